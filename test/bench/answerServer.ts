/**
 * A worker: the images server, behind a front that sends each answer but for its last byte, lets the client digest
 * that, and then posts when the last byte leaves, in nanoseconds of `process.hrtime`, whose clock the threads share.
 *
 * So the time measured from there is what the client adds to the network, however fast that is; on loopback the
 * byte arrives as it leaves. Equal requests get the same bytes again, which keeps painting out of the measurement.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { startImagesServer } from '../imagesServer/startImagesServer.ts';

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
}

/** Enough to read 14 MB from loopback on a busy machine. */
const digestMilliseconds = 250;

const { answerBytes }: { answerBytes: number } = workerData;
const images = await startImagesServer({ answerBytes });
const answers = new Map<string, Answer>();

async function answerOf({ method = 'GET', url, headers }: IncomingMessage, body: Buffer): Promise<Answer> {
  const request = `${method} ${url} ${body}`;
  const known = answers.get(request);
  if (known) {
    return known;
  }
  const { 'content-type': type = '', authorization = '' } = headers;
  const response = await fetch(`${images.origin}${url}`, {
    method,
    headers: { 'content-type': type, authorization },
    body: new Uint8Array(body),
  });
  const answer = {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    body: Buffer.from(await response.arrayBuffer()),
  };
  answers.set(request, answer);
  return answer;
}

async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, type, body } = await answerOf(incoming, await buffer(incoming));
  response.writeHead(status, { 'content-type': type, 'content-length': body.length });
  const end = body.length - 1;
  await new Promise((resolve) => response.write(body.subarray(0, end), resolve));
  await pause(digestMilliseconds);
  const lastByteAt = process.hrtime.bigint();
  response.end(body.subarray(end));
  parentPort?.postMessage({ lastByteAt });
}

const server = createServer((incoming, response) => void serve(incoming, response)).listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
if (address === null || typeof address === 'string') {
  throw new Error('The answering server has no port.');
}
parentPort?.postMessage({ baseUrl: `http://127.0.0.1:${address.port}/v1` });
