import { anchor } from '../anchor.ts';
import { encodePath } from '../encodePath.ts';
import type { ImageLanguage, ImageLink, LinkDocument, LinkEdit, LinkText, Range } from '../imageLanguage.ts';
import { indentOf, isBlank, lineAt, lineEnd } from '../lines.ts';
import { editAt, linkText, surround } from '../linkText.ts';
import { type CssItem, parseCss } from './parseCss.ts';

/**
 * CSS, SCSS and Less. An image is a `background-image` of the rule that the selection is in, or that the selected
 * comment or selector belongs to. Where there is no such rule it is a custom property `--image` of a new `:root`
 * rule at the end, which changes nothing until it is used. There is no alternative text.
 */
export const css: ImageLanguage = {
  path: encodePath,
  edit(document, selection, link, mode) {
    const at = anchor(document.text, selection);
    const sheet = parseCss(document.text, document.languageId);
    if (!at) return newRule(document, link);
    return (
      (mode === 'replace' && replace(document, sheet, at, link)) || insertAfter(document, sheet, at, link)
    );
  },
};

function url(link: ImageLink): LinkText {
  return linkText(['url("', { path: encodePath(link.path) }, '")']);
}

function declaration(link: ImageLink): LinkText {
  return surround('background-image: ', url(link), ';');
}

/** From the sheet to the innermost statement that the character at `offset` is in. */
function pathTo(sheet: CssItem, offset: number): CssItem[] {
  const path = [sheet];
  for (let item: CssItem | undefined = sheet; item; ) {
    item = item.items.find(({ start, end }) => start <= offset && offset < end);
    if (item) path.push(item);
  }
  return path;
}

function insertAfter(document: LinkDocument, sheet: CssItem, at: Range, link: ImageLink): LinkEdit {
  const path = pathTo(sheet, at.end - 1);
  const item = path.at(-1) ?? sheet;
  const parent = path.at(-2);
  if (item.kind === 'rule') {
    const rule =
      item.inner && item.inner.start <= at.end - 1 && item !== sheet ? item : ruleIn(document, item);
    return rule && takesDeclarations(document, rule) ? atTop(document, rule, link) : newRule(document, link);
  }
  if (parent && parent !== sheet && takesDeclarations(document, parent)) return below(document, item, link);
  const next =
    item.kind === 'comment' && parent?.items.find(({ start, kind }) => start >= item.end && kind === 'rule');
  const rule = next && ruleIn(document, next);
  return rule ? atTop(document, rule, link) : newRule(document, link);
}

/** The rule itself, or the first one in an at-rule that groups rules. */
function ruleIn(document: LinkDocument, item: CssItem): CssItem | undefined {
  if (takesDeclarations(document, item)) return item;
  for (const child of item.items) {
    const rule = child.kind === 'rule' && ruleIn(document, child);
    if (rule) return rule;
  }
  return undefined;
}

function takesDeclarations({ text }: LinkDocument, { start, inner }: CssItem): boolean {
  const groups =
    /^@(?:media|supports|layer|container|scope|starting-style|document|font-|(?:-\w+-)?keyframes|property)/i;
  return inner !== undefined && inner.start > 0 && !groups.test(text.slice(start, start + 30));
}

function atTop({ text, eol }: LinkDocument, rule: CssItem, link: ImageLink): LinkEdit {
  const at = rule.inner?.start ?? rule.end;
  const caret = { start: at, end: at };
  const isOneLine = !isBlank(text.slice(at, lineEnd(text, at)));
  if (isOneLine) return editAt(caret, surround(' ', declaration(link), text[at] === '}' ? ' ' : ''));
  const first = rule.items[0];
  const outer = indentOf(lineAt(text, rule.start));
  const indent = first ? indentOf(lineAt(text, first.start)) : outer + (outer.includes('\t') ? '\t' : '  ');
  return editAt(caret, surround(eol + indent, declaration(link), ''));
}

function below({ text, eol }: LinkDocument, item: CssItem, link: ImageLink): LinkEdit {
  const isUnfinished = item.kind === 'declaration' && text[item.end - 1] !== ';';
  const at = isUnfinished ? item.textEnd : item.end;
  const semicolon = isUnfinished ? ';' : '';
  const isLast = isBlank(text.slice(at, lineEnd(text, at)));
  const separator = isLast ? eol + indentOf(lineAt(text, item.start)) : ' ';
  return editAt({ start: at, end: at }, surround(semicolon + separator, declaration(link), ''));
}

function newRule({ text, eol }: LinkDocument, link: ImageLink): LinkEdit {
  const end = text.trimEnd().length;
  const apart = end > 0 ? eol + eol : '';
  return editAt({ start: end, end }, surround(`${apart}:root {${eol}  --image: `, url(link), `;${eol}}`));
}

/** A declaration, a value, or the address in a `url()`; `undefined` for anything else. */
function replace({ text }: LinkDocument, sheet: CssItem, at: Range, link: ImageLink): LinkEdit | undefined {
  const item = pathTo(sheet, at.end - 1).at(-1);
  if (item?.kind !== 'declaration' || at.start < item.start) return undefined;
  const end = text[item.end - 1] === ';' ? item.end : item.textEnd;
  if (at.start === item.start && at.end >= item.textEnd)
    return editAt({ start: at.start, end }, declaration(link));
  const source = text.slice(item.start, item.textEnd);
  for (const { 0: token, index } of source.matchAll(/url\([^)]*\)?|"[^"]*"|'[^']*'/gi)) {
    const start = item.start + index;
    const isInside = start < at.start && at.end < start + token.length;
    if (isInside)
      return token.startsWith('u') ? editAt(at, linkText([{ path: encodePath(link.path) }])) : undefined;
  }
  const colon = source.indexOf(':');
  return colon !== -1 && at.start > item.start + colon ? editAt(at, url(link)) : undefined;
}
