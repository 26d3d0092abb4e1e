const longest = 120;
const shortForms = /(?:^|\s)(?:Mr|Mrs|Ms|Dr|Prof|St|No|vs|approx|e\.g|i\.e)\.\s*$/;

/** The prompt's first sentence: at most 120 UTF-16 code units, cut between words, else between graphemes. */
export function altText(prompt: string): string {
  const sentence = firstSentence(prompt.replace(/\s+/g, ' ').trim());
  if (sentence.length <= longest) return sentence;
  const words = cutAt('word', sentence).replace(/[\s\p{Pd}\p{Ps}\p{Pi},;:、，；：]+$/u, '');
  return words || cutAt('grapheme', sentence);
}

function firstSentence(text: string): string {
  // A prompt's first sentence is near its beginning, and the segmenter takes its time with long texts.
  const beginning = text.slice(0, 1000);
  let end = 0;
  for (const { segment, index } of new Intl.Segmenter('en', { granularity: 'sentence' }).segment(beginning)) {
    end = index + segment.length;
    if (!shortForms.test(beginning.slice(0, end))) break;
  }
  return beginning.slice(0, end).trim();
}

function cutAt(granularity: 'word' | 'grapheme', text: string): string {
  let end = 0;
  for (const { segment, index } of new Intl.Segmenter('en', { granularity }).segment(text)) {
    if (index + segment.length > longest) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
