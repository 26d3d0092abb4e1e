import { describe, expect, it, vi } from 'vitest';
import { connect, type Transport } from '../../../src/protocol/rpc.ts';

interface Calculator {
  add(params: { a: number; b: number }): Promise<number>;
  wait(params: { name: string }, signal?: AbortSignal): Promise<string>;
  invert(params: { bytes: Uint8Array }): Promise<Uint8Array>;
  fail(params: { error: unknown }): Promise<never>;
  unclonable(): Promise<unknown>;
}

interface Display {
  show(params: { text: string }): Promise<string>;
}

/** Two inboxes that clone what they are given, as a real channel does, and deliver in a later microtask. */
function channel() {
  const listeners = [new Set<(message: unknown) => void>(), new Set<(message: unknown) => void>()] as const;
  const posted: unknown[] = [];
  const end = (own: number, other: number): Transport => ({
    post(message) {
      const copy = structuredClone(message);
      posted.push(copy);
      queueMicrotask(() => {
        for (const receive of listeners[other] ?? []) receive(copy);
      });
    },
    listen(receive) {
      listeners[own]?.add(receive);
      return { dispose: () => listeners[own]?.delete(receive) };
    },
  });
  return { host: end(0, 1), page: end(1, 0), posted };
}

function connected(overrides: Partial<Calculator> = {}) {
  const { host, page, posted } = channel();
  const waiting = new Map<string, (value: string) => void>();
  const signals: AbortSignal[] = [];
  const calculator: Calculator = {
    add: async ({ a, b }) => a + b,
    wait: ({ name }, signal) => {
      if (signal) signals.push(signal);
      return new Promise((resolve) => waiting.set(name, resolve));
    },
    invert: async ({ bytes }) => bytes.map((byte) => 255 - byte),
    fail: async ({ error }) => {
      throw error;
    },
    unclonable: async () => () => {},
    ...overrides,
  };
  const display: Display = { show: async ({ text }) => `shown: ${text}` };
  const server = connect<Calculator, Display>(host, calculator);
  const client = connect<Display, Calculator>(page, display);
  return { server, client, host, page, posted, waiting, signals };
}

async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.fail('resolved'),
    (error: unknown) => error,
  );
}

describe('values', () => {
  it('answers in both directions', async () => {
    const { server, client } = connected();
    expect(await client.remote.add({ a: 2, b: 3 })).toBe(5);
    expect(await server.remote.show({ text: 'hi' })).toBe('shown: hi');
  });

  it('passes bytes as bytes', async () => {
    const { client } = connected();
    const inverted = await client.remote.invert({ bytes: new Uint8Array([0, 255, 7]) });
    expect(inverted).toStrictEqual(new Uint8Array([255, 0, 248]));
  });

  it('matches replies to calls whatever their order', async () => {
    const { client, waiting } = connected();
    const first = client.remote.wait({ name: 'first' });
    const second = client.remote.wait({ name: 'second' });
    await vi.waitUntil(() => waiting.size === 2);
    waiting.get('second')?.('2');
    expect(await second).toBe('2');
    waiting.get('first')?.('1');
    expect(await first).toBe('1');
  });

  it('can itself be the value of a promise', async () => {
    const { client } = connected();
    const remote = await Promise.resolve(client.remote);
    expect(await remote.add({ a: 1, b: 1 })).toBe(2);
  });
});

describe('errors', () => {
  it('keep name, message and plain fields', async () => {
    const { client } = connected({
      fail: async () => {
        throw Object.assign(new Error('Slow down.'), {
          name: 'ImageProviderError',
          reason: 'rateLimit',
          status: 429,
          bodySent: true,
          details: { secret: 1 },
        });
      },
    });
    const error = await rejection(client.remote.fail({ error: undefined }));
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: 'ImageProviderError',
      message: 'Slow down.',
      reason: 'rateLimit',
      status: 429,
      bodySent: true,
    });
    expect(error).not.toHaveProperty('details');
  });

  it('are errors even when what was thrown is not', async () => {
    const { client } = connected();
    const error = await rejection(client.remote.fail({ error: 'plain text' }));
    expect(error).toBeInstanceOf(Error);
    expect(error).toHaveProperty('message', 'plain text');
  });

  it('come from methods that throw before they return a promise', async () => {
    const { client } = connected({
      add: () => {
        throw new RangeError('too much');
      },
    });
    await expect(client.remote.add({ a: 1, b: 1 })).rejects.toMatchObject({
      name: 'RangeError',
      message: 'too much',
    });
  });

  it('answer a value that cannot be cloned', async () => {
    const { client } = connected();
    await expect(client.remote.unclonable()).rejects.toHaveProperty('name', 'DataCloneError');
  });

  it('answer parameters that cannot be cloned, and leave the connection usable', async () => {
    const { client } = connected();
    await expect(client.remote.fail({ error: () => {} })).rejects.toHaveProperty('name', 'DataCloneError');
    expect(await client.remote.add({ a: 1, b: 2 })).toBe(3);
  });
});

describe('what the other side may reach', () => {
  it.each(['subtract', 'toString', 'constructor', '__proto__', 'hasOwnProperty'])(
    'is not %s',
    async (method) => {
      const { page, posted } = connected();
      page.post({ kind: 'call', id: 1, method });
      await vi.waitUntil(() => posted.length === 2);
      expect(posted[1]).toMatchObject({ kind: 'error', id: 1, error: { name: 'TypeError' } });
    },
  );

  it('is no method of a prototype', async () => {
    class Base {
      async add(): Promise<number> {
        return 1;
      }
    }
    const { host, page } = channel();
    connect<Base, object>(host, new Base());
    const { remote } = connect<object, Base>(page, {});
    await expect(remote.add()).rejects.toHaveProperty('message', 'There is no method "add".');
  });

  it.each([
    ['null', null],
    ['text', 'call'],
    ['no kind', { id: 1 }],
    ['unknown kind', { kind: 'eval', id: 1, method: 'add' }],
    ['no id', { kind: 'call', method: 'add' }],
    ['an id that is no number', { kind: 'call', id: '1', method: 'add' }],
    ['a method that is no text', { kind: 'call', id: 1, method: {} }],
    ['an error without a message', { kind: 'error', id: 1, error: { name: 'Error' } }],
    ['a reply that nobody waits for', { kind: 'value', id: 99, value: 1 }],
    ['a cancellation of nothing', { kind: 'cancel', id: 99 }],
  ])('ignores %s', async (_, message) => {
    const { client, page, posted } = connected();
    page.post(message);
    expect(await client.remote.add({ a: 1, b: 1 })).toBe(2);
    expect(posted).toHaveLength(3);
  });

  it('runs one call under one id', async () => {
    const { page, signals, client } = connected();
    const call = { kind: 'call', id: 7, method: 'wait', params: { name: 'x' } };
    page.post(call);
    page.post(call);
    await client.remote.add({ a: 1, b: 1 });
    expect(signals).toHaveLength(1);
  });
});

describe('a page that takes the place of another on the same channel', () => {
  it('gets its own answers while a call of the other is still open', async () => {
    const { client, page, waiting } = connected();
    client.remote.wait({ name: 'long' }).catch(() => {});
    await vi.waitUntil(() => waiting.has('long'));
    client.dispose();
    const { remote } = connect<Display, Calculator>(page, { show: async () => '' });
    const sum = remote.add({ a: 2, b: 3 });
    waiting.get('long')?.('too late');
    expect(await sum).toBe(5);
  });
});

describe('cancelling', () => {
  it('rejects the caller with the reason and aborts the handler', async () => {
    const { client, waiting, signals } = connected();
    const controller = new AbortController();
    const call = client.remote.wait({ name: 'long' }, controller.signal);
    await vi.waitUntil(() => waiting.has('long'));
    controller.abort(new Error('enough'));
    await expect(call).rejects.toThrow('enough');
    await vi.waitUntil(() => signals[0]?.aborted);
  });

  it('before the call sends nothing', async () => {
    const { client, posted } = connected();
    await expect(client.remote.wait({ name: 'never' }, AbortSignal.abort())).rejects.toHaveProperty(
      'name',
      'AbortError',
    );
    expect(posted).toHaveLength(0);
  });

  it('after the answer sends nothing', async () => {
    const { client, waiting, posted } = connected();
    const controller = new AbortController();
    const call = client.remote.wait({ name: 'done' }, controller.signal);
    await vi.waitUntil(() => waiting.has('done'));
    waiting.get('done')?.('ok');
    await call;
    controller.abort();
    expect(posted).toHaveLength(2);
  });
});

describe('disconnecting', () => {
  it('rejects what is pending and every later call', async () => {
    const { client } = connected();
    const call = client.remote.wait({ name: 'x' });
    client.dispose();
    await expect(call).rejects.toHaveProperty('name', 'DisconnectedError');
    await expect(client.remote.add({ a: 1, b: 1 })).rejects.toHaveProperty('name', 'DisconnectedError');
  });

  it('aborts what runs, and never answers it', async () => {
    const { client, server, waiting, signals, posted } = connected();
    client.remote.wait({ name: 'x' }).catch(() => {});
    await vi.waitUntil(() => waiting.has('x'));
    server.dispose();
    expect(signals[0]?.reason).toHaveProperty('name', 'DisconnectedError');
    waiting.get('x')?.('too late');
    await new Promise(setImmediate);
    expect(posted).toHaveLength(1);
  });

  it('twice is harmless, and a reply that comes after it is ignored', async () => {
    const { client, page } = connected();
    client.dispose();
    client.dispose();
    expect(() => page.post({ kind: 'value', id: 1, value: 1 })).not.toThrow();
  });
});
