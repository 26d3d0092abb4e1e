import { node, rootNode, type TreeNode } from '../nodeTree.ts';

const token =
  /\\[\s\S]|\/\/[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)|(`{3,})[\s\S]*?(?:\1|$)|`[^`\n]*`|"(?:[^"\\]|\\[\s\S])*"|\$(?:[^$\\]|\\[\s\S])*\$|[[\](){}]/g;

const closers: ReadonlyMap<string, string> = new Map([
  [']', '['],
  [')', '('],
  ['}', '{'],
]);

/**
 * Brackets, raw text, comments and math. Brackets hold markup, parentheses and braces hold code; in markup,
 * parentheses and quotes count only where a `#` has begun code.
 */
export function parseTypst(text: string): TreeNode {
  const root = rootNode(text.length);
  let open = root;
  const isMarkup = () => open.kind === 'root' || open.name === '[';
  for (const match of text.matchAll(token)) {
    const [found] = match;
    const start = match.index;
    const end = start + found.length;
    const opener = closers.get(found);
    if (opener) {
      if (open.name !== opener) continue;
      open.innerEnd = start;
      open.end = end;
      open = open.parent ?? root;
    } else if (found === '[' || found === '{' || found === '(') {
      if (isMarkup() && found !== '[' && !beginsCode(text, start)) continue;
      open = node('element', found, start, end, open);
    } else if (found.startsWith('"')) {
      if (!isMarkup() || beginsCode(text, start)) node('opaque', 'string', start, end, open);
    } else if (!found.startsWith('\\') && !(found.startsWith('//') && text[start - 1] === ':')) {
      node('opaque', found.startsWith('/') ? 'comment' : found.charAt(0), start, end, open);
    }
  }
  for (let rest: TreeNode | undefined = open; rest?.parent; rest = rest.parent) {
    rest.innerEnd = rest.end = text.length;
  }
  return root;
}

/** Whether the bracket at `start` follows `#`, `#name`, `#name.field` or `#name(…)`. */
function beginsCode(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, text.lastIndexOf('\n', start - 1)), start);
  return /#(?:(?:let|set|show|if|else|for|while|import|include|return|context)\b.*|[\w.-]*(?:\[[^[\]]*\]|\([^()]*\))*)$/.test(
    before,
  );
}
