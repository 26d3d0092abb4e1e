import { randomUUID } from 'node:crypto';
import type * as vscode from 'vscode';

/**
 * The document of a page that is one script, under a policy without inline code or styles: the script alone
 * runs, Lit alone makes HTML, and images come from the page's `localResourceRoots` or from its own memory.
 *
 * @param title plain words, not HTML.
 */
export function webviewHtml(webview: vscode.Webview, script: vscode.Uri, title: string): string {
  const nonce = randomUUID();
  const source = webview.cspSource;
  const policy = [
    `default-src 'none'`,
    `img-src ${source} blob: data:`,
    `style-src ${source}`,
    `font-src ${source}`,
    `connect-src ${source}`,
    `script-src 'nonce-${nonce}'`,
    `require-trusted-types-for 'script'`,
    `trusted-types lit-html`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
  </head>
  <body>
    <script type="module" nonce="${nonce}" src="${webview.asWebviewUri(script)}"></script>
  </body>
</html>
`;
}
