import type { Failure } from './failure.ts';
import type { Reply } from './reply.ts';

export type EventName = `${'image_generation' | 'image_edit'}.${'partial_image' | 'completed'}` | 'error';

/** Sends one server-sent event, whole or as the failure wants it. */
export async function sendEvent(
  reply: Reply,
  name: EventName,
  data: unknown,
  failure?: Failure,
): Promise<void> {
  const text = JSON.stringify(data);
  if (failure?.kind === 'truncatedBody') {
    return reply.write(`event: ${name}\ndata: ${text.slice(0, Math.ceil(text.length / 2))}`);
  }
  const payload = failure?.kind === 'malformedJson' ? `${text.slice(0, -1)},]` : text;
  return reply.write(`event: ${name}\ndata: ${payload}\n\n`);
}
