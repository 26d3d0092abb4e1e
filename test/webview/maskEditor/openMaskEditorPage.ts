import type { MaskEditorHost, MaskEditorModel, MaskEditorView } from '../../../src/protocol/maskEditor.ts';
import { connect } from '../../../src/protocol/rpc.ts';
import type { MaskSession } from '../../../webview/maskEditor/mask/maskSession.ts';
import { startMaskEditorPage } from '../../../webview/maskEditor/maskEditorPage.ts';
import { pageStyles } from '../../../webview/shared/page.styles.ts';
import { portTransport } from '../portTransport.ts';
import { FakeHost } from './fakeHost.ts';

export interface MaskEditorPage {
  readonly host: FakeHost;
  readonly view: MaskEditorView;
  /** Of the picture at hand. */
  readonly session: MaskSession;
  /** Shows what changes of the model. */
  change(change: Partial<MaskEditorModel>): Promise<void>;
  dispose(): void;
}

/** The whole page in this document, with a host behind a real message channel. */
export async function openMaskEditorPage(model: MaskEditorModel, draft?: string): Promise<MaskEditorPage> {
  if (pageStyles.styleSheet) document.adoptedStyleSheets = [pageStyles.styleSheet];
  const { port1, port2 } = new MessageChannel();
  const host = new FakeHost(model, draft);
  const connection = connect<MaskEditorHost, MaskEditorView>(portTransport(port1), host.methods);
  const started = await startMaskEditorPage(portTransport(port2), document.body);
  const element = document.querySelector('easel-mask-editor');
  if (!element) throw new Error('The page did not start.');
  await element.canvas?.ready;
  return {
    host,
    view: connection.remote,
    get session() {
      const session = element.editing.painting?.session;
      if (!session) throw new Error('There is no picture.');
      return session;
    },
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
