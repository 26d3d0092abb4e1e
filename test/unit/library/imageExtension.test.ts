import { expect, test } from 'vitest';
import { formatOfName } from '../../../src/library/files/imageExtension.ts';

test.each([
  ['cat.png', 'png'],
  ['/site/cat.min.JPG', 'jpeg'],
  ['/site/cat.jpeg', 'jpeg'],
  ['cat.webp', 'webp'],
  ['cat.gif', undefined],
  ['cat.', undefined],
  ['png', undefined],
  ['/site/png', undefined],
  ['/site.png/cat', undefined],
  ['/site.d/png', undefined],
])('%s is by its name: %s', (name, format) => {
  expect(formatOfName(name)).toBe(format);
});
