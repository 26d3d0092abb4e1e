/** Stands in for the picture work: does what the "file" to inspect says, and answers with all that it did so far. */

import { setImmediate as turn } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { connect } from '../../../src/protocol/rpc.ts';

const port = parentPort;
if (!port) throw new Error('This runs as a worker thread only.');

const done: string[] = [];

async function inspect({ png }: { readonly png: Uint8Array }): Promise<unknown> {
  const order = Buffer.from(png).toString();
  done.push(order);
  switch (order) {
    case 'held':
      for (let count = 0; count < 1000; count++) await turn();
      break;
    case 'fill the heap':
      for (const kept: object[] = []; ; ) kept.push({ length: kept.length, more: [kept.length] });
    case 'exit':
      return process.exit(3);
    case 'throw':
      setImmediate(() => {
        throw new Error('thrown outside a call');
      });
      return new Promise(() => {});
  }
  return { done: [...done] };
}

connect(
  {
    post: (message) => port.postMessage(message),
    listen(receive) {
      port.on('message', receive);
      return { dispose: () => port.off('message', receive) };
    },
  },
  { inspect },
);
