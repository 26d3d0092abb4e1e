import { AnswerError } from './answerError.ts';
import { createHttpFetch } from './httpFetch.ts';
import { mayBePublicHost, publicLookup } from './publicAddress.ts';

export interface DownloadOptions {
  /** The server that answered: a link may also lead back to it, wherever it stands. */
  readonly baseUrl: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** In bytes: twice the largest PNG that any model makes (3840×2160, 8 bits, uncompressed). */
const maxBytes = 64 * 1024 * 1024;

/**
 * Fetches the image that an answer links to, without the key. The link is the server's word, so it must not make
 * this machine ask others in its network: only the server's own origin, or https to a public address.
 *
 * @throws AnswerError for a link that is not followed or leads to no image; what the transport throws.
 */
export async function downloadImage(link: string, options: DownloadOptions): Promise<Uint8Array> {
  const url = URL.parse(link, options.baseUrl);
  const isOwn = url?.origin === new URL(options.baseUrl).origin;
  if (!url || !(isOwn || (url.protocol === 'https:' && mayBePublicHost(url.hostname)))) {
    throw new AnswerError('a link to an address that Easel does not follow');
  }
  const { timeoutMs, signal } = options;
  const fetch = createHttpFetch({ timeoutMs, signal, ...(!isOwn && { lookup: publicLookup }) });
  const response = await fetch(url);
  if (!response.ok) {
    await response.body?.cancel();
    throw new AnswerError(`a link to an image that is not there (HTTP ${response.status})`);
  }
  return readAll(response);
}

async function readAll(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > maxBytes) throw new AnswerError(`an image of more than ${maxBytes / 1024 / 1024} MB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}
