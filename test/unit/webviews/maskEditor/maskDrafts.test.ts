import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Log } from '../../../../src/images/log.ts';
import { MaskDrafts } from '../../../../src/webviews/maskEditor/maskDrafts.ts';

const document = 'file:///work/harbour.png';
const log: Log = {
  debug() {},
  info() {},
  warn: (text) => expect.fail(text),
  error: (text) => expect.fail(text),
};

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'easel-drafts-'));
});

afterEach(() => rm(directory, { recursive: true, force: true }));

/** What a window without memory finds after the changes. */
async function afterReload(change: (drafts: MaskDrafts) => Promise<void>): Promise<unknown> {
  const drafts = new MaskDrafts(directory, log);
  await change(drafts);
  await drafts.settled();
  return new MaskDrafts(directory, log).read(document);
}

it('has nothing of a file that was never painted on', async () => {
  expect(await afterReload(async () => {})).toEqual({});
});

it('keeps what was saved last for the next window', async () => {
  const draft = await afterReload(async (drafts) => {
    drafts.save(document, { page: 'one' });
    drafts.save(document, { page: 'two' });
  });
  expect(draft).toEqual({ page: 'two' });
});

it('keeps the page when the next window saves another part', async () => {
  await afterReload(async (drafts) => drafts.save(document, { page: 'mask' }));
  const draft = await afterReload(async (drafts) => {
    await drafts.read(document);
    drafts.save(document, { toldOf: 'job' });
    expect(await drafts.read(document)).toEqual({ page: 'mask', toldOf: 'job' });
  });
  expect(draft).toEqual({ page: 'mask', toldOf: 'job' });
});

it('follows a renamed file', async () => {
  await afterReload(async (drafts) => drafts.save(document, { page: 'mask' }));
  const renamed = 'file:///work/port.png';
  const drafts = new MaskDrafts(directory, log);
  await drafts.move(document, renamed);
  await drafts.settled();
  const next = new MaskDrafts(directory, log);
  expect(await next.read(renamed)).toEqual({ page: 'mask' });
  expect(await next.read(document)).toEqual({});
});
