import { describe, expect, test } from 'vitest';
import { insert } from './insert.ts';

const image = '![A cat](images/cat.png)';
const tag = '<img src="images/cat.png" alt="A cat">';
const jsx = '<img src="images/cat.png" alt="A cat" />';
const graphics = '\\includegraphics[width=\\linewidth]{images/cat.png}';

/** The selection in `«»`, and what stands in its place. */
const replaced: [languageId: string, before: string, after: string][] = [
  ['markdown', 'The «cat» sits.', `The ${image} sits.`],
  ['markdown', '«The cat\n»Next.', `${image}\nNext.`],
  ['markdown', 'a\n\n«The cat\n\nThe dog»\n\nb', `a\n\n${image}\n\nb`],
  ['markdown', '«# Cats»\nText.', `${image}\n\nText.`],
  ['markdown', 'Text.\n«# Cats»', `Text.\n\n${image}`],
  ['markdown', '> a\n> «# Cats»\n> b', `> a\n>\n> ${image}\n>\n> b`],
  ['markdown', '# The «cat»\nText.', `# The ${image}\nText.`],
  ['markdown', '- «a»\n- b', `- ${image}\n- b`],
  ['markdown', '| «a» | b |\n|---|---|', `| ${image} | b |\n|---|---|`],
  ['markdown', '«```mermaid\ngraph\n```»\n\nText.', `${image}\n\nText.`],
  ['html', '<p>The «<b>cat</b>» sits.</p>', `<p>The ${tag} sits.</p>`],
  ['html', '<ul>\n  <li>«a»</li>\n</ul>', `<ul>\n  <li>${tag}</li>\n</ul>`],
  ['typescriptreact', 'const a = <p>The «cat»</p>;', `const a = <p>The ${jsx}</p>;`],
  ['typescriptreact', 'const a = «<Cat />»;', `const a = ${jsx};`],
  ['css', 'a { background: «red»; }', 'a { background: url("images/cat.png"); }'],
  ['css', 'a { «color: red;» }', 'a { background-image: url("images/cat.png"); }'],
  ['css', 'a { background: url("«old.png»"); }', 'a { background: url("images/cat.png"); }'],
  ['latex', 'The «cat» sits.', `The ${graphics} sits.`],
  [
    'latex',
    'a\n\n«The cat.»\n\nb',
    `a\n\n\\begin{figure}\n  \\centering\n  ${graphics}\n  \\caption{A cat}\n\\end{figure}\n\nb`,
  ],
  ['asciidoc', 'The «cat» sits.', 'The image:images/cat.png[A cat] sits.'],
  ['asciidoc', 'a\n\n«The cat.»\n\nb', 'a\n\nimage::images/cat.png[A cat]\n\nb'],
  ['restructuredtext', 'a\n\n«The cat.»\n\nb', 'a\n\n.. image:: images/cat.png\n   :alt: A cat\n\nb'],
  ['typst', 'The «cat» sits.', 'The #image("images/cat.png", alt: "A cat") sits.'],
];

/** Where an image in place of the selection would break something, it follows as if after had been asked for. */
const kept: [languageId: string, before: string][] = [
  ['markdown', '```js\n«a»\n```\n\nb'],
  ['markdown', '---\ntitle: «a»\n---\n\nb'],
  ['markdown', 'a\n\n«b\n\n```\nc»\n```\n'],
  ['markdown', '| «a | b» |\n|---|---|'],
  ['html', '<p title="«a»">b</p>'],
  ['html', '<p>«a</p><p>b»</p>'],
  ['html', '<script>«a»</script>'],
  ['html', '<ul>«<li>a</li>»</ul>'],
  ['typescriptreact', 'const a = «b»;'],
  ['css', '/* «a» */ b { c: d }'],
  ['css', '.«a» { c: d }'],
  ['latex', '\\begin{verbatim}\n«a»\n\\end{verbatim}'],
  ['latex', '\\begin{tabular}{ll}\n  «a & b» \\\\\n\\end{tabular}'],
  ['latex', '\\title{«a»}\n\\begin{document}\nb\n\\end{document}'],
  ['asciidoc', '----\n«a»\n----'],
  ['asciidoc', '= Title\n:«a»: b'],
  ['restructuredtext', 'The «cat» sits.'],
  ['restructuredtext', '.. code::\n\n   «a»'],
  ['typst', '#let a = "«b»"'],
];

describe('in place of the selection', () => {
  test.each(replaced)('in %s: %j', (languageId, before, after) => {
    expect(insert(languageId, before, { mode: 'replace' })).toBe(after);
  });

  test.each(kept)('nothing goes in %s: %j', (languageId, before) => {
    expect(insert(languageId, before, { mode: 'replace' })).toBe(insert(languageId, before));
  });
});
