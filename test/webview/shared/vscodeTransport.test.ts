import { expect, it, vi } from 'vitest';
import { vscodeTransport } from '../../../webview/shared/vscodeTransport.ts';

it('posts through the API and receives what VS Code posts to the window', async () => {
  const posted: unknown[] = [];
  const received: unknown[] = [];
  const transport = vscodeTransport({ postMessage: (message) => posted.push(message) });
  const subscription = transport.listen((message) => received.push(message));
  transport.post({ to: 'host' });
  window.postMessage({ to: 'page' });
  await vi.waitUntil(() => received.length > 0);
  expect(posted).toEqual([{ to: 'host' }]);
  expect(received).toEqual([{ to: 'page' }]);
  subscription.dispose();
  window.dispatchEvent(new MessageEvent('message', { data: 'late' }));
  expect(received).toHaveLength(1);
});
