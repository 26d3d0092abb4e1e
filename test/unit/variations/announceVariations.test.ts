import { beforeEach, expect, test, vi } from 'vitest';
import type { Uri } from 'vscode';
import { announceVariations } from '../../../src/commands/variation/announceVariations.ts';
import type { Variation, VariationOutcome, Variations } from '../../../src/commands/variation/variations.ts';
import { type ArchivedImage, LibraryError } from '../../../src/images/imageLibrary.ts';
import { ImageProviderError } from '../../../src/images/imageProviderError.ts';

interface Shown {
  readonly message: string;
  readonly buttons: readonly string[];
}

/** The person, who reads and presses a button. */
const person = vi.hoisted(() => ({
  said: [] as Shown[],
  failed: [] as Shown[],
  opened: [] as string[],
  presses: undefined as string | undefined,
  folder: undefined as string | undefined,
}));

vi.mock('vscode', () => {
  const uri = (text: string) => ({ path: text.replace('file://', ''), toString: () => text });
  const show =
    (list: Shown[]) =>
    async (message: string, ...buttons: string[]) => {
      list.push({ message, buttons });
      const pressed = buttons.find((button) => button === person.presses);
      person.presses = pressed === undefined ? person.presses : undefined;
      return pressed;
    };
  return {
    Uri: { parse: uri },
    workspace: { asRelativePath: ({ path }: { path: string }) => path.slice(1) },
    commands: { executeCommand: async (_: string, { path }: { path: string }) => person.opened.push(path) },
    window: {
      showInformationMessage: show(person.said),
      showErrorMessage: show(person.failed),
      showOpenDialog: async () => (person.folder === undefined ? undefined : [uri(person.folder)]),
    },
  };
});

beforeEach(() => {
  person.said.length = 0;
  person.failed.length = 0;
  person.opened.length = 0;
  Object.assign(person, { presses: undefined, folder: undefined });
});

const variation = (name: string): Variation =>
  ({
    source: { uri: { path: `/${name}.png` } as Uri },
    destination: { folder: 'file:///', name: `${name}-variation-1` },
    confirm: 'done',
  }) as unknown as Variation;

const outcome = (name: string, changes: Partial<VariationOutcome> = {}): VariationOutcome => ({
  variation: variation(name),
  stored: [{ uri: `file:///${name}-variation-1.png`, hash: name }],
  unkept: [],
  ...changes,
});

function announce(outcomes: readonly VariationOutcome[], variations: Partial<Variations> = {}) {
  const again = vi.fn(async (_: readonly Variation[]) => {});
  const tryAgain = (made: readonly Variation[]) => `Try Again · about $0.0${made.length}`;
  announceVariations({ outcomes, tryAgain, again }, variations as Variations);
  return again;
}

const names = (made: readonly Variation[] | undefined) => made?.map(({ source }) => source.uri.path);
const refused = (sentence: string) => new ImageProviderError('moderation', sentence);

const cancelled = (name: string, changes: Partial<VariationOutcome> = {}) =>
  outcome(name, { stored: [], failure: new ImageProviderError('cancelled', 'Cancelled.'), ...changes });

test.each([
  [[outcome('a')], 'Variation saved: a-variation-1.png', 1],
  [[outcome('a'), outcome('b')], '2 variations saved', 2],
  [
    [outcome('a'), outcome('b', { stored: [], failure: refused('No.') })],
    'Variation saved: a-variation-1.png',
    1,
  ],
  [[outcome('a'), cancelled('b')], 'Variation saved: a-variation-1.png. Cancelled: “b.png”.', 1],
  [
    [
      outcome('a'),
      outcome('b'),
      cancelled('c', { maybeBilled: true }),
      cancelled('d', { maybeBilled: true }),
      cancelled('e'),
    ],
    '2 variations saved. Cancelled: “c.png”, “d.png”, “e.png”. 2 requests had left this machine, so they may be billed.',
    3,
  ],
])('says what was saved and what was not, once', async (outcomes, message, again) => {
  announce(outcomes);
  await vi.waitFor(() => expect(person.said).toHaveLength(1));
  expect(person.said[0]).toEqual({ message, buttons: ['Open', `Try Again · about $0.0${again}`] });
});

test.each([
  [
    [cancelled('a', { maybeBilled: true })],
    'Cancelled. A request had left this machine, so it may be billed.',
  ],
  [
    ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => cancelled(name)),
    /^Cancelled: “a\.png”, .*“e\.png”, and 2 more\.$/,
  ],
])('says what was cancelled before anything was saved', async (outcomes, message) => {
  announce(outcomes);
  await vi.waitFor(() => expect(person.said).toHaveLength(1));
  expect(person.said[0]?.message).toMatch(message);
  expect(person.said[0]?.buttons).toEqual([`Try Again · about $0.0${outcomes.length}`]);
});

test('makes what was cancelled, not what was made', async () => {
  person.presses = 'Try Again · about $0.02';
  const again = announce([outcome('a'), cancelled('b'), cancelled('c')]);
  await vi.waitFor(() => expect(again).toHaveBeenCalledOnce());
  expect(names(again.mock.calls[0]?.[0])).toEqual(['/b.png', '/c.png']);
});

test('opens the first, or makes those again that were made', async () => {
  person.presses = 'Open';
  announce([outcome('a'), outcome('b')]);
  await vi.waitFor(() => expect(person.opened).toEqual(['/a-variation-1.png']));
  person.presses = 'Try Again · about $0.01';
  const again = announce([outcome('a'), outcome('b', { stored: [], failure: refused('No.') })]);
  await vi.waitFor(() => expect(again).toHaveBeenCalledOnce());
  expect(names(again.mock.calls[0]?.[0])).toEqual(['/a.png']);
});

test('one message for each reason, naming the files when others were made', async () => {
  const timeout = new ImageProviderError('timeout', 'Too slow.');
  person.presses = 'Try Again';
  const again = announce([
    outcome('a'),
    ...['b', 'c'].map((name) => outcome(name, { stored: [], failure: timeout })),
    outcome('d', { stored: [], failure: refused('No.') }),
  ]);
  await vi.waitFor(() => expect(person.failed).toHaveLength(2));
  expect(person.failed.map(({ message }) => message)).toEqual([
    '“b.png”, “c.png”: Too slow.',
    '“d.png”: No.',
  ]);
  await vi.waitFor(() => expect(again).toHaveBeenCalledOnce());
  expect(names(again.mock.calls[0]?.[0])).toEqual(['/b.png', '/c.png']);
});

test('names no file when all failed alike, and is silent when the person cancelled the only one unsent', () => {
  announce([outcome('a', { stored: [], failure: refused('No.') })]);
  expect(person.failed.map(({ message }) => message)).toEqual(['No.']);
  announce([outcome('a', { stored: [], failure: new ImageProviderError('cancelled', 'Cancelled.') })]);
  expect(person.failed).toHaveLength(1);
  expect(person.said).toEqual([]);
});

test('what could not be kept is offered another folder', async () => {
  Object.assign(person, { presses: 'Save Elsewhere…', folder: 'file:///out' });
  const images = [{ hash: 'x' } as ArchivedImage];
  const keep = vi.fn(async (moved: Variation) => ({
    variation: moved,
    stored: [{ uri: `${moved.destination.folder}/x.png`, hash: 'x' }],
    unkept: [],
  }));
  announce(
    [outcome('a', { stored: [], unkept: images, keepFailure: new LibraryError('readOnly', 'Locked.') })],
    {
      keep,
    },
  );
  await vi.waitFor(() =>
    expect(person.said.map(({ message }) => message)).toEqual(['Variation saved: out/x.png']),
  );
  expect(keep.mock.calls[0]?.[0].destination).toEqual({ folder: 'file:///out', name: 'a-variation-1' });
});
