import { expect, test, vi } from 'vitest';
import { uriName, uriStem } from '../../../src/host/uriName.ts';
import { editName } from '../../../src/library/destination/siblingDestination.ts';

vi.mock('vscode', () => ({}));

test.each([
  ['/site/cat.png', 'cat.png', 'cat'],
  ['/site.v2/cat', 'cat', 'cat'],
  ['/site/my.cat.png', 'my.cat.png', 'my.cat'],
  ['/site/.png', '.png', '.png'],
])('%s', (path, name, stem) => {
  expect(uriName({ path })).toBe(name);
  expect(uriStem({ path })).toBe(stem);
});

test.each([
  ['cat', 'cat-edit-1'],
  ['cat-edit-1', 'cat-edit-1'],
  ['cat-edit-12', 'cat-edit-12'],
  ['cat-edit-0', 'cat-edit-0-edit-1'],
  ['cat-variation-1', 'cat-variation-1-edit-1'],
  ['.png', 'png-edit-1'],
])('an edit of %s begins to count at %s', (stem, name) => {
  expect(editName(stem)).toBe(name);
});
