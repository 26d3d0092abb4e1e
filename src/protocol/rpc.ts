import { fromPlain, isMessage, type Message, toPlain } from './rpcMessage.ts';

/** Carries messages to the other side and brings back its own: a webview, a port, or a test's inbox. */
export interface Transport {
  post(message: unknown): void;
  listen(receive: (message: unknown) => void): { dispose(): void };
}

/** One argument of plain data in, a promise of plain data out. The signal aborts when the caller's does. */
type Method = (params: never, signal: AbortSignal) => Promise<unknown>;

/** An interface that can cross: methods only, each a {@link Method}. */
export type Contract<T> = { readonly [Name in keyof T]: Method };

export interface Connection<Remote> {
  /** Calls reject with the other side's error, with `signal.reason`, or with a `DisconnectedError`. */
  readonly remote: Remote;
  /** Rejects what is pending and aborts what runs here. The transport stays the caller's to close. */
  dispose(): void;
}

export class DisconnectedError extends Error {
  override readonly name = 'DisconnectedError';
}

interface Pending {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/**
 * Typed calls in both directions over one transport.
 *
 * Of `local` only own methods answer, so pass an object literal: nothing inherited can be reached by name.
 * An error arrives with its name, its message, and those own fields that are strings, numbers or booleans.
 * `local` gets whatever the other side sent: where that side is not trusted, its methods check `params`.
 */
export function connect<Local extends Contract<Local>, Remote extends Contract<Remote>>(
  transport: Transport,
  local: Local,
): Connection<Remote> {
  const methods = new Map<string, unknown>(Object.entries(local));
  const pending = new Map<number, Pending>();
  const running = new Map<number, AbortController>();
  // Another page may have called over this channel before, and be waited for still: no two share their ids.
  let lastId = Math.floor(Math.random() * (Number.MAX_SAFE_INTEGER / 2));
  let connected = true;

  const post = (message: Message): void => transport.post(message);

  async function answer(id: number, name: string, params: unknown): Promise<void> {
    if (running.has(id)) return;
    const controller = new AbortController();
    running.set(id, controller);
    let reply: Message;
    try {
      const method = methods.get(name);
      if (typeof method !== 'function') throw new TypeError(`There is no method "${name}".`);
      reply = { kind: 'value', id, value: await method.call(local, params, controller.signal) };
    } catch (error) {
      reply = { kind: 'error', id, error: toPlain(error) };
    }
    running.delete(id);
    if (!connected) return;
    try {
      post(reply);
    } catch (error) {
      // The value cannot be cloned. The caller still gets an answer.
      post({ kind: 'error', id, error: toPlain(error) });
    }
  }

  function call(method: string, params: unknown, signal: AbortSignal | undefined): Promise<unknown> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      if (!connected) throw new DisconnectedError('The connection is closed.');
      const id = ++lastId;
      post({ kind: 'call', id, method, params });
      const cancel = (): void => {
        post({ kind: 'cancel', id });
        settle().reject(signal?.reason);
      };
      const settle = (): Pending => {
        signal?.removeEventListener('abort', cancel);
        pending.delete(id);
        return { resolve, reject };
      };
      signal?.addEventListener('abort', cancel);
      pending.set(id, {
        resolve: (value) => settle().resolve(value),
        reject: (error) => settle().reject(error),
      });
    });
  }

  const subscription = transport.listen((message) => {
    if (!isMessage(message)) return;
    switch (message.kind) {
      case 'call':
        void answer(message.id, message.method, message.params);
        break;
      case 'cancel':
        running.get(message.id)?.abort();
        break;
      case 'value':
        pending.get(message.id)?.resolve(message.value);
        break;
      case 'error':
        pending.get(message.id)?.reject(fromPlain(message.error));
        break;
    }
  });

  const remote = new Proxy({} as Remote, {
    // A promise that resolves to `remote` would call `then`.
    get: (_, name) =>
      typeof name === 'string' && name !== 'then'
        ? (params: unknown, signal?: AbortSignal) => call(name, params, signal)
        : undefined,
  });

  return {
    remote,
    dispose() {
      if (!connected) return;
      connected = false;
      subscription.dispose();
      const error = new DisconnectedError('The connection was closed before an answer came.');
      for (const controller of running.values()) controller.abort(error);
      for (const { reject } of [...pending.values()]) reject(error);
    },
  };
}
