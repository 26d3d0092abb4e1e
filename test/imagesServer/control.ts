import type { IncomingMessage, ServerResponse } from 'node:http';
import { readFailure } from './failure.ts';
import type { FailureScript } from './failureScript.ts';
import { readBody } from './readBody.ts';
import type { ReceivedRequest } from './receivedRequest.ts';

export interface Controlled {
  readonly failures: FailureScript;
  readonly requests: readonly ReceivedRequest[];
}

/** `/control/failures` (GET, POST, DELETE) and `/control/requests` (GET): what the API methods do, over HTTP. */
export async function control(
  path: string,
  incoming: IncomingMessage,
  response: ServerResponse,
  { failures, requests }: Controlled,
): Promise<void> {
  const send = (status: number, value: unknown) => {
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(`${JSON.stringify(value, null, 2)}\n`);
  };
  const call = `${incoming.method} ${path}`;
  switch (call) {
    case 'POST /control/failures':
      try {
        const value: unknown = JSON.parse((await readBody(incoming)).toString('utf8'));
        failures.add(...(Array.isArray(value) ? value : [value]).map(readFailure));
      } catch (error) {
        return send(400, { error: error instanceof Error ? error.message : String(error) });
      }
      return send(200, { pending: failures.pending });
    case 'GET /control/failures':
      return send(200, { pending: failures.pending });
    case 'DELETE /control/failures':
      failures.clear();
      return send(200, { pending: failures.pending });
    case 'GET /control/requests':
      return send(200, requests.map(summary));
    default:
      return send(404, { error: `There is no ${call}. There are /control/failures and /control/requests.` });
  }
}

function summary({ id, method, path, fields, files, status, images, finished, aborted }: ReceivedRequest) {
  return {
    id,
    method,
    path,
    fields,
    files: files.map(({ field, filename, type, bytes }) => ({ field, filename, type, bytes: bytes.length })),
    status,
    images: images.map((image) => image.length),
    finished,
    aborted,
  };
}
