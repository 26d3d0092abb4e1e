import { node, rootNode, type TreeNode } from '../nodeTree.ts';

/**
 * The elements in a JavaScript or TypeScript source. Code in braces is an opaque node called `expression`, with
 * the elements in it; comments and template literals outside elements are opaque nodes, too.
 */
export function parseJsx(text: string): TreeNode {
  const root = rootNode(text.length);
  const scanner = new JsxScanner(text);
  scanner.code(root);
  return root;
}

const tagName = /[\p{L}_$][\p{L}\p{N}_$.:-]*/uy;
const string = /"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?/y;
const template = /`(?:[^`\\]|\\[\s\S])*`?/y;
const regularExpression = /\/(?![*/])(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const word = /[\p{L}\p{N}_$]+/uy;
const attributeText = /"[^"]*"|'[^']*'|[^{}<>"'/]+|\/(?![*/>])/y;
const comment = /\/\/[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
const generic = /\s*(?:,|extends\b)/y;
const beforeExpression =
  /(?:^|[([{},;=:?&|!~+\-*%^<>]|\b(?:return|default|case|yield|await|typeof|do|else))\s*$/;

class JsxScanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** To the end of the text, or past the brace that closes `parent`. */
  code(parent: TreeNode): void {
    let depth = 0;
    while (this.#at < this.#text.length) {
      const start = this.#at;
      const character = this.#text.charAt(start);
      if (this.#take(comment)) {
        if (this.#text[start + 1] === '*') node('opaque', 'comment', start, this.#at, parent);
      } else if (this.#take(template)) {
        node('opaque', 'literal', start, this.#at, parent);
      } else if (this.#take(string) || this.#take(word)) {
      } else if (character === '/' && this.#mayBeginExpression() && this.#take(regularExpression)) {
      } else if (character === '<' && this.#mayBeginExpression() && this.#element(parent)) {
      } else {
        this.#at += 1;
        if (character === '{') depth += 1;
        if (character === '}' && depth === 0 && parent.kind === 'opaque') return;
        if (character === '}') depth = Math.max(0, depth - 1);
      }
    }
  }

  /** False, and nowhere further, where `<` is no tag: a comparison, a type argument. */
  #element(parent: TreeNode): boolean {
    const start = this.#at;
    this.#at += 1;
    const name = this.#take(tagName) ?? '';
    const isTag = name === '' ? this.#text[this.#at] === '>' : !this.#take(generic);
    if (!isTag) {
      this.#at = start;
      return false;
    }
    const element = node('element', name, start, start, parent);
    const selfClosing = this.#attributes(element);
    if (selfClosing === undefined) {
      parent.children.pop();
      this.#at = start;
      return false;
    }
    element.inner = element.innerEnd = element.end = this.#at;
    if (!selfClosing) this.#children(element);
    return true;
  }

  /** Whether the tag closes itself; `undefined` when it does not end. */
  #attributes(element: TreeNode): boolean | undefined {
    for (;;) {
      if (this.#take(attributeText) || this.#take(comment)) continue;
      if (this.#takeText('{')) this.#expression(element);
      else if (this.#takeText('/>')) return true;
      else return this.#takeText('>') ? false : undefined;
    }
  }

  #children(element: TreeNode): void {
    while (this.#at < this.#text.length) {
      const start = this.#at;
      if (this.#text.startsWith('</', start)) {
        element.innerEnd = start;
        element.hasEndTag = true;
        const close = this.#text.indexOf('>', start);
        this.#at = close === -1 ? this.#text.length : close + 1;
        break;
      }
      if (this.#takeText('{')) {
        this.#expression(element);
      } else if (this.#text[start] !== '<' || !this.#element(element)) {
        this.#at += 1;
      }
    }
    if (!element.hasEndTag) element.innerEnd = this.#at;
    element.end = this.#at;
  }

  /** After its opening brace. */
  #expression(parent: TreeNode): void {
    const expression = node('opaque', 'expression', this.#at - 1, this.#at, parent);
    this.code(expression);
    expression.end = this.#at;
  }

  #mayBeginExpression(): boolean {
    return beforeExpression.test(this.#text.slice(Math.max(0, this.#at - 60), this.#at));
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text)?.[0];
    if (match) this.#at += match.length;
    return match || undefined;
  }

  #takeText(text: string): boolean {
    if (!this.#text.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }
}
