import * as vscode from 'vscode';
import type { LinkedImage } from '../../commands/gallery/galleryLinks.ts';
import { DisposableStore } from '../../host/disposable.ts';
import { WorkspaceImages } from '../../library/files/workspaceImages.ts';
import { webviewHtml } from '../webviewHtml.ts';
import { webviewTransport } from '../webviewTransport.ts';
import type { GalleryParts } from './galleryParts.ts';
import { type GalleryOpening, GallerySession } from './gallerySession.ts';

/** As in the manifest. */
export const galleryViewType = 'easel.gallery';

export interface GalleryFolders {
  readonly extensionUri: vscode.Uri;
  readonly archiveRoot: vscode.Uri;
  readonly thumbnailRoot: vscode.Uri;
}

interface OpenGallery {
  readonly panel: vscode.WebviewPanel;
  readonly session: GallerySession;
}

/** The gallery of the window: there is at most one. */
export class GalleryPanels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #parts: GalleryParts;
  readonly #folders: GalleryFolders;
  readonly #owned = new DisposableStore();
  #open: OpenGallery | undefined;

  constructor(parts: GalleryParts, folders: GalleryFolders, onDidChangeRecords: vscode.Event<void>) {
    this.#parts = parts;
    this.#folders = folders;
    this.#owned.add(onDidChangeRecords(() => void this.#open?.session.recordsChanged()));
    this.#owned.add(
      vscode.workspace.onDidChangeConfiguration(
        (change) => change.affectsConfiguration('easel') && this.#open?.session.settingsChanged(),
      ),
    );
    this.#owned.add(
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        if (!this.#open) return;
        this.#open.panel.webview.options = this.#options;
        this.#open.session.settingsChanged();
      }),
    );
  }

  /** The one that has the focus. */
  get active(): GallerySession | undefined {
    return this.#open?.panel.active ? this.#open.session : undefined;
  }

  /** Opens the gallery, or shows the one that is open. */
  async open(opening: GalleryOpening): Promise<void> {
    if (this.#open) {
      const { panel, session } = this.#open;
      const isVisible = panel.visible;
      panel.reveal();
      // One that was hidden starts anew, and asks what it was opened for.
      await session.reopen(opening, isVisible);
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      galleryViewType,
      'Easel Gallery',
      vscode.ViewColumn.Active,
      this.#options,
    );
    this.#start(panel, opening);
  }

  /** Images that were dragged out of the gallery, as files. @throws Error with a sentence. */
  async linked(ids: readonly string[]): Promise<readonly LinkedImage[]> {
    return this.#open?.session.linked(ids) ?? [];
  }

  /** After a reload of the window. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    // A command was faster.
    if (this.#open) {
      panel.dispose();
      return;
    }
    panel.webview.options = this.#options;
    this.#start(panel, {});
  }

  dispose(): void {
    this.#owned.dispose();
  }

  get #options(): vscode.WebviewOptions {
    const { archiveRoot, thumbnailRoot } = this.#folders;
    const folders = vscode.workspace.workspaceFolders?.map(({ uri }) => uri) ?? [];
    return {
      enableScripts: true,
      enableForms: false,
      localResourceRoots: [this.#pages, archiveRoot, thumbnailRoot, ...folders],
    };
  }

  get #pages(): vscode.Uri {
    return vscode.Uri.joinPath(this.#folders.extensionUri, 'dist', 'webview');
  }

  #start(panel: vscode.WebviewPanel, opening: GalleryOpening): void {
    const { webview } = panel;
    const { log } = this.#parts;
    const workspaceImages = new WorkspaceImages(vscode.workspace, (error) => {
      log.error(`The gallery failed: ${String(error)}`);
    });
    // Listing thousands of files takes as long as the page takes to start.
    void workspaceImages.list().catch(() => {});
    const page = {
      transport: webviewTransport(webview),
      urlOf: (uri: vscode.Uri) => webview.asWebviewUri(uri).toString(),
      isVisible: () => panel.visible,
    };
    const session = new GallerySession(this.#parts, page, workspaceImages, opening);
    this.#open = { panel, session };
    panel.iconPath = vscode.Uri.joinPath(this.#folders.extensionUri, 'media', 'icon.png');
    panel.onDidDispose(() => {
      this.#open = undefined;
      session.dispose();
      workspaceImages.dispose();
    });
    webview.html = webviewHtml({
      cspSource: webview.cspSource,
      script: webview.asWebviewUri(vscode.Uri.joinPath(this.#pages, 'gallery.js')).toString(),
      title: panel.title,
    });
  }
}
