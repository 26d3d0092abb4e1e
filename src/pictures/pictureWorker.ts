/** The entry of the thread that does the picture work: what `PictureThread` starts. */
import { type MessagePort, parentPort } from 'node:worker_threads';
import { connect, type Transport } from '../protocol/rpc.ts';
import { ownedBuffers } from './ownedBuffers.ts';
import type { PictureCalls } from './pictureCalls.ts';
import { createPictureWork } from './pictureWork.ts';

function serve(port: MessagePort): void {
  const transport: Transport = {
    // What is made here is not needed here again, so it moves over instead of being copied.
    post: (message) => port.postMessage(message, ownedBuffers(message)),
    listen(receive) {
      port.on('message', receive);
      return { dispose: () => port.off('message', receive) };
    },
  };
  const work = createPictureWork();
  const calls: PictureCalls = {
    inspect: ({ png }) => work.inspect(png),
    prepare: ({ edit }) => work.prepare(edit),
    compose: ({ edit, answer, by }) => work.compose(edit, answer, by),
    readMask: ({ png }) => work.readMask(png),
    writeMask: ({ mask }) => work.writeMask(mask),
    measure: ({ image }) => work.measure(image),
    square: ({ png, edge }) => work.square(png, edge),
    fill: ({ png, size, by }) => work.fill(png, size, by),
  };
  connect<PictureCalls, Record<never, never>>(transport, calls);
}

if (!parentPort) throw new Error('This runs as a worker thread only.');
serve(parentPort);
