import type { IncomingHttpHeaders } from 'node:http';

export interface ReceivedFile {
  /** The form field: `image`, `image[]`, `mask`. In JSON requests the path, as in `images[0]`. */
  readonly field: string;
  readonly filename: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** What the server got and what became of it; it fills up as the request goes on. */
export interface ReceivedRequest {
  readonly id: string;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** JSON members, or form fields as text; a repeated form field is an array. */
  fields: Readonly<Record<string, unknown>>;
  files: readonly ReceivedFile[];
  /** The whole body arrived. */
  bodyRead: boolean;
  /** Of the answer, once it has begun. */
  status: number | undefined;
  /** The final images, in order, exactly as the answer holds them or the server hosts them. */
  images: readonly Buffer[];
  /** Bytes of the answer's body handed to the connection so far. */
  responseBytes: number;
  /** The answer went out whole, or was ended by a failure that was asked for. */
  finished: boolean;
  /** The client went away before the answer was whole. */
  aborted: boolean;
}
