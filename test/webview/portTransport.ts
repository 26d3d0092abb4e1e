import type { Transport } from '../../src/protocol/rpc.ts';

/** A page or its host at one end of a real message channel. */
export function portTransport(port: MessagePort): Transport {
  return {
    post: (message) => port.postMessage(message),
    listen(receive) {
      port.onmessage = (event: MessageEvent<unknown>) => receive(event.data);
      return { dispose: () => port.close() };
    },
  };
}
