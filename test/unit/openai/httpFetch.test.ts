import http from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createHttpFetch } from '../../../src/openai/httpFetch.ts';
import { serve } from './serve.ts';

const signal = new AbortController().signal;

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('time', () => {
  const minutes = (count: number) => count * 60_000;

  it.each([
    ['before the answer', false],
    ['within a stream', true],
  ])('320 seconds of silence %s are no reason to give up, 10 minutes are', async (_, startsEarly) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let arrived = () => {};
    const asked = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    let answer = (_text: string) => {};
    const server = await serve((response) => {
      if (startsEarly) response.writeHead(200).flushHeaders();
      answer = (text) => void response.write(text);
      arrived();
    });
    const pending = createHttpFetch({ timeoutMs: minutes(10), signal })(server.origin, {
      method: 'POST',
      body: 'x',
    });
    await asked;
    if (startsEarly) await pending;
    vi.advanceTimersByTime(320_000);
    answer('still here');
    const reader = (await pending).body?.getReader();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('still here');
    vi.advanceTimersByTime(minutes(10) - 1);
    answer(', still');
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe(', still');
    vi.advanceTimersByTime(minutes(10));
    await expect(reader?.read()).rejects.toMatchObject({ failure: 'timeout' });
  });

  it('is kept by nobody else: Node’s own fetch is not asked', async () => {
    const fetch = vi.spyOn(globalThis, 'fetch');
    const server = await serve((response) => response.end('ok'));
    await createHttpFetch({ timeoutMs: 1000, signal })(server.origin);
    expect(fetch).not.toHaveBeenCalled();
  });
});

describe('the request', () => {
  it('is known to be sent, and known not to be', async () => {
    const onBodySent = vi.fn();
    const server = await serve((response) => response.end('ok'));
    const fetch = createHttpFetch({ timeoutMs: 10_000, signal, onBodySent });
    await fetch(server.origin, { method: 'POST', body: 'x'.repeat(1_000_000) });
    expect(onBodySent).toHaveBeenCalledOnce();
    expect(server.received[0]?.body.length).toBe(1_000_000);
    await server.close();
    await expect(fetch(server.origin, { method: 'POST', body: 'x' })).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
    expect(onBodySent).toHaveBeenCalledOnce();
  });

  it('is not sent while the server reads nothing of it', async () => {
    const onBodySent = vi.fn();
    const controller = new AbortController();
    const server = http.createServer((request) => {
      request.pause();
      controller.abort();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const fetch = createHttpFetch({ timeoutMs: 10_000, signal: controller.signal, onBodySent });
    const body = new Uint8Array(64 * 1024 * 1024);
    await expect(fetch(`http://127.0.0.1:${port}`, { method: 'POST', body })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(onBodySent).not.toHaveBeenCalled();
    server.closeAllConnections();
    server.close();
  });

  it('looks `request` up when it is made, where VS Code puts its proxy', async () => {
    const server = await serve((response) => response.end('ok'));
    const fetch = createHttpFetch({ timeoutMs: 1000, signal });
    const request = vi.spyOn(http, 'request');
    await fetch(server.origin);
    expect(request).toHaveBeenCalledOnce();
    expect(request.mock.calls[0]?.[1]).not.toHaveProperty('agent');
  });

  it('asks for nothing compressed and keeps no connection', async () => {
    const server = await serve((response) => response.end('ok'));
    await createHttpFetch({ timeoutMs: 1000, signal })(server.origin);
    expect(server.received[0]?.headers).toMatchObject({ 'accept-encoding': 'identity', connection: 'close' });
  });
});

describe('the answer', () => {
  it.each([300, 301, 302, 303, 307, 308])('%i is an error that names where it points', async (status) => {
    const location = 'https://elsewhere.example.com/path?secret';
    const server = await serve((response) => response.writeHead(status, { location }).end());
    const failed = createHttpFetch({ timeoutMs: 1000, signal })(server.origin);
    await expect(failed).rejects.toMatchObject({
      failure: 'redirect',
      target: 'https://elsewhere.example.com',
    });
  });

  it('may be empty', async () => {
    const server = await serve((response) => response.writeHead(204).end());
    const response = await createHttpFetch({ timeoutMs: 1000, signal })(server.origin);
    expect([response.status, await response.text()]).toEqual([204, '']);
  });
});
