export interface ServerSentEvent {
  /** Absent where the server names none. */
  readonly name?: string;
  readonly data: string;
}

const newline = 0x0a;

/**
 * Reads server-sent events as https://html.spec.whatwg.org/multipage/server-sent-events.html has them, with lines
 * that end in LF or CRLF. The SDK has a reader too, but it looks at each byte in turn: an image of 10 MB keeps it,
 * and the extension host, busy for almost half a second.
 *
 * @throws what the body throws; ending the iteration early cancels it.
 */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerSentEvent> {
  let name: string | undefined;
  let data: string[] = [];
  for await (const line of readLines(body)) {
    if (line === '') {
      if (data.length > 0) yield { data: data.join('\n'), ...(name !== undefined && { name }) };
      name = undefined;
      data = [];
    } else if (line.startsWith('data:')) {
      data.push(fieldValue(line, 'data:'));
    } else if (line.startsWith('event:')) {
      name = fieldValue(line, 'event:');
    }
  }
  // Some servers leave out the empty line after the last event.
  if (data.length > 0) yield { data: data.join('\n'), ...(name !== undefined && { name }) };
}

function fieldValue(line: string, field: string): string {
  return line.slice(line[field.length] === ' ' ? field.length + 1 : field.length);
}

async function* readLines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  /** The beginning of a line that is not complete yet, in pieces, so that a long one is copied once. */
  let pieces: Uint8Array[] = [];
  for await (const chunk of body) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      yield toText([...pieces, chunk.subarray(start, end)]);
      pieces = [];
      start = end + 1;
    }
    if (start < chunk.length) pieces.push(chunk.subarray(start));
  }
  if (pieces.length > 0) yield toText(pieces);
}

function toText(pieces: readonly Uint8Array[]): string {
  const line = Buffer.concat(pieces).toString();
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
