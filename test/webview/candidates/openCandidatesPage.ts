import type { Candidates, CandidatesHost, CandidatesView } from '../../../src/protocol/candidates.ts';
import { type Connection, connect } from '../../../src/protocol/rpc.ts';
import type { Candidates as CandidatesElement } from '../../../webview/candidates/candidates.ts';
import { startCandidatesPage } from '../../../webview/candidates/candidatesPage.ts';
import { pageStyles } from '../../../webview/shared/page.styles.ts';
import { portTransport } from '../portTransport.ts';

export interface CandidatesPage {
  readonly element: CandidatesElement;
  readonly view: CandidatesView;
  /** What the page told the host, in order. */
  readonly activated: readonly number[];
  dispose(): void;
}

/** The whole page in this document, with a host that answers `candidates` over a real message channel. */
export async function openCandidatesPage(candidates: Candidates): Promise<CandidatesPage> {
  if (pageStyles.styleSheet) document.adoptedStyleSheets = [pageStyles.styleSheet];
  const { port1, port2 } = new MessageChannel();
  const activated: number[] = [];
  const host: Connection<CandidatesView> = connect<CandidatesHost, CandidatesView>(portTransport(port1), {
    ready: async () => candidates,
    activate: async ({ index }) => {
      activated.push(index);
    },
  });
  await startCandidatesPage(portTransport(port2), document.body);
  const element = document.querySelector('easel-candidates');
  if (!element) throw new Error('The page did not start.');
  await element.updateComplete;
  return {
    element,
    view: host.remote,
    activated,
    dispose() {
      host.dispose();
      element.remove();
    },
  };
}
