import type { IncomingMessage } from 'node:http';
import { ApiError } from './apiError.ts';
import type { ReceivedFile } from './receivedRequest.ts';

// 16 images of 50 MB, and a little.
const maxBody = 850_000_000;

/** @throws ApiError above the limit, Error when the client goes away. */
export async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming) {
    if (!Buffer.isBuffer(chunk)) {
      throw new TypeError('The request is not read as bytes.');
    }
    length += chunk.length;
    if (length > maxBody) {
      throw new ApiError(413, 'Maximum content size limit exceeded.', { code: 'request_too_large' });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export interface ParsedBody {
  readonly form: boolean;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: readonly ReceivedFile[];
}

/** @throws ApiError */
export async function parseBody(body: Buffer, contentType: string): Promise<ParsedBody> {
  const type = contentType.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') {
    return { form: false, fields: parseJson(body), files: [] };
  }
  if (type === 'multipart/form-data') {
    return parseForm(body, contentType);
  }
  throw new ApiError(
    400,
    `Unsupported content type: '${contentType}'. Use 'application/json' or 'multipart/form-data'.`,
    { code: 'unsupported_content_type' },
  );
}

function parseJson(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { ...value };
    }
  } catch {
    // Answered below, like any other body that is no object.
  }
  throw new ApiError(400, 'We could not parse the JSON body of your request. The API expects a JSON object.');
}

async function parseForm(body: Buffer, contentType: string): Promise<ParsedBody> {
  const fields: Record<string, string | string[]> = {};
  const files: ReceivedFile[] = [];
  // A plain Blob part without a file name would read as text: the parser tells files by their names, as servers do.
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => {
      throw new ApiError(400, 'Could not parse multipart form.', { code: 'invalid_multipart_form' });
    });
  for (const [field, value] of form) {
    if (typeof value === 'string') {
      const before = fields[field];
      fields[field] = before === undefined ? value : [before, value].flat();
    } else {
      files.push({
        field,
        filename: value.name,
        type: value.type,
        bytes: Buffer.from(await value.arrayBuffer()),
      });
    }
  }
  return { form: true, fields, files };
}
