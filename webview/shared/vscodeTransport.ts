import type { Transport } from '../../src/protocol/rpc.ts';

/** What `acquireVsCodeApi` returns; it can be called once per page. */
export interface VsCodeApi {
  postMessage(message: unknown): void;
}

/** The page's end of its channel to the host. */
export function vscodeTransport(api: VsCodeApi): Transport {
  return {
    post: (message) => api.postMessage(message),
    listen(receive) {
      const listener = (event: MessageEvent<unknown>): void => receive(event.data);
      window.addEventListener('message', listener);
      return { dispose: () => window.removeEventListener('message', listener) };
    },
  };
}
