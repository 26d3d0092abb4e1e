import * as vscode from 'vscode';
import { uriName } from '../host/uriName.ts';
import { imageFormatOf } from '../images/imageFormat.ts';
import { Slots } from '../images/slots.ts';
import type { ImageCopy, ImageCopyHost } from '../protocol/imageCopy.ts';
import { connect } from '../protocol/rpc.ts';
import { webviewHtml } from './webviewHtml.ts';
import { webviewTransport } from './webviewTransport.ts';

/** The picture of a file in another format or size. @throws Error with a sentence when it cannot be decoded. */
export type CopyImage = (uri: vscode.Uri, copy: ImageCopy) => Promise<Uint8Array>;

/** The picture of a JPEG or WebP file as a PNG. @throws Error with a sentence when it cannot be decoded. */
export type ToPng = (uri: vscode.Uri) => Promise<Uint8Array>;

/**
 * Works in a page, which is closed at once: Easel itself knows PNG only, and the browser every format that it shows.
 * One copy is made after the other, as each takes the place of the active editor.
 */
export function imageCopies(extensionUri: vscode.Uri): CopyImage {
  const pages = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
  const turns = new Slots(1);
  return async (uri, copy) => {
    const release = await turns.take(new AbortController().signal);
    const name = uriName(uri);
    const panel = vscode.window.createWebviewPanel(
      'easel.imageCopy',
      `Copy of ${name}`,
      { viewColumn: vscode.ViewColumn.Active, preserveFocus: true },
      {
        enableScripts: true,
        enableForms: false,
        // Whoever looks at another tab meanwhile still gets the copy.
        retainContextWhenHidden: true,
        localResourceRoots: [pages, vscode.Uri.joinPath(uri, '..')],
      },
    );
    const { webview } = panel;
    const copied = new Promise<Uint8Array>((resolve, reject) => {
      const host: ImageCopyHost = {
        async ready() {
          return { url: webview.asWebviewUri(uri).toString(), copy };
        },
        async deliver({ image }) {
          if (!(image instanceof Uint8Array) || imageFormatOf(image) !== copy.format) {
            throw new TypeError(`This is no ${copy.format}.`);
          }
          resolve(image);
        },
        async fail() {
          reject(new Error(`“${name}” cannot be decoded. Save it as a PNG with another program.`));
        },
      };
      const connection = connect<ImageCopyHost, object>(webviewTransport(webview), host);
      panel.onDidDispose(() => {
        connection.dispose();
        reject(Object.assign(new Error('The copy was not finished.'), { name: 'AbortError' }));
      });
    });
    webview.html = webviewHtml({
      cspSource: webview.cspSource,
      script: webview.asWebviewUri(vscode.Uri.joinPath(pages, 'imageCopy.js')).toString(),
      title: 'Image Copy',
    });
    return copied.finally(() => {
      panel.dispose();
      release();
    });
  };
}
