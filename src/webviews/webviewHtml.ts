import { randomUUID } from 'node:crypto';

export interface WebviewPage {
  /** The webview's own `cspSource`. */
  readonly cspSource: string;
  /** Webview URI of the page's bundle. */
  readonly script: string;
  /** Plain words, not HTML. */
  readonly title: string;
  /** Webview URI of an image that the script is going to show: it is loaded while the script is. */
  readonly image?: string;
}

/**
 * The document of a page that is one script, under a policy without inline code or styles: that script alone
 * runs, Lit alone makes HTML, and images come from the page's `localResourceRoots` or from its own memory.
 */
export function webviewHtml({ cspSource, script, title, image }: WebviewPage): string {
  const nonce = randomUUID();
  const policy = [
    `default-src 'none'`,
    `img-src ${cspSource} blob: data:`,
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
    `connect-src ${cspSource}`,
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
    <title>${title}</title>${image === undefined ? '' : `\n    <link rel="preload" as="image" href="${attribute(image)}">`}
  </head>
  <body>
    <script type="module" nonce="${nonce}" src="${script}"></script>
  </body>
</html>
`;
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
