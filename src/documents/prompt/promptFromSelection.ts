import { markdownText } from './markdownText.ts';
import { sourceText } from './sourceText.ts';

/** What the API takes as a prompt, in UTF-16 code units here, which are never fewer than its characters. */
const longest = 32_000;
/** Markup takes some of a selection's length; more than this would only be cut off again. */
const longestSelection = 40_000;

/** The words of a selection without its language's markup, on one line; `truncated` when the end is missing. */
export function promptFromSelection(
  text: string,
  languageId: string,
): { prompt: string; truncated: boolean } {
  const selection = text.slice(0, longestSelection);
  const isMarkdown = /^(?:markdown|mdx|quarto|rmd)$/.test(languageId);
  const words = isMarkdown ? markdownText(selection, languageId) : sourceText(selection, languageId);
  const prompt = words.replace(/\s+/g, ' ').trim();
  const isCut = text.slice(longestSelection).trim() !== '';
  if (prompt.length <= longest) return { prompt, truncated: isCut };
  const space = prompt.lastIndexOf(' ', longest);
  const end = space > longest - 200 ? space : longest;
  return {
    prompt: prompt
      .slice(0, end)
      .replace(/[\uD800-\uDBFF]$/, '')
      .trimEnd(),
    truncated: true,
  };
}
