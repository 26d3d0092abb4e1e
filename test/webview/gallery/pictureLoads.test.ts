import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PictureLoads } from '../../../webview/gallery/grid/pictureLoads.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];

let changes: number;
let loads: PictureLoads;

beforeEach(() => {
  vi.useFakeTimers();
  changes = 0;
  loads = new PictureLoads(() => {
    changes += 1;
  });
});

afterEach(() => void vi.useRealTimers());

function admitted(): string {
  return ids.filter((id) => loads.has(id)).join('');
}

it('lets in the first alone, then ever more at once, in their order, up to four', () => {
  loads.want(ids);
  const seen = [admitted()];
  for (const id of ids) {
    loads.ended(id);
    seen.push(admitted());
  }
  expect(seen).toEqual([
    'a',
    'abc',
    'abcde',
    'abcdefg',
    'abcdefgh',
    'abcdefghi',
    'abcdefghi',
    'abcdefghi',
    'abcdefghi',
    'abcdefghi',
  ]);
  expect(changes).toBe(6);
});

it('goes on with what is on screen now, whatever still loads elsewhere', () => {
  loads.want(['a', 'b', 'c']);
  loads.want(['g', 'h', 'i']);
  expect(admitted()).toBe('g');
  loads.ended('a');
  expect(admitted()).toBe('g');
  loads.ended('g');
  expect(admitted()).toBe('ghi');
});

it('keeps what it let in, and says nothing where nothing changed', () => {
  loads.want(['a', 'b']);
  loads.ended('a');
  expect(changes).toBe(2);
  loads.want(['b', 'a']);
  loads.ended('b');
  loads.ended('b');
  expect(admitted()).toBe('ab');
  expect(changes).toBe(2);
});

it('does not wait for ever for one that never comes', () => {
  loads.want(ids);
  vi.advanceTimersByTime(999);
  expect(admitted()).toBe('a');
  vi.advanceTimersByTime(1);
  expect(admitted()).toBe('abc');
  vi.advanceTimersByTime(10_000);
  expect(admitted()).toBe(ids.join(''));
});
