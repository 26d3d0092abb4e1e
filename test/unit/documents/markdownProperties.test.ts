import type { Image, Nodes, Root } from 'mdast';
import { describe, expect, test } from 'vitest';
import { linkEdit } from '../../../src/documents/imageLink.ts';
import { parseMarkdown } from '../../../src/documents/markdown/parse.ts';
import { randomFrom } from './random.ts';

const alts = [
  'A cat',
  'a [b](c) ![d]',
  '*x* _y_ `z` <b>',
  'a | b \\',
  '&amp; & "q" \'r\'',
  '__init__ snake_case',
  '{x} $y$',
];
const paths = [
  'images/cat.png',
  'my images/cat (1).png',
  '../ä/猫 #1 50%.png',
  'a_b*c`d<e>[f].png',
  'x|y\\z.png',
];

const leaves = [
  'The *cat* sits\non a `mat`.',
  '# Cats',
  'Cats\n====',
  '```js\nlet a;\n\nb();\n```',
  '| a | b |\n|---|---|\n| c | `d` |\n| e |  |',
  '<div>\na\n</div>',
  '<!-- a\n\nb -->',
  '---',
  '    code',
  '[a]: https://example.org',
  '- [ ] a\n- [x] b',
  '> a\nb',
];
const markers = ['- ', '* ', '1. ', '1) ', '> ', '>', '-   '];

interface Case {
  text: string;
  start: number;
  end: number;
}

function documentOf(random: (below: number) => number): Case {
  const blocks = Array.from({ length: 1 + random(5) }, () => blockOf(random, 0));
  const separators = ['\n\n', '\n\n\n', '\n'];
  let text = random(5) === 0 ? '---\ntitle: a\n---\n' : '';
  for (const block of blocks) text += block + (separators[random(3)] ?? '');
  if (random(2)) text = text.trimEnd();
  if (random(4) === 0) text = text.replaceAll('\n', '\r\n');
  const start = random(text.length);
  return { text, start, end: Math.min(text.length, start + 1 + random(12)) };
}

function blockOf(random: (below: number) => number, depth: number): string {
  if (depth > 2 || random(2) === 0) return leaves[random(leaves.length)] ?? '';
  const marker = markers[random(markers.length)] ?? '';
  const indent = marker.startsWith('>') ? marker : ' '.repeat(marker.length);
  const inner = Array.from({ length: 1 + random(2) }, () => blockOf(random, depth + 1)).join('\n\n');
  const item = inner
    .split('\n')
    .map(
      (line, index) => (index === 0 ? marker : line === '' && !marker.startsWith('>') ? '' : indent) + line,
    )
    .join('\n');
  return random(2) || marker.startsWith('>') ? item : `${item}\n${marker}more`;
}

function images(root: Nodes): Image[] {
  if (root.type === 'image') return [root];
  return 'children' in root ? root.children.flatMap(images) : [];
}

/** Everything but the new image, its paragraph, and what a blank line in a list changes. */
function withoutNew(root: Root, isNew: (image: Image) => boolean): unknown {
  const strip = (node: Nodes): unknown => {
    if (node.type === 'image' && isNew(node)) return undefined;
    // In a cell a space before the image is text, too.
    if (node.type === 'text' && node.value.trim() === '') return undefined;
    const { position: _, ...rest } = node;
    const own = 'spread' in rest ? { ...rest, spread: undefined } : rest;
    if (node.type === 'text') return { ...own, value: node.value.trimEnd() };
    if (!('children' in node)) return own;
    const children = node.children.map(strip).filter((child) => child !== undefined);
    if (node.type === 'paragraph' && children.length === 0) return undefined;
    return { ...own, children };
  };
  return strip(root);
}

describe('a random Markdown document', () => {
  test.each(Array.from({ length: 600 }, (_, seed) => ({ seed })))('of seed $seed', ({ seed }) => {
    const random = randomFrom(seed);
    const { text, start, end } = documentOf(random);
    const link = { path: paths[random(paths.length)] ?? '', alt: alts[random(alts.length)] ?? '' };
    const eol = text.includes('\r\n') ? ('\r\n' as const) : ('\n' as const);
    const edit = linkEdit({ languageId: 'markdown', text, eol }, { start, end }, link, 'after');

    expect(edit.end, 'nothing is replaced').toBe(edit.start);
    const after = text.slice(0, edit.start) + edit.text + text.slice(edit.start);
    const root = parseMarkdown(after, 'markdown', false);
    const pathStart = edit.start + edit.pathRange.start;
    const isNew = ({ position }: Image) =>
      (position?.start.offset ?? 0) < pathStart && pathStart < (position?.end.offset ?? 0);
    const added = images(root).filter(isNew);
    expect(
      added.map(({ alt, url }) => ({ alt, path: decodeURIComponent(url) })),
      after,
    ).toEqual([link]);
    expect(withoutNew(root, isNew), after).toEqual(
      withoutNew(parseMarkdown(text, 'markdown', false), () => false),
    );
    expect(after.replaceAll('\r\n', ''), 'line breaks stay of one kind').not.toMatch(
      eol === '\n' ? /\r/ : /\n/,
    );
  });
});
