import { describe, expect, it } from 'vitest';
import { readEvents, type ServerSentEvent } from '../../../src/openai/eventStream.ts';

const text =
  'event: a\r\ndata: {"x":1}\r\n\r\n: a comment\n\ndata:zwei ü\ndata: drei\nid: 7\n\nevent: b\n\nretry: 5\ndata: last';
const expected = [{ name: 'a', data: '{"x":1}' }, { data: 'zwei ü\ndrei' }, { data: 'last' }];

async function read(chunks: readonly Uint8Array[]): Promise<ServerSentEvent[]> {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  const events: ServerSentEvent[] = [];
  for await (const event of readEvents(body)) events.push(event);
  return events;
}

describe('events', () => {
  it('are read from one piece', async () => expect(await read([Buffer.from(text)])).toEqual(expected));

  it('are read from single bytes, within characters and line ends too', async () => {
    expect(await read([...Buffer.from(text)].map((byte) => Uint8Array.of(byte)))).toEqual(expected);
  });

  it('are none in nothing', async () => expect(await read([])).toEqual([]));

  it('cancel the body when nobody reads on', async () => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(Buffer.from('data: more\n\n')),
      cancel: () => {
        cancelled = true;
      },
    });
    for await (const _ of readEvents(body)) break;
    expect(cancelled).toBe(true);
  });
});
