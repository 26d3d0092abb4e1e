type Rule = readonly [pattern: RegExp, replacement: string];

/** What is left of a source without the markup of its language; of a program, its comments without their signs. */
export function sourceText(text: string, languageId: string): string {
  switch (languageId) {
    case 'plaintext':
      return text;
    case 'css':
    case 'scss':
    case 'less':
      return apply(comments, text);
    case 'latex':
    case 'tex':
      return apply(latex, text);
    case 'asciidoc':
      return apply(asciidoc, text);
    case 'restructuredtext':
      return apply(restructuredText, text);
    case 'typst':
      return apply(typst, text);
    case 'javascriptreact':
    case 'typescriptreact':
      return apply(comments, htmlText(text));
    default:
      return /<[a-z/!][^>]*>/i.test(text) ? htmlText(text) : apply(comments, text);
  }
}

export function htmlText(text: string): string {
  return apply(html, text).replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi,
    (entity, decimal, hex, name) => {
      if (name !== undefined) return entities.get(name) ?? entity;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
    },
  );
}

function apply(rules: readonly Rule[], text: string): string {
  return rules.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), text);
}

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['ndash', '–'],
  ['mdash', '—'],
  ['hellip', '…'],
]);

const html: readonly Rule[] = [
  [/<!--|-->|\{\/\*|\*\/\}/g, ' '],
  [/<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, ' '],
  [/<\?[\s\S]*?\?>|<%[\s\S]*?%>|\{%[\s\S]*?%\}|\{\{[#/^!][\s\S]*?\}\}/g, ' '],
  [/<img\b[^>]*?\balt\s*=\s*(?:"([^"]*)"|'([^']*)')[^>]*>/gi, ' $1$2 '],
  [
    /<\/?(?:a|abbr|b|cite|code|del|em|i|ins|kbd|mark|s|small|span|strong|sub|sup|u)\b(?:"[^"]*"|'[^']*'|[^'">])*>/gi,
    '',
  ],
  [/<[a-z/!](?:"[^"]*"|'[^']*'|[^'">])*>/gi, ' '],
];

const comments: readonly Rule[] = [
  [/^[ \t]*(?:\/\/+!?|#+(?=\s)|\/\*+!?|\*+(?=\s)|--(?=\s)|;+(?=\s))|\*+\/[ \t]*$/gm, ' '],
];

const latex: readonly Rule[] = [
  [/\\%/g, '\uE000'],
  [/^[ \t]*%+|(?<=\s)%.*$/gm, ' '],
  [
    /\\(?:begin|end)\s*\{[^{}]*\}(?:\[[^\]]*\])?|\\(?:label|ref|cite\w*|pageref|includegraphics|vspace|hspace)\*?(?:\[[^\]]*\])?\{[^{}]*\}/g,
    ' ',
  ],
  [/\\href\s*\{[^{}]*\}/g, ' '],
  [/\\[\\,;:! ]|~|&/g, ' '],
  [/\\([{}$&#_])/g, '$1'],
  [/\\[a-zA-Z@]+\*?(?:\[[^\]]*\])?/g, ' '],
  [/[{}$]/g, ''],
  [/\uE000/g, '%'],
];

const asciidoc: readonly Rule[] = [
  [/^(?:[-.=*_+/]{4,}|--|\|===|\+|:[\w-]+:.*|\[[^\]]*\])[ \t]*$/gm, ''],
  [/^(?:=+|#+|\*+|-|\.+|\d+\.|\/\/)[ \t]+|^\.(?=\S)/gm, ''],
  [/image::?[^\s[]+\[(?:"([^"]*)"|([^\],]*))[^\]]*\]/g, '$1$2'],
  [/(?:link:|xref:)?(?:https?:\/\/)?[^\s[]+\[([^\]]+)\]/g, '$1'],
  [/(?<![\w*])\*{1,2}(\S(?:.*?\S)?)\*{1,2}(?![\w*])/g, '$1'],
  [/(?<![\w_])_{1,2}(\S(?:.*?\S)?)_{1,2}(?![\w_])/g, '$1'],
  [/`+|(?<=\w):{2,4}(?=\s|$)|(?:^|\s)\|(?=\S)/gm, ' '],
];

const restructuredText: readonly Rule[] = [
  [/^[ \t]*([!-/:-@[-`{-~])\1{2,}[ \t]*$|^[ \t]*[+=][-+= ]{3,}$/gm, ''],
  [/^[ \t]*\.\. (?:[\w-]+::)?|^[ \t]*:[\w-]+:(?=\s)|^[ \t]*(?:[-*+•]|#\.|\d+\.)[ \t]+/gm, ' '],
  [/(?::[\w:-]+:)?`([^`<]*?)(?:\s*<[^`>]*>)?`_{0,2}/g, '$1'],
  [/\*{1,2}(\S(?:.*?\S)?)\*{1,2}/g, '$1'],
  [/``|::(?=\s|$)/g, ' '],
];

const typst: readonly Rule[] = [
  [/\/\*|\*\/|^[ \t]*\/\/+/gm, ' '],
  [/^[ \t]*(?:=+|[-+]|\d+\.)[ \t]+/gm, ''],
  [/#image\([^)]*?alt:\s*"([^"]*)"[^)]*\)/g, '$1'],
  [/#(?:set|show|let|import|include)\b.*$/gm, ' '],
  [/#[\w.-]+(?:\((?:"[^"]*"|[^()])*\))?|<[\w-]+>|@[\w-]+/g, ' '],
  [/[[\]`$]/g, ' '],
  [/(?<![\w*])\*(\S(?:.*?\S)?)\*(?![\w*])/g, '$1'],
  [/(?<!\w)_(\S(?:.*?\S)?)_(?!\w)/g, '$1'],
];
