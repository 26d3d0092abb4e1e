import * as vscode from 'vscode';
import { DisposableStore } from '../../host/disposable.ts';
import { showFailure } from '../../host/showFailure.ts';
import { uriName } from '../../host/uriName.ts';
import { webviewHtml } from '../webviewHtml.ts';
import { webviewTransport } from '../webviewTransport.ts';
import type { RunningEdit } from './editJobs.ts';
import type { UrlOf } from './editorModel.ts';
import { MaskEditorDocument } from './maskEditorDocument.ts';
import type { MaskEditorParts } from './maskEditorParts.ts';
import { MaskEditorSession } from './maskEditorSession.ts';

/** As in the manifest. */
export const maskEditorViewType = 'easel.maskEditor';

export interface MaskEditorFolders {
  readonly extensionUri: vscode.Uri;
  readonly archiveRoot: vscode.Uri;
}

/** Opens mask editors. Strokes never change the file, so it is a read-only editor. */
export class MaskEditorProvider
  implements vscode.CustomReadonlyEditorProvider<MaskEditorDocument>, vscode.Disposable
{
  readonly #parts: MaskEditorParts;
  readonly #folders: MaskEditorFolders;
  readonly #owned = new DisposableStore();
  readonly #editors = new Map<MaskEditorSession, vscode.WebviewPanel>();

  constructor(parts: MaskEditorParts, folders: MaskEditorFolders) {
    this.#parts = parts;
    this.#folders = folders;
    this.#owned.add(parts.editJobs.onDidEnd((edit) => void this.#jobEnded(edit)));
    this.#owned.add(
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (!change.affectsConfiguration('easel')) return;
        for (const session of this.#editors.keys()) session.settingsChanged();
      }),
    );
    this.#owned.add(
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) {
          const move = { from: oldUri.toString(), to: newUri.toString() };
          parts.editJobs.move(move);
          void parts.drafts.move(move);
        }
      }),
    );
  }

  /** The one that has the focus. */
  get active(): MaskEditorSession | undefined {
    return [...this.#editors].find(([, panel]) => panel.active)?.[0];
  }

  openCustomDocument(uri: vscode.Uri): MaskEditorDocument {
    const document = new MaskEditorDocument(uri, this.#parts.pictures);
    // Goes on while the page is loaded.
    void document.read();
    return document;
  }

  async resolveCustomEditor(document: MaskEditorDocument, panel: vscode.WebviewPanel): Promise<void> {
    const { webview } = panel;
    const { extensionUri, archiveRoot } = this.#folders;
    const pages = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
    webview.options = {
      enableScripts: true,
      enableForms: false,
      localResourceRoots: [pages, archiveRoot, vscode.Uri.joinPath(document.uri, '..')],
    };
    // On a remote machine asWebviewUri drops the query, so it is set last.
    const urlOf: UrlOf = (uri, version) =>
      webview
        .asWebviewUri(uri)
        .with({ query: version === undefined ? '' : `v=${version}` })
        .toString();
    const session = new MaskEditorSession(document, this.#parts, {
      transport: webviewTransport(webview),
      urlOf,
      isVisible: () => panel.visible,
    });
    this.#editors.set(session, panel);
    panel.onDidChangeViewState(() => panel.visible && session.shown());
    panel.onDidDispose(() => {
      this.#editors.delete(session);
      session.dispose();
    });
    const version = await document.presentVersion();
    // Closed meanwhile.
    if (!this.#editors.has(session)) return;
    webview.html = webviewHtml({
      cspSource: webview.cspSource,
      script: webview.asWebviewUri(vscode.Uri.joinPath(pages, 'maskEditor.js')).toString(),
      title: 'Mask Editor',
      ...(version !== undefined && { image: urlOf(document.uri, version) }),
    });
  }

  dispose(): void {
    this.#owned.dispose();
  }

  async #jobEnded({ wish, job }: RunningEdit): Promise<void> {
    await this.#parts.rescue(job.unarchived, wish.request.prompt);
    const isOpen = [...this.#editors.keys()].some(
      ({ document }) => document.uri.toString() === wish.document,
    );
    const isSeen = [...this.#editors].some(
      ([{ document }, panel]) => panel.visible && document.uri.toString() === wish.document,
    );
    // An open editor says itself what failed.
    if (!isOpen) await job.finished.catch((error: unknown) => void showFailure(error));
    if (isSeen || job.images.length === 0) return;
    const uri = vscode.Uri.parse(wish.document);
    const count = job.images.length === 1 ? 'A result' : `${job.images.length} results`;
    const show = 'Show';
    const answer = await vscode.window.showInformationMessage(
      `${count} for “${uriName(uri)}” can be compared and kept.`,
      show,
    );
    if (answer === show) await vscode.commands.executeCommand('vscode.openWith', uri, maskEditorViewType);
  }
}
