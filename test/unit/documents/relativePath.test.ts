import { expect, test } from 'vitest';
import { relativePath } from '../../../src/documents/imageLink.ts';

test.each([
  ['file:///docs/a.md', 'file:///docs/images/cat.png', 'images/cat.png'],
  ['file:///docs/a.md', 'file:///docs/cat.png', 'cat.png'],
  ['file:///docs/en/a.md', 'file:///docs/images/cat.png', '../images/cat.png'],
  ['file:///docs/en/deep/a.md', 'file:///other/cat.png', '../../../other/cat.png'],
  ['file:///docs/my%20a.md', 'file:///docs/my%20images/%C3%A4%231.png', 'my images/ä#1.png'],
  ['file:///docs/a/a.md', 'file:///docs/a', '../a'],
  ['file:///c%3A/docs/a.md', 'file:///C:/docs/images/cat.png', 'images/cat.png'],
  ['vscode-remote://ssh-remote%2Bhost/docs/a.md', 'vscode-remote://SSH-remote%2bhost/cat.png', '../cat.png'],
  ['file://server/share/a.md', 'file://server/share/cat.png', 'cat.png'],
])('from %s to %s is %s', (from, to, expected) => {
  expect(relativePath(from, to)).toBe(expected);
});

test.each([
  ['file:///c%3A/docs/a.md', 'file:///d%3A/docs/cat.png'],
  ['file:///docs/a.md', 'vscode-vfs://github/docs/cat.png'],
  ['file://server/a.md', 'file:///a.png'],
  ['untitled:Untitled-1', 'file:///docs/cat.png'],
  ['docs/a.md', 'file:///docs/cat.png'],
])('from %s to %s there is none', (from, to) => {
  expect(relativePath(from, to)).toBeUndefined();
});
