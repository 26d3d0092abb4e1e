import type { CompatShape, Failure } from './failure.ts';
import { errorFor } from './failureErrors.ts';
import type { Reply } from './reply.ts';

const html = '<!doctype html><html><head><title>Gateway</title></head><body><h1>Gateway</h1></body></html>';

const compatBodies: Readonly<Record<CompatShape, unknown>> = {
  string: { error: 'out of memory' },
  detail: { detail: 'out of memory' },
  detailList: { detail: [{ loc: ['body', 'size'], msg: 'value is not a valid size', type: 'value_error' }] },
  message: { message: 'out of memory' },
};

/** Where a redirect goes unless told: this server's own port under another host name, so another origin. */
export function otherOrigin(origin: string): string {
  return `${origin.replace('127.0.0.1', 'localhost')}/elsewhere`;
}

/**
 * Answers a request with a failure that needs no picture.
 * @returns false when the failure belongs to the answer with the pictures.
 * @throws ApiError for the failures in OpenAI's envelope.
 */
export async function sendFailure(
  reply: Reply,
  failure: Failure,
  { model, origin }: { model: string; origin: string },
): Promise<boolean> {
  const error = errorFor(failure, model);
  if (error) {
    throw error;
  }
  switch (failure.kind) {
    case 'resetAfterBody':
      reply.reset();
      return true;
    case 'silence':
      await reply.fallSilent();
      return true;
    case 'htmlBody':
      await reply.send(failure.status ?? 200, { 'content-type': 'text/html; charset=utf-8' }, html);
      return true;
    case 'redirect':
      await reply.send(failure.status ?? 307, { location: failure.location ?? otherOrigin(origin) }, '');
      return true;
    case 'compatError': {
      const body = JSON.stringify(compatBodies[failure.shape ?? 'string']);
      await reply.send(failure.status ?? 400, { 'content-type': 'application/json' }, body);
      return true;
    }
    default:
      return false;
  }
}
