import type { APIError } from 'openai';
import { readArray, readText } from './json.ts';

const maxLength = 300;

/**
 * What the server itself says is wrong, as one line: from OpenAI's envelope, a bare text, or FastAPI's `detail`.
 * `undefined` for web pages and silence.
 */
export function serverSentence(error: APIError): string | undefined {
  const line = saidText(error).replace(/\s+/g, ' ').trim();
  if (line === '' || line.startsWith('<')) return undefined;
  const short = line.length > maxLength ? `${line.slice(0, maxLength)}…` : line;
  return /[.!?…]$/.test(short) ? short : `${short}.`;
}

function saidText(error: APIError): string {
  const body: unknown = error.error;
  if (body === undefined) return withoutStatus(error);
  if (typeof body === 'string') return body;
  return readText(body, 'message') ?? readText(body, 'detail') ?? fieldProblems(body);
}

/** FastAPI: one `{ loc: ['body', 'size'], msg }` for each field that is wrong. */
function fieldProblems(body: unknown): string {
  const problems = (readArray(body, 'detail') ?? []).map((problem) => {
    const field = readArray(problem, 'loc')?.at(-1);
    const message = readText(problem, 'msg') ?? '';
    return typeof field === 'string' ? `${field}: ${message}` : message;
  });
  return problems.join('; ');
}

/** A body that is no JSON is all the message, after the status that the SDK puts there. */
function withoutStatus({ status, message }: APIError): string {
  const prefix = `${status} `;
  const text = message.startsWith(prefix) ? message.slice(prefix.length) : message;
  return text === 'status code (no body)' || text === '(no status code or body)' ? '' : text;
}
