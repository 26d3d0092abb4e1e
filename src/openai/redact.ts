/** Keys as OpenAI makes them, also half masked as its errors echo them, and whatever follows `Bearer`. */
const keyLike = /\bsk-[\w*.\-…]{4,}|(?<=\bbearer\s+)\S+/gi;

/** Takes the key, and everything that looks like one, out of a text that somebody else wrote. */
export function redact(text: string, apiKey: string | undefined): string {
  // A "key" of a few letters, as local servers accept, is no secret and would eat ordinary words.
  const withoutKey = apiKey && apiKey.length >= 6 ? text.replaceAll(apiKey, '[key]') : text;
  return withoutKey.replace(keyLike, '[key]');
}
