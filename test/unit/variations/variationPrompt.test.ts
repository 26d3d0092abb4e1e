import { describe, expect, it, vi } from 'vitest';
import { describeSource } from '../../../src/commands/variation/describeSource.ts';
import { strengths, variationPrompt } from '../../../src/commands/variation/variationPrompt.ts';
import type { ImageRecord, RecordedRequest } from '../../../src/images/imageRecord.ts';
import { removePrompt } from '../../../src/images/removePrompt.ts';
import { spokenPrompt } from '../../../src/images/spokenPrompt.ts';
import { wordsOf } from '../../../src/images/variationWords.ts';
import { RecordsByFile } from '../../../src/library/records/recordsByFile.ts';

const plain = { strength: 'medium', words: '', description: undefined, style: '' } as const;

describe('the prompt of a variation', () => {
  it('differs by strength, and is one paragraph without more', () => {
    const prompts = strengths.map((strength) => variationPrompt({ ...plain, strength }, 32_000));
    expect(new Set(prompts).size).toBe(3);
    for (const prompt of prompts) expect(prompt).toMatch(/^Make a .*variation of this image.*\.$/);
  });

  it('says what it was made from, then what the person adds, then the house style', () => {
    const prompt = variationPrompt(
      { ...plain, words: 'at night', description: 'A hill', style: 'Woodcut' },
      32_000,
    );
    const [, ...added] = prompt.split('\n\n');
    expect(added).toEqual(['It was made from this description: A hill', 'Above all: at night', 'Woodcut']);
  });

  it.each([400, 500, 1000])(
    'in %i characters it has all of what the person wrote, and cuts the description',
    (most) => {
      const words = 'w'.repeat(60);
      const prompt = variationPrompt({ ...plain, words, description: 'd'.repeat(5000) }, most);
      expect(prompt.length).toBeLessThanOrEqual(most);
      expect(prompt).toContain(words);
      if (most >= 500) expect(prompt).toHaveLength(most);
    },
  );

  it.each([
    ['at night', 'Woodcut'],
    ['at night', ''],
    ['', 'Woodcut'],
  ])('gives back the words %j of the person', (words, style) => {
    const prompt = variationPrompt({ ...plain, words, style, description: 'A hill' }, 32_000);
    expect(wordsOf(prompt)).toBe(words || undefined);
  });

  it.each(strengths)('%s, without what Easel says itself', (strength) => {
    const said = (changes: Partial<Parameters<typeof variationPrompt>[0]>) =>
      spokenPrompt({
        operation: 'variation',
        prompt: variationPrompt({ ...plain, strength, ...changes }, 32_000),
      });
    expect(said({})).toBe('');
    expect(said({ words: 'at night' })).toBe('at night');
    expect(said({ description: 'A hill\n\nin fog', words: 'at night', style: 'Woodcut' })).toBe(
      'A hill\n\nin fog\n\nat night\n\nWoodcut',
    );
  });

  it('is longer than the model reads rather than cut the person’s words', () => {
    const words = 'w'.repeat(1000);
    expect(variationPrompt({ ...plain, words, description: 'A hill' }, 500)).toContain(words);
  });
});

describe('what a source was made from', async () => {
  const record = (hash: string, request: Partial<RecordedRequest>, composites: string[] = []) =>
    ({
      hash,
      request: { operation: 'generate', model: 'm', count: 1, ...request },
      composites,
      places: [],
    }) as unknown as ImageRecord;
  const images = (hash: string) => [{ hash, format: 'png' }] as const;
  const records = [
    record('hill', { prompt: 'A hill\n\nin two paragraphs\n\nWoodcut' }),
    record('variation', { operation: 'variation', prompt: 'Make a variation', images: images('hill') }),
    record('again', { operation: 'variation', prompt: 'Make a variation', images: images('variation') }),
    record('legacy', { operation: 'variation', images: images('squared'), source: 'hill' }),
    record('edit', { operation: 'edit', prompt: 'A hill with a hat', images: images('prepared') }, [
      'composite',
    ]),
    record('removed', {
      operation: 'edit',
      prompt: removePrompt,
      images: images('prepared'),
      recipe: { source: 'edit' } as unknown as NonNullable<RecordedRequest['recipe']>,
    }),
    record('loop', { operation: 'variation', images: images('loop') }),
    // Of equal bytes the newest counts.
    record('hill', { prompt: 'An older hill' }),
    record('stranger', { operation: 'variation', prompt: 'Make a variation', images: images('unknown') }),
  ];

  const byFile = await RecordsByFile.of({ images: records });

  it.each([
    ['hill', 'A hill\n\nin two paragraphs'],
    ['variation', 'A hill\n\nin two paragraphs'],
    ['again', 'A hill\n\nin two paragraphs'],
    ['legacy', 'A hill\n\nin two paragraphs'],
    ['edit', 'A hill with a hat'],
    ['composite', 'A hill with a hat'],
    ['removed', 'A hill with a hat'],
    ['loop', undefined],
    ['stranger', undefined],
    ['unknown', undefined],
  ])('%s: %s', (hash, description) => {
    expect(describeSource(hash, byFile, 'Woodcut')).toBe(description);
  });

  it('is found by way of the sources alone, however many records there are', () => {
    const of = vi.fn((hash: string) => byFile.of(hash));
    describeSource('again', { of }, '');
    expect(of.mock.calls.flat()).toEqual(['again', 'variation', 'hill']);
  });

  it('keeps all where there is no house style, or another', () => {
    for (const style of ['', 'Oil']) expect(describeSource('hill', byFile, style)).toMatch(/Woodcut$/);
  });
});
