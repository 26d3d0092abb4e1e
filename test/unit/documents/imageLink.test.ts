import { describe, expect, test } from 'vitest';
import { hasImageSyntax, linkEdit, linkPath } from '../../../src/documents/imageLink.ts';
import { insert, readMarks } from './insert.ts';

const path = '../my images/cat (1) 50% #2 "a" {b} ä猫.png';
const alt = 'A [cat],\n "sits" | {on} 5% of <the> *mat* & _rug_ \\ & it\'s $1 ~ ^ #2';

describe('path and alternative text, escaped for', () => {
  test.each([
    [
      'markdown',
      '![A \\[cat\\], "sits" | {on} 5% of \\<the> \\*mat\\* & \\_rug\\_ \\\\ & it\'s $1 ~ ^ #2](../my%20images/cat%20%281%29%2050%25%20%232%20%22a%22%20%7Bb%7D%20ä猫.png)',
    ],
    [
      'mdx',
      '![A \\[cat\\], "sits" | \\{on\\} 5% of \\<the> \\*mat\\* & \\_rug\\_ \\\\ & it\'s $1 ~ ^ #2](../my%20images/cat%20%281%29%2050%25%20%232%20%22a%22%20%7Bb%7D%20ä猫.png)',
    ],
    [
      'html',
      '<img src="../my%20images/cat%20%281%29%2050%25%20%232%20%22a%22%20%7Bb%7D%20ä猫.png" alt="A [cat], &quot;sits&quot; | &#123;on&#125; 5% of &lt;the&gt; *mat* & _rug_ \\ & it\'s $1 ~ ^ #2">',
    ],
    [
      'css',
      'background-image: url("../my%20images/cat%20%281%29%2050%25%20%232%20%22a%22%20%7Bb%7D%20ä猫.png");',
    ],
    [
      'typst',
      '#image("../my images/cat (1) 50% #2 \\"a\\" {b} ä猫.png", alt: "A [cat], \\"sits\\" | {on} 5% of <the> *mat* & _rug_ \\\\ & it\'s $1 ~ ^ #2")',
    ],
    [
      'restructuredtext',
      '.. image:: ../my%20images/cat%20%281%29%2050%25%20%232%20%22a%22%20%7Bb%7D%20ä猫.png\n   :alt: A [cat], "sits" | {on} 5% of <the> *mat* & _rug_ \\\\ & it\'s $1 ~ ^ #2',
    ],
    [
      'asciidoc',
      'image::../my%20images/cat%20%281%29%2050%25%20%232%20%22a%22%20%7Bb%7D%20ä猫.png["A [cat], \\"sits\\" | \\{on} 5% of <the> *mat* & _rug_ \\ & it\'s $1 ~ ^ #2"]',
    ],
    [
      'latex',
      '  \\includegraphics[width=\\linewidth]{../my images/cat (1) 50\\% \\#2 "a" \\string{b\\string} ä猫.png}\n  \\caption{A [cat], "sits" | \\{on\\} 5\\% of <the> *mat* \\& \\_rug\\_ \\textbackslash{} \\& it\'s \\$1 \\textasciitilde{} \\textasciicircum{} \\#2}',
    ],
  ])('%s', (languageId, expected) => {
    const marked = languageId === 'css' ? 'a {\n  «b»: c;\n}' : '«a»';
    expect(insert(languageId, marked, { link: { path, alt } })).toContain(expected);
  });

  test('a table cell of Markdown and AsciiDoc', () => {
    const link = { path: 'a__b--c.png', alt: 'a | *b* ]' };
    expect(insert('markdown', '| «a» |\n|---|', { link })).toBe(
      '| a ![a \\| \\*b\\* \\]](a__b--c.png) |\n|---|',
    );
    expect(insert('asciidoc', '|===\n|«a»\n|===', { link })).toBe(
      '|===\n|a image:a_%5Fb-%2Dc.png[a \\| &#42;b&#42; \\]]\n|===',
    );
  });

  test('template languages that read at signs in quotes', () => {
    const link = { path: 'a.png', alt: 'me @ home' };
    expect(insert('blade', '«a»', { link })).toBe('a\n<img src="a.png" alt="me &#64; home">');
    expect(insert('html', '«a»', { link })).toBe('a\n<img src="a.png" alt="me @ home">');
  });
});

describe('the ranges of a link', () => {
  test.each([
    ['markdown', 'A cat', 'images/cat.png'],
    ['html', 'A cat', 'images/cat.png'],
    ['latex', 'A cat', 'images/cat.png'],
    ['asciidoc', 'A cat', 'images/cat.png'],
    ['restructuredtext', 'A cat', 'images/cat.png'],
    ['typst', 'A cat', 'images/cat.png'],
    ['css', undefined, 'images/cat.png'],
  ])('of %s are its alternative text and its path', (languageId, alternative, file) => {
    const link = { path: 'images/cat.png', alt: 'A cat' };
    const { text, altRange, pathRange } = linkEdit(
      { languageId, text: 'a', eol: '\n' },
      { start: 0, end: 1 },
      link,
      'after',
    );
    expect(altRange && text.slice(altRange.start, altRange.end)).toBe(alternative);
    expect(text.slice(pathRange.start, pathRange.end)).toBe(file);
  });

  test('let an image be switched to another file', () => {
    const text = ':imagesdir: images\n\na';
    const link = { path: 'images/cat.png', alt: 'A cat' };
    const edit = linkEdit({ languageId: 'asciidoc', text, eol: '\n' }, { start: 20, end: 21 }, link, 'after');
    const after = linkPath('asciidoc', 'images/my cat.png', text);
    const { start, end } = edit.pathRange;
    expect(edit.text.slice(0, start) + after + edit.text.slice(end)).toBe('\n\nimage::my%20cat.png[A cat]');
  });
});

test.each([
  ['asciidoc', ':imagesdir: images', 'images/cat.png', 'cat.png'],
  ['asciidoc', ':imagesdir: ./images/', 'other/cat.png', '../other/cat.png'],
  ['asciidoc', ':imagesdir: {docdir}/images', 'images/a/cat.png', 'a/cat.png'],
  ['asciidoc', ':imagesdir: {partials}/images', 'images/cat.png', 'images/cat.png'],
  ['asciidoc', ':imagesdir: https://example.org', 'images/cat.png', 'images/cat.png'],
  ['asciidoc', ':imagesdir: ../shared', 'images/cat.png', 'images/cat.png'],
  ['latex', '\\graphicspath{{figures/}{./images/}}', 'images/cat.png', 'cat.png'],
  ['latex', '\\graphicspath{{images/}{images/cats/}}', 'images/cats/a.png', 'a.png'],
  ['latex', '% \\graphicspath{{images/}}', 'images/cat.png', 'images/cat.png'],
])('%s with %s writes %s as %s', (languageId, text, file, expected) => {
  expect(linkPath(languageId, file, text)).toBe(expected);
});

test('languages without images say so', () => {
  expect(hasImageSyntax('markdown')).toBe(true);
  for (const languageId of ['plaintext', 'python', 'javascript', 'yaml', '']) {
    expect(hasImageSyntax(languageId)).toBe(false);
    expect(() => linkPath(languageId, 'cat.png')).toThrow(RangeError);
  }
});

describe('a byte order mark', () => {
  test.each(['markdown', 'html', 'latex', 'asciidoc', 'restructuredtext', 'typst'])(
    'stays first in %s',
    (languageId) => {
      const withMark = insert(languageId, '\uFEFF«a»');
      expect(withMark).toBe(`\uFEFF${insert(languageId, '«a»')}`);
    },
  );

  test('may be all there is', () => {
    expect(insert('markdown', '\uFEFF‸')).toBe('\uFEFF![A cat](images/cat.png)');
  });

  test('before front matter does not hide it', () => {
    const { text, selection } = readMarks('\uFEFF---\ntitle: «a»\n---\n');
    const edit = linkEdit(
      { languageId: 'markdown', text, eol: '\n' },
      selection,
      { path: 'a.png', alt: '' },
      'after',
    );
    expect(edit.start).toBe(text.length - 1);
  });
});
