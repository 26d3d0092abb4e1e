/**
 * A relative URL that stands unquoted in every language here: letters and digits of all scripts stay readable,
 * whatever else has a meaning to a URL, to a markup language or inside quotes is percent-encoded as UTF-8.
 */
export function encodePath(path: string): string {
  return path.replace(/[^\p{L}\p{N}\p{M}\-._~/+,;=@!]/gu, percentEncode);
}

function percentEncode(characters: string): string {
  const bytes = [...new TextEncoder().encode(characters)];
  return bytes.map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}
