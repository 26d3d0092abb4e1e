import { expect, test } from 'vitest';
import type { MaskOperation } from '../../../../webview/maskEditor/mask/maskOperation.ts';
import { MaskChangeEvent, MaskSession } from '../../../../webview/maskEditor/mask/maskSession.ts';
import { firstDifference } from './firstDifference.ts';
import { randomFrom } from './random.ts';
import { imageSize, randomOperation, sessionSource } from './sessionSource.ts';

const all = imageSize.width * imageSize.height;
const line: MaskOperation = { kind: 'rectangle', erase: false, box: { x: 0, y: 0, width: 2, height: 1 } };

test('a draft opens again as it was, with what can be redone (random)', async () => {
  const random = randomFrom(21);
  const session = new MaskSession(sessionSource());
  for (let step = 0; step < 60; step++) await session.apply(randomOperation(random));
  for (let step = 0; step < 10; step++) await session.undo();
  const opened = new MaskSession(sessionSource());
  await opened.apply({ kind: 'selectAll' });
  const dirty: unknown[] = [];
  opened.addEventListener(MaskChangeEvent.type, (event) => {
    if (event instanceof MaskChangeEvent) dirty.push(event.dirty);
  });
  await opened.restore(JSON.parse(JSON.stringify(session.draft)));
  expect(dirty).toEqual([undefined]);
  expect(opened.draft).toEqual(session.draft);
  expect(opened.draft.done).toBe(50);
  for (const move of ['redo', 'undo', 'undo'] as const) {
    for (let step = 0; step < 10; step++) {
      expect(firstDifference(opened.coverage, session.coverage)).toBeUndefined();
      expect(opened.extend).toEqual(session.extend);
      await opened[move]();
      await session[move]();
    }
  }
});

test('a draft keeps points to an eighth of a pixel, in the pixel where they were', async () => {
  const session = new MaskSession(sessionSource());
  await session.apply({ kind: 'stroke', erase: false, size: 1, points: [7.99, 3.01, -0.01, 3.49] });
  expect(session.draft.operations).toEqual([
    { kind: 'stroke', erase: false, size: 1, points: [7.875, 3, -0.125, 3.375] },
  ]);
});

test('a draft is not changed by what is done later', async () => {
  const session = new MaskSession(sessionSource());
  await session.apply({ kind: 'invert' });
  const { draft } = session;
  await session.apply({ kind: 'clear' });
  await session.undo();
  await session.apply({ kind: 'selectAll' });
  expect(draft).toEqual({ operations: [{ kind: 'invert' }], done: 1 });
});

test('a draft leaves out what cannot be done any more', async () => {
  const session = new MaskSession(sessionSource());
  const unknown = JSON.parse('{ "kind": "wand" }');
  const operations = [line, { kind: 'loaded', hash: 'gone' }, unknown, { kind: 'invert' }];
  await session.restore({ operations, done: 4 });
  expect(session.draft).toEqual({ operations: [line, { kind: 'invert' }], done: 2 });
  expect(session.share).toBe((all - 2) / all);
  await session.undo();
  expect(session.share).toBe(2 / all);
});

test('what cannot be redone any more says so once, and is left out', async () => {
  const session = new MaskSession(sessionSource());
  await session.restore({ operations: [{ kind: 'loaded', hash: 'gone' }, { kind: 'invert' }], done: 0 });
  await expect(session.redo()).rejects.toThrow('The mask is not in the archive any more.');
  await session.redo();
  expect(session.draft).toEqual({ operations: [{ kind: 'invert' }], done: 1 });
  expect(session.share).toBe(1);
});
