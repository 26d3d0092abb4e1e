/** The first paragraph: the house style, which is recorded too, comes after an empty line. */
export function promptWithoutStyle(prompt: string): string {
  return prompt.split('\n\n', 1)[0] ?? '';
}
