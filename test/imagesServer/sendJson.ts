import type { Failure } from './failure.ts';
import type { Reply } from './reply.ts';

const json = { 'content-type': 'application/json' };

/** Sends a successful answer, whole or as the failure wants it. */
export async function sendJson(reply: Reply, value: unknown, failure?: Failure): Promise<void> {
  const text = JSON.stringify(value);
  const half = text.slice(0, Math.ceil(text.length / 2));
  switch (failure?.kind) {
    case 'malformedJson':
      return reply.send(200, json, `${text.slice(0, -1)},]`);
    case 'truncatedBody':
    case 'cutStream':
    case 'streamError':
      reply.begin(200, { ...json, 'content-length': Buffer.byteLength(text) });
      await reply.write(half);
      return reply.cut();
    case 'stalledStream':
      reply.begin(200, { ...json, 'content-length': Buffer.byteLength(text) });
      await reply.write(half);
      return reply.fallSilent();
    case 'endedStream':
      return reply.send(200, json, half);
    default:
      return reply.send(200, json, text);
  }
}
