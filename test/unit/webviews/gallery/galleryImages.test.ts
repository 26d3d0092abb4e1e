import { expect, test } from 'vitest';
import type { FileMove } from '../../../../src/images/imageLibrary.ts';
import { GalleryImages } from '../../../../src/webviews/gallery/galleryImages.ts';

const names = ['a/cat.png', 'a/dog.png', 'ab/cat.png'];

/** Which file each of {@link names} is after the moves; `undefined`: it is no file any more. */
function after(moves: readonly FileMove[]): readonly (string | undefined)[] {
  const images = new GalleryImages({ load: () => Promise.reject(new Error('Nobody asked.')) });
  const ids = names.map((name) => images.ofFile(`file:///${name}`).id);
  images.moved(moves);
  return ids.map((id) => {
    const image = images.get(id);
    if (image?.kind !== 'file') return undefined;
    expect(images.ofFile(image.uri).id).toBe(id);
    return image.uri.slice('file:///'.length);
  });
}

test.each<[string, Record<string, string>, readonly (string | undefined)[]]>([
  ['a file', { 'a/cat.png': 'b/cat.png' }, ['b/cat.png', 'a/dog.png', 'ab/cat.png']],
  ['a folder', { a: 'b/c' }, ['b/c/cat.png', 'b/c/dog.png', 'ab/cat.png']],
  [
    'two that change places',
    { 'a/cat.png': 'a/dog.png', 'a/dog.png': 'a/cat.png' },
    ['a/dog.png', 'a/cat.png', 'ab/cat.png'],
  ],
  ['a file over another', { 'a/cat.png': 'a/dog.png' }, ['a/dog.png', undefined, 'ab/cat.png']],
  ['nothing that is known', { 'c/cat.png': 'a/dog.png', b: 'c' }, names],
])('ids follow %s', (_, moves, expected) => {
  const all = Object.entries(moves).map(([from, to]) => ({ from: `file:///${from}`, to: `file:///${to}` }));
  expect(after(all)).toEqual(expected);
});
