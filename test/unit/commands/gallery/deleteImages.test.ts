import { expect, test, vi } from 'vitest';
import { deleteImages } from '../../../../src/commands/gallery/deleteImages.ts';
import { newFakeWindow } from '../../webviews/maskEditor/fakeVscode.ts';

vi.mock('vscode', async () => (await import('../../webviews/gallery/galleryVscode.ts')).vscode);

test('one that is locked keeps no other from being deleted, and the person hears of it', async () => {
  newFakeWindow().answer('Delete');
  const removed: string[] = [];
  const remove = async (uri: string) => {
    if (uri.endsWith('b.png')) throw new Error('“b.png” may not be deleted.');
    removed.push(uri);
    return { hash: '', format: 'png', bytes: 1, uri } as const;
  };
  const uris = ['file:///a.png', 'file:///b.png', 'file:///c.png'];
  await expect(deleteImages(uris, { remove })).rejects.toThrow(
    '1 of 3 images was not deleted. “b.png” may not be deleted.',
  );
  expect(removed).toEqual(['file:///a.png', 'file:///c.png']);
});
