import { APIError } from 'openai';
import type { FinalImage, ImageBytes, ImageEvent, ImageUsage } from '../images/imageProvider.ts';
import { AnswerError } from './answerError.ts';
import { readEvents } from './eventStream.ts';
import { toImageBytes } from './imageBytes.ts';
import { isRecord, readArray, readField, readText } from './json.ts';
import { readReturned, readUsage } from './returned.ts';

export interface AnswerReader {
  /** Images asked for. */
  readonly count: number;
  readonly download: (url: string) => Promise<Uint8Array>;
}

/**
 * Reads what the server sent rather than what was asked for: some never stream, some only stream.
 *
 * @throws AnswerError, APIError for an error inside a successful answer, and what the transport throws.
 */
export async function* readImageAnswer(response: Response, reader: AnswerReader): AsyncGenerator<ImageEvent> {
  const isStream = response.headers.get('content-type')?.includes('text/event-stream');
  const events = isStream ? readStream(response, reader) : readJson(response, reader);
  let images = 0;
  for await (const event of events) {
    if (event.type === 'image') images += 1;
    yield event;
  }
  if (images > 0) return;
  throw new AnswerError(isStream ? 'a stream that ended before the image' : 'an answer without an image');
}

async function* readStream(response: Response, reader: AnswerReader): AsyncGenerator<ImageEvent> {
  if (!response.body) return;
  let index = 0;
  let usage: ImageUsage | undefined;
  for await (const { name, data } of readEvents(response.body)) {
    if (data === '[DONE]') break;
    const event = parse(data);
    throwIfError(
      name === 'error' ? (readField(event, 'error') ?? event) : readField(event, 'error'),
      response,
    );
    const type = readText(event, 'type') ?? '';
    if (type.endsWith('.partial_image')) {
      const image = readPreview(event);
      if (image) yield { type: 'partial', index, image };
    } else if (type.endsWith('.completed')) {
      yield await readFinal(event, event, index, reader);
      usage = readUsage(event) ?? usage;
      index += 1;
      // Whatever may come after the last image is not worth waiting for.
      if (index === reader.count) break;
    }
  }
  if (usage) yield { type: 'usage', usage };
}

async function* readJson(response: Response, reader: AnswerReader): AsyncGenerator<ImageEvent> {
  const body = parse(await response.text());
  // Some compatible servers report failures with status 200.
  throwIfError(readField(body, 'error'), response);
  for (const [index, image] of (readArray(body, 'data') ?? []).entries()) {
    yield await readFinal(image, body, index, reader);
  }
  const usage = readUsage(body);
  if (usage) yield { type: 'usage', usage };
}

function throwIfError(error: unknown, { headers }: Response): void {
  if (error)
    throw new APIError(undefined, isRecord(error) ? error : { message: String(error) }, undefined, headers);
}

async function readFinal(
  image: unknown,
  described: unknown,
  index: number,
  reader: AnswerReader,
): Promise<FinalImage> {
  const revisedPrompt = readText(image, 'revised_prompt');
  return {
    type: 'image',
    index,
    image: await readBytes(image, reader),
    ...(revisedPrompt !== undefined && { revisedPrompt }),
    returned: readReturned(described),
  };
}

async function readBytes(image: unknown, { download }: AnswerReader): Promise<ImageBytes> {
  const base64 = readText(image, 'b64_json');
  if (base64 !== undefined) return toImageBytes(decodeBase64(base64));
  const url = readText(image, 'url');
  if (url === undefined) throw new AnswerError('an answer without an image');
  return toImageBytes(url.startsWith('data:') ? decodeBase64(url) : await download(url));
}

/** A preview that cannot be shown is no reason to lose the image. */
function readPreview(event: unknown): ImageBytes | undefined {
  try {
    return toImageBytes(decodeBase64(readText(event, 'b64_json') ?? ''));
  } catch {
    return undefined;
  }
}

/** Some servers send a `data:` URL where base64 is due. */
function decodeBase64(text: string): Uint8Array {
  return Buffer.from(text.startsWith('data:') ? text.slice(text.indexOf(',') + 1) : text, 'base64');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AnswerError(/^\s*</.test(text) ? 'a web page' : 'an incomplete or malformed answer');
  }
}
