import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { ReceivedRequest } from './receivedRequest.ts';

/** One answer on its way out; what happens to it is kept in the request's record. */
export class Reply {
  /** Aborts when the connection is gone or the answer is whole. */
  readonly closed: AbortSignal;
  readonly #response: ServerResponse;
  readonly #record: ReceivedRequest;
  readonly #changed: () => void;

  constructor(response: ServerResponse, record: ReceivedRequest, changed: () => void) {
    this.#response = response;
    this.#record = record;
    this.#changed = changed;
    const closing = new AbortController();
    this.closed = closing.signal;
    response.on('close', () => {
      record.aborted = !record.finished;
      changed();
      closing.abort();
    });
  }

  get begun(): boolean {
    return this.#response.headersSent;
  }

  setHeaders(headers: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(headers)) {
      this.#response.setHeader(name, value);
    }
  }

  begin(status: number, headers: Readonly<Record<string, string | number>>): void {
    this.#record.status = status;
    this.#response.writeHead(status, headers);
    this.#response.flushHeaders();
    this.#changed();
  }

  /** Resolves when the connection has taken it, or is gone. */
  async write(chunk: string | Buffer): Promise<void> {
    if (this.closed.aborted) {
      return;
    }
    this.#record.responseBytes += Buffer.byteLength(chunk);
    if (!this.#response.write(chunk)) {
      await once(this.#response, 'drain', { signal: this.closed }).catch(() => undefined);
    }
    this.#changed();
  }

  end(): void {
    if (!this.closed.aborted) {
      this.#record.finished = true;
      this.#response.end();
      this.#changed();
    }
  }

  async send(
    status: number,
    headers: Readonly<Record<string, string>>,
    body: string | Buffer,
  ): Promise<void> {
    this.begin(status, { ...headers, 'content-length': Buffer.byteLength(body) });
    await this.write(body);
    this.end();
  }

  /** Ends the connection in the middle of the answer, once what was written is on its way. */
  cut(): void {
    this.#record.finished = true;
    this.#response.socket?.destroySoon();
  }

  /** Ends the connection with a TCP reset. */
  reset(): void {
    this.#record.finished = true;
    this.#response.socket?.resetAndDestroy();
  }

  /** Says no more; resolves when the client, or the server, closes the connection. */
  async fallSilent(): Promise<void> {
    if (!this.closed.aborted) {
      await once(this.closed, 'abort');
    }
  }

  /** Resolves early when the connection goes, or `enough` aborts. */
  async pause(seconds: number, enough?: AbortSignal): Promise<void> {
    if (seconds > 0) {
      const signal = enough ? AbortSignal.any([this.closed, enough]) : this.closed;
      await wait(seconds * 1000, undefined, { signal }).catch(() => undefined);
    }
  }
}
