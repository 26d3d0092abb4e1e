import { describe, expect, test } from 'vitest';
import { promptFromSelection } from '../../../src/documents/imageLink.ts';

test.each([
  ['# The *cat*\n\nsits on **a** `mat`.', 'The cat sits on a mat.'],
  ['- a [red](https://example.org) cat\n- a ![blue](b.png) dog', 'a red cat a blue dog'],
  ['> A cat\n> sits', 'A cat sits'],
  ['> [!NOTE]\n> A cat', 'A cat'],
  ['1. [ ] feed\n2. [x] pet', 'feed pet'],
  ['| a | b |\n|---|---|\n| c | d |', 'a b c d'],
  ['Cats &amp; \\*dogs\\* ~~fish~~', 'Cats & *dogs* fish'],
  ['a <b>red</b> cat<br>sits', 'a red cat sits'],
  ['a cat** and a dog', 'a cat and a dog'],
  ['    the end of an indented line', 'the end of an indented line'],
  ['A cat[^1]\n\n---\n\n```text\nsits\n```', 'A cat sits'],
  [':::tip\nA cat\n:::', 'A cat'],
  ['A cat  \r\nsits\u00a0down', 'A cat sits down'],
])('Markdown: %j', (text, prompt) => {
  expect(promptFromSelection(text, 'markdown')).toEqual({ prompt, truncated: false });
});

test.each([
  [
    'html',
    '<h1>The <b>cat</b></h1>\n<p>sits &amp; <img src="a.png" alt="sleeps">&#33;</p>',
    'The cat sits & sleeps !',
  ],
  ['html', '<script>a</script><!-- A cat -->', 'A cat'],
  ['typescriptreact', '// A cat\n// sits', 'A cat sits'],
  ['typescriptreact', '<p>\n  A cat {/* sits */}\n</p>', 'A cat sits'],
  ['css', '/* A cat\n * sits\n */', 'A cat sits'],
  ['python', '# A cat\n# sits', 'A cat sits'],
  ['plaintext', '# A cat', '# A cat'],
  ['latex', 'The \\textbf{cat}~sits \\cite{a} at 5\\% % no', 'The cat sits at 5%'],
  ['latex', '\\begin{itemize}\n\\item a\n\\end{itemize}', 'a'],
  ['asciidoc', '== The *cat*\n\n* sits on https://example.org[a mat]', 'The cat sits on a mat'],
  ['asciidoc', '[source]\n----\nA cat\n----', 'A cat'],
  [
    'restructuredtext',
    'The cat\n=======\n\n*sits* on `a mat <https://example.org>`_',
    'The cat sits on a mat',
  ],
  ['typst', '= The *cat*\n\n- sits #text(red)[on] _a mat_', 'The cat sits on a mat'],
])('%s: %j', (languageId, text, prompt) => {
  expect(promptFromSelection(text, languageId)).toEqual({ prompt, truncated: false });
});

describe('a long selection', () => {
  test('is cut between words at 32,000 characters, and says so', () => {
    const { prompt, truncated } = promptFromSelection('cat '.repeat(9000), 'plaintext');
    expect(truncated).toBe(true);
    expect(prompt).toBe('cat '.repeat(8000).trim());
  });

  test('that fits is whole', () => {
    const text = 'a'.repeat(32_000);
    expect(promptFromSelection(text, 'markdown')).toEqual({ prompt: text, truncated: false });
  });

  test('of which markup takes most says when its end is missing', () => {
    const { prompt, truncated } = promptFromSelection(`${'<b></b>'.repeat(6000)}cat`, 'html');
    expect(truncated).toBe(true);
    expect(prompt).not.toContain('cat');
  });

  test('is not cut inside a character', () => {
    const { prompt } = promptFromSelection(`a${'🐈'.repeat(17_000)}`, 'plaintext');
    expect(prompt).toMatch(/🐈$/u);
    expect(prompt.length).toBeLessThanOrEqual(32_000);
  });
});
