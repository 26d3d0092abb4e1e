import { describe, expect, test } from 'vitest';
import { insert } from './insert.ts';

/**
 * Above a size only an excerpt of a Markdown document is parsed, so the same place must come out as in a small
 * document, wherever it is and however long its block is.
 */
const filler = [
  '# Cats',
  'The cat\nsits.',
  '- a\n\n  b\n- c',
  '```\n\nd\n\n# e\n```',
  '> f',
  '| g |\n|---|\n| h |',
];
const many = Array.from({ length: 3000 }, (_, index) => filler[index % filler.length]).join('\n\n');

const blocks: [name: string, marked: string][] = [
  ['a paragraph', 'The «cat»'],
  ['a nested list', '- a\n  - «b»\n- c'],
  ['a quote', '> «a»\n> b'],
  ['a table', '| a | b |\n|---|---|\n| «c» | d |'],
  ['a fence with blank lines', '~~~\n\n# «a»\n\n- b\n~~~'],
  ['a comment with blank lines', '<!--\n\n# «a»\n\n-->'],
  ['a heading', 'Cats «a»\n===='],
];

describe('among many blocks', () => {
  test.each(blocks)('%s', (_, marked) => {
    const expected = insert('markdown', `${marked}\n\nNext.`);
    expect(insert('markdown', `${many}\n\n${marked}\n\nNext.\n\n${many}`)).toBe(
      `${many}\n\n${expected}\n\n${many}`,
    );
    expect(insert('markdown', `${marked}\n\nNext.\n\n${many}`)).toBe(`${expected}\n\n${many}`);
    expect(insert('markdown', `${many}\n\n${marked}\n\nNext.`)).toBe(`${many}\n\n${expected}`);
  });
});

const lines = 20_000;
const image = '![A cat](images/cat.png)';

describe('in a block of many lines', () => {
  test.each([
    ['list', '', '- a\n', '- «b»\n', `- b\n\n  ${image}\n\n`, ''],
    ['nested list', '', '- a\n  - b\n', '  - «c»\n', `  - c\n\n    ${image}\n\n`, ''],
    ['table', '| a | b |\n|---|---|\n', '| c | d |\n', '| «e» | f |\n', `| e ${image} | f |\n`, ''],
    ['quote', '', '> a\n>\n', '> «b»\n>\n', `> b\n>\n> ${image}\n>\n`, ''],
  ])('a %s', (_, head, line, marked, expected, end) => {
    const body = line.repeat(lines);
    expect(insert('markdown', head + body + marked + body + end)).toBe(head + body + expected + body + end);
  });

  test.each([
    ['paragraph', '', 'The cat\n', '«sits»\n', 'on\n'],
    ['fence', '```\n', 'The cat\n\n', '«sits»\n', '```\n'],
    ['front matter', '---\n', 'a: b\n', '«c»: d\n', '---\n'],
    ['comment', '<!--\n', 'The cat\n\n', '«sits»\n', '-->\n'],
    ['display math', '$$\n', 'a &= b\n\n', '«c»\n', '$$\n'],
  ])('a %s', (_, head, line, marked, end) => {
    const body = line.repeat(lines);
    const block = head + body + marked + body + end;
    expect(insert('markdown', `${block}\nNext.`)).toBe(`${block.replace(/[«»]/g, '')}\n${image}\n\nNext.`);
  });
});
