import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmTable } from 'micromark-extension-gfm-table';

const inline = [
  'attention',
  'autolink',
  'characterEscape',
  'characterReference',
  'codeText',
  'hardBreakEscape',
  'htmlText',
  'labelEnd',
  'labelStartImage',
  'labelStartLink',
];

/** Markdown with GitHub's tables and front matter (YAML and TOML); `blocksOnly` leaves inline text as it is. */
export function parseMarkdown(text: string, languageId: string, blocksOnly: boolean): Root {
  // In MDX an indented line is a paragraph.
  const disabled = [...(languageId === 'mdx' ? ['codeIndented'] : []), ...(blocksOnly ? inline : [])];
  return fromMarkdown(text, {
    extensions: [gfmTable(), frontmatter(['yaml', 'toml']), { disable: { null: disabled } }],
    mdastExtensions: [gfmTableFromMarkdown(), frontmatterFromMarkdown(['yaml', 'toml'])],
  });
}
