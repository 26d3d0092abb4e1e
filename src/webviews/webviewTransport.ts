import type * as vscode from 'vscode';
import type { Transport } from '../protocol/rpc.ts';

/**
 * The host's end of a page's channel.
 *
 * VS Code drops what is posted to a hidden page, so calls to one may stay open until the connection is disposed.
 * Wrap a Node `Buffer` in `new Uint8Array(…)` before it is posted: it would arrive as a plain object.
 */
export function webviewTransport(webview: vscode.Webview): Transport {
  return {
    post(message) {
      // Rejected only when the page is gone, and then its owner disposes the connection.
      webview.postMessage(message).then(undefined, () => {});
    },
    listen: (receive) => webview.onDidReceiveMessage(receive),
  };
}
