import { asciidoc } from './asciidoc/asciidoc.ts';
import { css } from './css/css.ts';
import { html, jsx } from './html/html.ts';
import type { ImageLanguage, ImageLink, LinkDocument, LinkEdit, LinkMode, Range } from './imageLanguage.ts';
import { latex } from './latex/latex.ts';
import { markdown } from './markdown/markdown.ts';
import { restructuredText } from './restructuredtext/restructuredText.ts';
import { typst } from './typst/typst.ts';

export { altText } from './altText.ts';
export type { ImageLink, LinkDocument, LinkEdit, LinkMode, Range } from './imageLanguage.ts';
export { promptFromSelection } from './prompt/promptFromSelection.ts';
export { relativePath } from './relativePath.ts';

const languages: ReadonlyMap<string, ImageLanguage> = new Map([
  ...each(markdown, 'markdown mdx quarto rmd'),
  ...each(
    html,
    'html vue svelte astro php blade handlebars twig ejs erb liquid jinja jinja-html django-html nunjucks',
  ),
  ...each(html, 'razor aspnetcorerazor'),
  ...each(css, 'css scss less'),
  ...each(latex, 'latex tex'),
  ...each(asciidoc, 'asciidoc'),
  ...each(restructuredText, 'restructuredtext'),
  ...each(typst, 'typst'),
  ...each(jsx, 'javascriptreact typescriptreact'),
]);

function each(language: ImageLanguage, languageIds: string): [string, ImageLanguage][] {
  return languageIds.split(' ').map((languageId) => [languageId, language]);
}

export function hasImageSyntax(languageId: string): boolean {
  return languages.has(languageId);
}

/**
 * Where and how the link to an image goes into a document. `after` writes a paragraph of its own after the block
 * that the selection ends in; `replace` puts the image in place of the selection, or after it where that would
 * break the document. Throws `RangeError` for a language without images: see `hasImageSyntax`.
 */
export function linkEdit(
  document: LinkDocument,
  selection: Range,
  link: ImageLink,
  mode: LinkMode,
): LinkEdit {
  const bom = document.text.startsWith('\uFEFF') ? 1 : 0;
  if (bom === 0) return languageOf(document.languageId).edit(document, selection, link, mode);
  const inner = { start: Math.max(0, selection.start - bom), end: Math.max(0, selection.end - bom) };
  const edit = linkEdit({ ...document, text: document.text.slice(bom) }, inner, link, mode);
  return { ...edit, start: edit.start + bom, end: edit.end + bom };
}

/**
 * A path as it stands inside `pathRange` of a link, to switch an inserted link to another file. `documentText`
 * matters where a document names the folder of its images: AsciiDoc's `imagesdir`, LaTeX's `\graphicspath`.
 */
export function linkPath(languageId: string, path: string, documentText = ''): string {
  return languageOf(languageId).path(path, documentText);
}

function languageOf(languageId: string): ImageLanguage {
  const language = languages.get(languageId);
  if (!language) throw new RangeError(`${languageId} has no image syntax`);
  return language;
}
