import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readFailure } from './failure.ts';
import type { FailureScript } from './failureScript.ts';
import { readBody } from './readBody.ts';
import type { ReceivedFile, ReceivedRequest } from './receivedRequest.ts';

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

/** Enough to tell which bytes came and went, without sending them once more. */
export interface SummarizedBytes {
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** A `ReceivedRequest` as `/control/requests` tells it. */
export interface RequestSummary
  extends Pick<ReceivedRequest, 'id' | 'method' | 'path' | 'fields' | 'finished' | 'aborted'> {
  /** Absent while there is no answer. */
  readonly status?: number;
  readonly keySent: boolean;
  readonly files: readonly (Pick<ReceivedFile, 'field' | 'filename' | 'type'> & SummarizedBytes)[];
  readonly images: readonly SummarizedBytes[];
}

function summary(request: ReceivedRequest): RequestSummary {
  const { id, method, path, headers, fields, files, status, images, finished, aborted } = request;
  return {
    id,
    method,
    path,
    keySent: headers.authorization !== undefined || headers['api-key'] !== undefined,
    fields,
    files: files.map(({ field, filename, type, bytes }) => ({ field, filename, type, ...digest(bytes) })),
    ...(status !== undefined && { status }),
    images: images.map(digest),
    finished,
    aborted,
  };
}

function digest(bytes: Buffer): SummarizedBytes {
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}
