import { describe, expect, test, vi } from 'vitest';
import { readEditArguments } from '../../../../src/commands/editing/readEditArguments.ts';
import { noSides } from '../../../../src/geometry/rectangle.ts';
import { FakeUri } from '../../webviews/maskEditor/fakeVscode.ts';

vi.mock('vscode', async () => (await import('../../webviews/maskEditor/fakeVscode.ts')).vscode);

const source = new FakeUri('/site/cat.png');
const box = { x: 1, y: 2, width: 3, height: 4 };

test.each([
  ['the least', { source, prompt: ' A cat ' }, { source, prompt: 'A cat', extend: noSides, choices: {} }],
  ['a box', { source, prompt: 'A cat', mask: box }, { mask: box }],
  ['a mask file', { source, prompt: 'A cat', mask: source }, { mask: source }],
  ['one border', { source, prompt: 'A cat', extend: { left: 8 } }, { extend: { ...noSides, left: 8 } }],
  ['a folder', { source, prompt: 'A cat', folder: source }, { folder: source }],
  [
    'choices; what is undefined is not chosen',
    { source, prompt: 'A cat', quality: 'low', count: 2, model: undefined, format: 'png' },
    { choices: { quality: 'low', count: 2 } },
  ],
])('reads %s', (_, options, expected) => {
  expect(readEditArguments([options])).toMatchObject(expected);
});

test.each([
  ['nothing', []],
  ['a Uri', [source]],
  ['a Uri and its group', [source, { groupId: 1 }]],
  ['options and more', [{ source, prompt: 'A cat' }, 1]],
  ['an object of something else', [{ groupId: 1 }]],
])('%s is a menu’s call', (_, args) => {
  expect(readEditArguments(args)).toBeUndefined();
});

describe('refuses by name', () => {
  test.each([
    ['source', { source: 'cat.png' }],
    ['source', { source: undefined }],
    ['prompt', { prompt: ' ' }],
    ['prompt', { prompt: 7 }],
    ['folder', { folder: '/site' }],
    ['format', { format: 'jpeg' }],
    ['mask', { mask: null }],
    ['mask', { mask: { ...box, width: 0 } }],
    ['mask', { mask: { ...box, x: '1' } }],
    ['mask', { mask: { ...box, depth: 1 } }],
    ['mask', { mask: { x: 1, y: 2 } }],
    ['extend', { extend: 8 }],
    ['extend', { extend: { left: 1.5 } }],
    ['extend', { extend: { leftmost: 1 } }],
    ['count', { count: '2' }],
    ['count', { count: 0 }],
    ['quality', { quality: 3 }],
    ['strength', { strength: 'subtle' }],
    ['toString', { toString: 'x' }],
  ])('%s in %j', (name, wrong) => {
    expect(() => readEditArguments([{ source, prompt: 'A cat', ...wrong }])).toThrow(`“${name}”`);
  });
});
