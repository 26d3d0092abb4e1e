import assert from 'node:assert/strict';
import type { RequestSummary } from '../imagesServer/control.ts';
import type { Failure } from '../imagesServer/failure.ts';

/** As in `http://127.0.0.1:4010`, without a path. */
export const serverOrigin = process.env['EASEL_IMAGES_SERVER'] ?? '';

/** Makes the next requests fail so. */
export async function failNext(...failures: readonly Failure[]): Promise<void> {
  const response = await fetch(`${serverOrigin}/control/failures`, {
    method: 'POST',
    body: JSON.stringify(failures),
  });
  assert.equal(response.status, 200, await response.text());
}

export async function clearFailures(): Promise<void> {
  await fetch(`${serverOrigin}/control/failures`, { method: 'DELETE' });
}

/** What the server gets from now on, the questions for its models aside. */
export async function watchRequests(): Promise<() => Promise<readonly RequestSummary[]>> {
  const before = (await allRequests()).length;
  return async () => (await allRequests()).slice(before).filter(({ path }) => !path.endsWith('/models'));
}

/** The one request that the server gets while the work is done. */
export async function onlyRequest(work: () => Promise<unknown>): Promise<RequestSummary> {
  const received = await watchRequests();
  await work();
  const [request, ...more] = await received();
  assert.ok(request, 'Nothing was sent.');
  assert.deepEqual(more, []);
  return request;
}

async function allRequests(): Promise<readonly RequestSummary[]> {
  const response = await fetch(`${serverOrigin}/control/requests`);
  return (await response.json()) as readonly RequestSummary[];
}
