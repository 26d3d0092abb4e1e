import { describe, expect, it } from 'vitest';
import type { ImageSize, ListedModel } from '../../../src/images/imageProvider.ts';
import {
  familyOf,
  isExperimentalSize,
  isKnownFamily,
  isLegalSize,
  knownModel,
  knownModels,
  parseSize,
  recommendedModel,
  shutdownOf,
} from '../../../src/images/models.ts';
import { modelTable, unknownFamily } from '../../../src/images/modelTable.ts';

const today = new Date('2026-11-22T12:00:00Z');
const ids = (...list: string[]): ListedModel[] => list.map((id) => ({ id }));

describe('familyOf', () => {
  it.each([
    ['gpt-image-2.6-sunburst', 'gpt-image-2.6'],
    ['gpt-image-2.6-flare', 'gpt-image-2.6'],
    ['gpt-image-2.6', 'gpt-image-2.6'],
    ['gpt-image-2.5-flare-2026-09-08', 'gpt-image-2.5'],
    ['gpt-image-2', 'gpt-image-2'],
    ['gpt-image-2-2026-04-21', 'gpt-image-2'],
    ['gpt-image-1.5-2025-12-16', 'gpt-image-1.5'],
    ['chatgpt-image-latest', 'gpt-image-1.5'],
    ['gpt-image-1', 'gpt-image-1'],
    ['gpt-image-1-mini', 'gpt-image-1-mini'],
    ['dall-e-2', 'dall-e-2'],
    ['gpt-image-3', 'unknown'],
    ['gpt-image-2-turbo', 'unknown'],
    ['my-gpt-image-2', 'unknown'],
    ['', 'unknown'],
    ['constructor', 'unknown'],
  ])('%s is %s', (id, name) => expect(familyOf(id).name).toBe(name));

  it('lets an alias name a family or a model, and decide', () => {
    const aliases = {
      mine: 'gpt-image-2.6',
      theirs: 'gpt-image-1-mini',
      'gpt-image-2': 'dall-e-2',
      odd: 'nothing',
    };
    expect(
      ['mine', 'theirs', 'gpt-image-2', 'odd', 'toString'].map((id) => familyOf(id, aliases).name),
    ).toEqual(['gpt-image-2.6', 'gpt-image-1-mini', 'dall-e-2', 'unknown', 'unknown']);
  });

  it('tells the unknown family apart', () => {
    expect(isKnownFamily(familyOf('gpt-image-2'))).toBe(true);
    expect(isKnownFamily(familyOf('sdxl'))).toBe(false);
  });
});

describe('the table', () => {
  it.each(modelTable.map((family) => [family.name, family] as const))(
    '%s offers only sizes that it takes',
    (_, family) => {
      const { sizes } = family;
      const offered = sizes.kind === 'list' ? sizes.sizes : sizes.kind === 'range' ? sizes.presets : [];
      expect(offered.length).toBeGreaterThan(0);
      expect(offered.filter((size) => !isLegalSize(size, family))).toEqual([]);
      for (const size of Object.keys(family.outputPrice ?? {}))
        expect(isLegalSize(size as ImageSize, family)).toBe(true);
    },
  );

  it('dates and sources every price', () => {
    const priced = modelTable.flatMap(({ prices }) => prices ?? []);
    expect(priced.length).toBeGreaterThan(5);
    for (const { date, source } of priced) {
      expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(URL.canParse(source)).toBe(true);
    }
  });

  it('replaces every model that stops by one that does not', () => {
    const stopping = knownModels().filter(({ shutdownDate }) => shutdownDate);
    expect(stopping.map(({ id, shutdownDate }) => `${id} ${shutdownDate}`)).toEqual([
      'gpt-image-1.5 2026-12-01',
      'chatgpt-image-latest 2026-12-01',
      'gpt-image-1-mini 2026-12-01',
      'gpt-image-1 2026-10-23',
      'dall-e-3 2026-05-12',
      'dall-e-2 2026-05-12',
    ]);
    for (const { replacement = '' } of stopping) {
      expect(knownModel(replacement)).toMatchObject({ id: replacement });
      expect(knownModel(replacement)?.shutdownDate).toBeUndefined();
    }
  });

  it('never sends response_format to GPT Image models, nor to what it does not know', () => {
    const asking = [...modelTable, unknownFamily].filter(({ responseFormat }) => responseFormat);
    expect(asking.map(({ name }) => name)).toEqual(['dall-e-3', 'dall-e-2']);
  });
});

it.each([
  ['the best of the table when nothing is known', [], 'gpt-image-2.6-sunburst'],
  ['the best that is listed', ids('gpt-5', 'gpt-image-2', 'gpt-image-2.5-flare'), 'gpt-image-2.5-flare'],
  ['the model rather than its snapshot', ids('gpt-image-2-2026-04-21', 'gpt-image-2'), 'gpt-image-2'],
  ['a snapshot when there is only that', ids('gpt-image-2-2026-04-21', 'gpt-5'), 'gpt-image-2-2026-04-21'],
  ['an old model on a server that still has it', ids('dall-e-2', 'llama'), 'dall-e-2'],
  ['the only model of a server', ids('sd-turbo'), 'sd-turbo'],
  ['nothing where the choice is open', ids('sd-turbo', 'flux'), undefined],
  [
    'nothing that the server has shut down',
    [{ id: 'gpt-image-2', shutdownDate: '2026-11-22' }, ...ids('gpt-image-1.5')],
    'gpt-image-1.5',
  ],
])('auto is %s', (_, listed, expected) => expect(recommendedModel(listed, today)).toBe(expected));

it.each([
  ['gpt-image-1.5', [], '2026-12-01'],
  ['gpt-image-1.5-2025-12-16', [], '2026-12-01'],
  ['gpt-image-1.5', [{ id: 'gpt-image-1.5', shutdownDate: '2027-01-01' }], '2027-01-01'],
  ['gpt-image-2', [{ id: 'gpt-image-2', shutdownDate: '2027-06-01' }], '2027-06-01'],
  ['gpt-image-2', ids('gpt-image-2'), undefined],
  ['sdxl', [], undefined],
])('%s stops on the date that the server or the table says', (id, listed, expected) => {
  expect(shutdownOf(id, listed)).toBe(expected);
});

describe('isLegalSize', () => {
  it.each<[string, ImageSize, boolean]>([
    ['gpt-image-2', 'auto', true],
    ['gpt-image-2', '1024x1024', true],
    ['gpt-image-2', '1536x864', true],
    ['gpt-image-2', '3840x2160', true],
    ['gpt-image-2', '1024x1000', false],
    ['gpt-image-2', '3856x2160', false],
    ['gpt-image-2', '3840x2176', false],
    ['gpt-image-2', '1024x640', true],
    ['gpt-image-2', '1024x624', false],
    ['gpt-image-2', '2304x768', true],
    ['gpt-image-2', '2320x768', false],
    ['gpt-image-2', '0x1024', false],
    ['gpt-image-1.5', '1536x1024', true],
    ['gpt-image-1.5', '1536x864', false],
    ['gpt-image-1.5', 'auto', true],
    ['dall-e-2', '256x256', true],
    ['dall-e-2', 'auto', false],
    ['sdxl', '333x777', true],
    ['sdxl', 'auto', true],
    ['sdxl', '-1x5', false],
  ])('%s %s: %s', (model, size, expected) => expect(isLegalSize(size, familyOf(model))).toBe(expected));

  it('knows what is experimental', () => {
    const family = familyOf('gpt-image-2');
    expect(isExperimentalSize('2560x1440', family)).toBe(false);
    expect(isExperimentalSize('3840x2160', family)).toBe(true);
    expect(isExperimentalSize('3840x2160', familyOf('sdxl'))).toBe(false);
    expect(isExperimentalSize('auto', family)).toBe(false);
  });
});

it.each([
  ['1024x768', { width: 1024, height: 768 }],
  ['auto', undefined],
  ['1024X768', undefined],
  ['01x5', undefined],
  ['1e3x5', undefined],
])('parseSize %s', (text, expected) => expect(parseSize(text)).toEqual(expected));
