/** A path for `\includegraphics`: without a folder that the document's `\graphicspath` names, escaped. */
export function graphicsPath(path: string, documentText: string): string {
  const folders = [...graphicsFolders(documentText)].sort((a, b) => b.length - a.length);
  const folder = folders.find((each) => path.startsWith(each)) ?? '';
  return escapePath(path.slice(folder.length));
}

function* graphicsFolders(text: string): Iterable<string> {
  const command = /^(?:[^%\n]|\\%)*\\graphicspath\s*\{((?:\s*\{[^{}]*\})*)\s*\}/m.exec(text)?.[1] ?? '';
  for (const [, folder = ''] of command.matchAll(/\{\s*([^{}]*?)\s*\}/g)) {
    const relative = folder.replace(/^(?:\.\/)+/, '');
    if (relative.endsWith('/')) yield relative;
  }
}

function escapePath(path: string): string {
  return path.replace(/[%#&$]|([~{}^\\])/g, (character, active) => (active ? '\\string' : '\\') + character);
}
