import * as vscode from 'vscode';
import { uriName } from '../host/uriName.ts';
import { imageFormatOf } from '../images/imageFormat.ts';
import type { PngCopyHost } from '../protocol/pngCopy.ts';
import { connect } from '../protocol/rpc.ts';
import { webviewHtml } from './webviewHtml.ts';
import { webviewTransport } from './webviewTransport.ts';

/** The picture of a JPEG or WebP file as a PNG. @throws Error with a sentence when it cannot be decoded. */
export type ToPng = (uri: vscode.Uri) => Promise<Uint8Array>;

/** Decodes in a page, which is closed at once: Easel itself reads PNG only, and the browser reads what it shows. */
export function pngCopies(extensionUri: vscode.Uri): ToPng {
  const pages = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
  return (uri) => {
    const name = uriName(uri);
    const panel = vscode.window.createWebviewPanel(
      'easel.pngCopy',
      `PNG Copy of ${name}`,
      { viewColumn: vscode.ViewColumn.Active, preserveFocus: true },
      {
        enableScripts: true,
        enableForms: false,
        localResourceRoots: [pages, vscode.Uri.joinPath(uri, '..')],
      },
    );
    const { webview } = panel;
    const copied = new Promise<Uint8Array>((resolve, reject) => {
      const host: PngCopyHost = {
        async ready() {
          return { url: webview.asWebviewUri(uri).toString() };
        },
        async deliver({ png }) {
          if (!(png instanceof Uint8Array) || imageFormatOf(png) !== 'png') {
            throw new TypeError('This is no PNG.');
          }
          resolve(png);
        },
        async fail() {
          reject(new Error(`“${name}” cannot be decoded. Save it as a PNG with another program.`));
        },
      };
      const connection = connect<PngCopyHost, object>(webviewTransport(webview), host);
      panel.onDidDispose(() => {
        connection.dispose();
        reject(Object.assign(new Error('The copy was not finished.'), { name: 'AbortError' }));
      });
    });
    webview.html = webviewHtml({
      cspSource: webview.cspSource,
      script: webview.asWebviewUri(vscode.Uri.joinPath(pages, 'pngCopy.js')).toString(),
      title: 'PNG Copy',
    });
    return copied.finally(() => panel.dispose());
  };
}
