import type { Range } from '../imageLanguage.ts';
import { isBlank } from '../lines.ts';

/** One statement of a style sheet; `end` is after its semicolon or closing brace. */
export interface CssItem extends Range {
  readonly kind: 'comment' | 'declaration' | 'rule';
  /** Of a rule: after its opening brace, and before its closing one. */
  readonly inner: Range | undefined;
  /** Where a declaration's text ends, without the semicolon and trailing comments. */
  readonly textEnd: number;
  readonly items: readonly CssItem[];
}

const tokens = {
  css: /\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?|url\([^)]*\)?|[{};]/gi,
  nested:
    /\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\r\n]*|"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?|url\([^)]*\)?|[#@]\{[^}]*\}|[{};]/gi,
};

/** CSS, and with line comments and interpolation SCSS and Less. */
export function parseCss(text: string, languageId: string): CssItem {
  const token = new RegExp(languageId === 'css' ? tokens.css : tokens.nested);
  const items = readItems(text, token, 0);
  return {
    kind: 'rule',
    start: 0,
    end: text.length,
    textEnd: 0,
    inner: { start: 0, end: text.length },
    items,
  };
}

function readItems(text: string, token: RegExp, from: number): CssItem[] {
  const items: CssItem[] = [];
  let start = from;
  let trailing: Range = { start: from, end: from };
  const begin = (at: number) => at - text.slice(start, at).trimStart().length;
  const declaration = (textEnd: number, end: number) => {
    const first = begin(textEnd);
    const ends =
      trailing.start > first && isBlank(text.slice(trailing.end, textEnd)) ? trailing.start : textEnd;
    const trimmed = text.slice(first, ends).trimEnd().length;
    if (trimmed > 0) {
      items.push({
        kind: 'declaration',
        start: first,
        end,
        textEnd: first + trimmed,
        inner: undefined,
        items: [],
      });
    }
    start = end;
  };
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [found] = match;
    const at = match.index;
    if (found === ';') {
      declaration(at, at + 1);
    } else if (found === '}') {
      declaration(at, at);
      return items;
    } else if (found === '{') {
      const first = begin(at);
      const inner = readItems(text, token, at + 1);
      const close = token.lastIndex > at ? token.lastIndex - 1 : text.length;
      const end = Math.min(close + 1, text.length);
      items.push({
        kind: 'rule',
        start: first,
        end,
        textEnd: at,
        inner: { start: at + 1, end: close },
        items: inner,
      });
      start = end;
    } else if (/^\/[*/]/.test(found) && !isBlank(text.slice(start, at))) {
      trailing = {
        start: isBlank(text.slice(trailing.end, at)) && trailing.start > start ? trailing.start : at,
        end: at + found.length,
      };
    } else if (/^\/[*/]/.test(found)) {
      start = at + found.length;
      items.push({ kind: 'comment', start: at, end: start, textEnd: start, inner: undefined, items: [] });
    }
    if (token.lastIndex === 0) break;
  }
  declaration(text.length, text.length);
  return items;
}
