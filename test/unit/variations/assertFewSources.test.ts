import { expect, test, vi } from 'vitest';
import type { Uri } from 'vscode';
import { assertFewSources } from '../../../src/commands/variation/assertFewSources.ts';
import {
  CreateVariations,
  type CreateVariationsParts,
} from '../../../src/commands/variation/createVariations.ts';
import { FakeUri } from '../webviews/maskEditor/fakeVscode.ts';

vi.mock('vscode', async () => (await import('../webviews/gallery/galleryVscode.ts')).vscode);

function uris(count: number): readonly Uri[] {
  return Array.from({ length: count }, (_, index) => new FakeUri(`/site/${index}.png`) as unknown as Uri);
}

/** Files of so many bytes each. */
function disk(bytes: number) {
  const file = { symbolicLink: false, folder: false, bytes, changedAt: 0 };
  return { stat: vi.fn(async (_: string) => file) };
}

test.each([
  [1, 3_000_000_000, undefined],
  [2, 250_000_000, undefined],
  [2, 250_000_001, 'at most 500 MB at once, and these images have 500 MB. Select fewer.'],
  [50, 5_000_000, undefined],
  [50, 40_000_000, 'at most 500 MB at once, and these images have 2.0 GB. Select fewer.'],
  [51, 10, 'at most 50 images at once, and these are 51. Select fewer.'],
])('%i images of %i bytes each', async (count, bytes, refusal) => {
  const asserted = assertFewSources(uris(count), disk(bytes));
  if (refusal === undefined) await asserted;
  else await expect(asserted).rejects.toMatchObject({ message: expect.stringContaining(refusal) });
});

test('what cannot be looked at is left to the reading', async () => {
  await assertFewSources(uris(2), { stat: () => Promise.reject(new Error('No such server.')) });
  await assertFewSources(uris(2), { stat: async () => undefined });
});

test('of too many nothing is read, and nobody is asked for a key', async () => {
  const get = vi.fn();
  // Nothing else may be used.
  const parts = { files: disk(5_000_000), keys: { get } } as unknown as CreateVariationsParts;
  const { workspace } = await import('../webviews/gallery/galleryVscode.ts').then(({ vscode }) => vscode);
  const readFile = vi.spyOn(workspace.fs, 'readFile');
  await expect(new CreateVariations(parts).ask(uris(500))).rejects.toThrow('Select fewer');
  expect(readFile).not.toHaveBeenCalled();
  expect(get).not.toHaveBeenCalled();
});
