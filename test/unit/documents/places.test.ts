import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { insert } from './insert.ts';

/**
 * Where an image goes, case by case: `▶ construct: what is special`, the document with its selection in `«»` (or
 * the caret at `‸`), `▷`, the document with the image.
 */
const folder = new URL('./places/', import.meta.url);
const languageIds: Record<string, string> = { jsx: 'typescriptreact' };
const constructs = ['paragraph', 'list', 'nested list', 'quote', 'table', 'heading', 'fence', 'front matter'];

for (const file of readdirSync(folder)) {
  const language = file.replace('.txt', '');
  const languageId = languageIds[language] ?? language;
  const cases = readCases(readFileSync(new URL(file, folder), 'utf8'));

  describe(language, () => {
    test.each(cases)('$title', ({ before, after }) => {
      expect(insert(languageId, before)).toBe(after);
      expect(insert(languageId, `${before}\n`), 'with a line break at the end of the file').toBe(
        `${after}\n`,
      );
    });

    test.each(cases)('$title, with CRLF', ({ before, after }) => {
      expect(insert(languageId, withCrlf(before), { eol: '\r\n' })).toBe(withCrlf(after));
    });

    // SCSS is CSS but for what its table has.
    if (language === 'scss') return;
    test('says what happens in every construct', () => {
      const covered = new Set(cases.map(({ title }) => title.replace(/:.*/, '')));
      expect(constructs.filter((construct) => !covered.has(construct))).toEqual([]);
    });
  });
}

function readCases(table: string): { title: string; before: string; after: string }[] {
  const [, ...cases] = table.replace(/\n$/, '').split(/^▶ /m);
  return cases.map((text) => {
    const [head = '', after = ''] = text.replace(/\n$/, '').split('\n▷\n');
    const [title = '', ...before] = head.split('\n');
    return { title, before: before.join('\n'), after };
  });
}

function withCrlf(text: string): string {
  return text.replaceAll('\n', '\r\n');
}
