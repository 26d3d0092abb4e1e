import { Worker } from 'node:worker_threads';
import type { PictureError } from '../images/pictures.ts';
import { connect } from '../protocol/rpc.ts';
import { outOfMemory } from './outOfMemory.ts';
import type { PictureCalls } from './pictureCalls.ts';

/** A running thread of picture work. */
export interface RunningThread {
  readonly calls: PictureCalls;
  /** Never resolves; rejects when the thread dies, with a PictureError `tooLarge` when it ran out of memory. */
  readonly death: Promise<never>;
  /** Whether it keeps the process alive. */
  keepAlive(alive: boolean): void;
  /** Ends it; calls that run are rejected. */
  end(): void;
}

export function startPictureThread(workerFile: string | URL, heapMegabytes: number): RunningThread {
  const worker = new Worker(workerFile, { resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } });
  const { remote, dispose } = connect<Record<never, never>, PictureCalls>(
    {
      post: (message) => worker.postMessage(message),
      listen(receive) {
        worker.on('message', receive);
        return { dispose: () => worker.off('message', receive) };
      },
    },
    {},
  );
  const death = new Promise<never>((_, reject) => {
    worker.once('error', (cause) => reject(deathError(cause)));
    worker.once('exit', (code) => reject(new Error(`The picture work stopped with exit code ${code}.`)));
  });
  death.catch(dispose);
  return {
    calls: remote,
    death,
    keepAlive: (alive) => (alive ? worker.ref() : worker.unref()),
    end() {
      dispose();
      void worker.terminate();
    },
  };
}

function deathError(cause: Error): PictureError | Error {
  return 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? outOfMemory({ cause })
    : new Error('The picture work failed.', { cause });
}
