import { anchor } from '../anchor.ts';
import { encodePath } from '../encodePath.ts';
import type { ImageLanguage, ImageLink, LinkDocument, LinkText, Range } from '../imageLanguage.ts';
import { lineBelow, paragraphAtTop } from '../insertParagraph.ts';
import { editAt, linkText, oneLine, surround } from '../linkText.ts';
import type { TreeNode } from '../nodeTree.ts';
import { rawElements, strictElements } from './elements.ts';
import { findPlace, type Markup } from './findPlace.ts';
import { parseHtml } from './parseHtml.ts';
import { parseJsx } from './parseJsx.ts';

/** HTML and the template languages around it, Vue, Svelte and Astro components, PHP pages. */
export const html: ImageLanguage = {
  path: encodePath,
  edit(document, selection, link, mode) {
    return insert(document, selection, imageTag(document, link, '>'), mode === 'replace', false);
  },
};

/** JSX and TSX. Code outside elements gets the image as a comment: nothing else could stand there. */
export const jsx: ImageLanguage = {
  path: encodePath,
  edit(document, selection, link, mode) {
    return insert(document, selection, imageTag(document, link, ' />'), mode === 'replace', true);
  },
};

function insert(
  document: LinkDocument,
  selection: Range,
  image: LinkText,
  replaces: boolean,
  isJsx: boolean,
) {
  const { text, languageId, eol } = document;
  const commented = surround('// ', image, '');
  const at = anchor(text, selection);
  if (!at) return paragraphAtTop(document, selection.end, isJsx ? commented : image);
  const root = isJsx ? parseJsx(text) : parseHtml(text);
  const markup: Markup = { text, root, languageId, isJsx };
  if (replaces && mayReplace(markup, at)) return editAt(at, image);
  const place = findPlace(markup, at);
  if (place.kind === 'comment') return lineBelow(document, place.at, commented, place.indent);
  const before = { line: eol + place.indent, text: ' ', tag: '' }[place.kind];
  return editAt({ start: place.at, end: place.at }, surround(before, image, ''));
}

function imageTag({ languageId }: LinkDocument, link: ImageLink, close: string): LinkText {
  const alt = escapeAttribute(oneLine(link), languageId);
  return linkText(['<img src="', { path: encodePath(link.path) }, '" alt="', { alt }, `"${close}`]);
}

/** Braces and at signs begin an expression in some template languages, even inside quotes. */
function escapeAttribute(value: string, languageId: string): string {
  const hasDirectives = languageId === 'razor' || languageId === 'aspnetcorerazor' || languageId === 'blade';
  return value.replace(hasDirectives ? /["<>{}@]|&(?=#?\w)/g : /["<>{}]|&(?=#?\w)/g, (character) => {
    return entities.get(character) ?? `&#${character.charCodeAt(0)};`;
  });
}

const entities: ReadonlyMap<string, string> = new Map([
  ['"', '&quot;'],
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
]);

/** Text and whole elements may go, not half of a tag, nor anything where an image is no image. */
function mayReplace({ root, isJsx }: Markup, at: Range): boolean {
  let around: TreeNode = root;
  for (;;) {
    const cut: TreeNode | undefined = around.children.find(
      ({ start, end }) => start < at.end && at.start < end && (start < at.start || at.end < end),
    );
    if (!cut) break;
    if (cut.kind !== 'element' || at.start < cut.inner || cut.innerEnd < at.end) return false;
    around = cut;
  }
  const name = around.name.toLowerCase();
  if (rawElements.has(name) || strictElements.has(name)) return false;
  if (!isJsx || around.kind === 'element') return true;
  return around.children.some(
    ({ kind, start, end }) => kind === 'element' && start === at.start && end === at.end,
  );
}
