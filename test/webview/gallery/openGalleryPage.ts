import type { GalleryHost, GalleryModel, GalleryView } from '../../../src/protocol/gallery.ts';
import { connect } from '../../../src/protocol/rpc.ts';
import type { GalleryApp } from '../../../webview/gallery/galleryApp.ts';
import { startGalleryPage } from '../../../webview/gallery/galleryPage.ts';
import { pageStyles } from '../../../webview/shared/page.styles.ts';
import { portTransport } from '../portTransport.ts';
import type { FakeHost } from './fakeHost.ts';

export interface GalleryPage {
  readonly host: FakeHost;
  readonly view: GalleryView;
  readonly element: GalleryApp;
  /** Shows what changes of the model. */
  change(change: Partial<GalleryModel>): Promise<void>;
  dispose(): void;
}

/** The whole page in this document, with a host behind a real message channel. */
export async function openGalleryPage(host: FakeHost): Promise<GalleryPage> {
  if (pageStyles.styleSheet) document.adoptedStyleSheets = [pageStyles.styleSheet];
  const { port1, port2 } = new MessageChannel();
  const connection = connect<GalleryHost, GalleryView>(portTransport(port1), host.methods);
  const started = await startGalleryPage(portTransport(port2), document.body);
  const element = document.querySelector('easel-gallery');
  if (!element) throw new Error('The page did not start.');
  return {
    host,
    view: connection.remote,
    element,
    async change(change) {
      host.model = { ...host.model, ...change };
      await connection.remote.show(host.model);
      await element.updateComplete;
    },
    dispose() {
      started.dispose();
      connection.dispose();
    },
  };
}
