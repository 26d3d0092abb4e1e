import type { CandidatesHost, CandidatesView } from '../../src/protocol/candidates.ts';
import { connect, type Transport } from '../../src/protocol/rpc.ts';
import './candidates.ts';

/** Puts the page into `parent`, as the host says, and tells the host what the person chooses. */
export async function startCandidatesPage(transport: Transport, parent: HTMLElement): Promise<void> {
  const element = document.createElement('easel-candidates');
  const { remote: host } = connect<CandidatesView, CandidatesHost>(transport, {
    async show({ index }) {
      element.active = index;
    },
  });
  element.addEventListener('easel-activate', ({ index }) => {
    element.active = index;
    void host.activate({ index });
  });
  const { prompt, images, active } = await host.ready();
  element.prompt = prompt;
  element.images = images;
  element.active = active;
  parent.append(element);
}
