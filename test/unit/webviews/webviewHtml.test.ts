import { describe, expect, it } from 'vitest';
import { webviewHtml } from '../../../src/webviews/webviewHtml.ts';

const page = {
  cspSource: "'self' https://*.vscode-cdn.net",
  script: 'https://file.vscode-cdn.net/ext/dist/webview/candidates.js',
  title: 'Candidates',
};

const nonceOf = (html: string) => /<script type="module" nonce="([^"]+)"/.exec(html)?.[1];
const policyOf = (html: string) => /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1];

describe('webviewHtml', () => {
  it('allows nothing but the script, the resources of the webview, and the HTML that Lit makes', () => {
    const html = webviewHtml(page);
    expect(policyOf(html)?.split('; ')).toEqual([
      "default-src 'none'",
      `img-src ${page.cspSource} blob: data:`,
      `style-src ${page.cspSource}`,
      `font-src ${page.cspSource}`,
      `connect-src ${page.cspSource}`,
      `script-src 'nonce-${nonceOf(html)}'`,
      "require-trusted-types-for 'script'",
      'trusted-types lit-html',
    ]);
  });

  it('never uses a nonce twice', () => {
    const nonces = [webviewHtml(page), webviewHtml(page)].map(nonceOf);
    expect(nonces[0]).toMatch(/^[\w-]{36}$/);
    expect(nonces[1]).not.toBe(nonces[0]);
  });

  it('is one script, one title, and nothing inline', () => {
    const html = webviewHtml(page);
    expect(html).toContain(`src="${page.script}"`);
    expect(html).toContain('<title>Candidates</title>');
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toMatch(/<style|style=|\son\w+=/);
  });

  it('loads an image while the script is loaded', () => {
    const html = webviewHtml({ ...page, image: 'https://file.vscode-cdn.net/a"b.png?v=1&w=2' });
    expect(html).toContain(
      '<link rel="preload" as="image" href="https://file.vscode-cdn.net/a&quot;b.png?v=1&amp;w=2">',
    );
    expect(webviewHtml(page)).not.toContain('<link');
  });
});
