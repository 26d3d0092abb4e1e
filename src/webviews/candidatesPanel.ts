import * as vscode from 'vscode';
import type { CandidatesHost, CandidatesView } from '../protocol/candidates.ts';
import { connect } from '../protocol/rpc.ts';
import { webviewHtml } from './webviewHtml.ts';
import { webviewTransport } from './webviewTransport.ts';

/** Opens the candidates of one job; all that a command needs of this file. */
export type OpenCandidates = (candidates: {
  /** What the images were to show: read by screen readers with the label of the image shown. */
  readonly prompt: string;
  readonly images: readonly {
    readonly uri: vscode.Uri;
    /** As in "Image 2 of 4". */
    readonly label: string;
  }[];
}) => CandidatesPanel;

export interface CandidatesFolders {
  readonly extensionUri: vscode.Uri;
  /** The only folder that the page may load images from. */
  readonly archiveRoot: vscode.Uri;
}

export interface CandidatesPanel extends vscode.Disposable {
  /** Does nothing once the person has closed the panel. */
  show(index: number): void;
  /** The person chose the image with this index in the page. */
  readonly onDidActivate: vscode.Event<number>;
}

/**
 * The panel beside the document that shows images one at a time, the first one first, while something else,
 * such as a quick pick, keeps the focus.
 *
 * The panel belongs to that one question: it is not restored after a reload, and its owner disposes it.
 */
export function candidatesPanels({ extensionUri, archiveRoot }: CandidatesFolders): OpenCandidates {
  const pages = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
  return ({ prompt, images }) => {
    const panel = vscode.window.createWebviewPanel(
      'easel.candidates',
      'Candidates',
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, enableForms: false, localResourceRoots: [pages, archiveRoot] },
    );
    const { webview } = panel;
    const activated = new vscode.EventEmitter<number>();
    let active = 0;

    const connection = connect<CandidatesHost, CandidatesView>(webviewTransport(webview), {
      async ready() {
        return {
          prompt,
          images: images.map(({ uri, label }) => ({ url: webview.asWebviewUri(uri).toString(), label })),
          active,
        };
      },
      async activate(params) {
        active = checkedIndex(params, images.length);
        activated.fire(active);
      },
    });
    panel.onDidDispose(() => {
      connection.dispose();
      activated.dispose();
    });
    webview.html = webviewHtml({
      cspSource: webview.cspSource,
      script: webview.asWebviewUri(vscode.Uri.joinPath(pages, 'candidates.js')).toString(),
      title: panel.title,
    });

    return {
      onDidActivate: activated.event,
      show(index) {
        active = index;
        // A page that is hidden or gone does not answer; when it is back it asks what is active.
        connection.remote.show({ index }).catch(() => {});
      },
      dispose: () => panel.dispose(),
    };
  };
}

/** The page is not trusted to name an image that exists. */
function checkedIndex(params: { readonly index: unknown }, length: number): number {
  const { index } = params;
  if (typeof index !== 'number' || !Number.isInteger(index) || index < 0 || index >= length) {
    throw new RangeError('There is no such image.');
  }
  return index;
}
