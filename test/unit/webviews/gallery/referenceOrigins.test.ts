import { expect, test, vi } from 'vitest';
import type * as vscode from 'vscode';
import { ReferenceOrigins } from '../../../../src/webviews/gallery/referenceOrigins.ts';

/** Values go through JSON, as VS Code stores them. */
function fakeMemento(failure?: Error): vscode.Memento {
  const stored = new Map<string, string>();
  const memento = {
    get: (key: string, otherwise: unknown) => JSON.parse(stored.get(key) ?? JSON.stringify(otherwise)),
    async update(key: string, value: unknown) {
      if (failure) throw failure;
      stored.set(key, JSON.stringify(value));
    },
  };
  return memento as unknown as vscode.Memento;
}

test('the latest 200 are kept', () => {
  const memento = fakeMemento();
  const origins = new ReferenceOrigins(memento, vi.fn());
  for (let index = 0; index < 200; index += 1) origins.remember(`${index}`, `file:///${index}.png`);
  origins.remember('0', 'file:///moved.png');
  origins.remember('200', 'file:///200.png');

  const later = new ReferenceOrigins(memento, vi.fn());
  expect(later.of('0')).toBe('file:///moved.png');
  expect(later.of('1')).toBeUndefined();
  expect(later.of('2')).toBe('file:///2.png');
  expect(later.of('200')).toBe('file:///200.png');
});

test('one that cannot be kept is told of', async () => {
  const failed = vi.fn();
  const error = new Error('The disk is full.');
  new ReferenceOrigins(fakeMemento(error), failed).remember('a', 'file:///a.png');
  await vi.waitFor(() => expect(failed).toHaveBeenCalledWith(error));
});
