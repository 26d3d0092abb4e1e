import { expect, test, vi } from 'vitest';
import type { EditWish } from '../../../../src/images/imageEdits.ts';
import { EditJobs } from '../../../../src/webviews/maskEditor/editJobs.ts';
import { jobBench, request } from '../../images/jobBench.ts';

const cat = 'file:///site/cat.png';

test.each([
  ['its file', { from: cat, to: 'file:///site/dog.png' }, 'file:///site/dog.png'],
  ['its folder', { from: 'file:///site', to: 'file:///web' }, 'file:///web/cat.png'],
  ['another file', { from: 'file:///site/ca', to: 'file:///site/do' }, cat],
])('a job goes along when %s is renamed', async (_, move, name) => {
  const { jobs, log, provider } = jobBench();
  const edits = new EditJobs(jobs, log);
  const changed: string[] = [];
  const ended: string[] = [];
  edits.onDidEnd(({ wish }) => ended.push(wish.document));
  const job = jobs.start({ request, confirm: 'done' });
  const wish: Pick<EditWish, 'document'> = { document: cat };
  edits.add({ job, wish: wish as EditWish });
  edits.onDidChange(({ wish }) => changed.push(wish.document));
  edits.move(move);
  expect(edits.of(name)?.job).toBe(job);
  expect(edits.of(cat)?.job).toBe(name === cat ? job : undefined);
  await vi.waitFor(() => expect(provider.exchanges).toHaveLength(1));
  job.cancel();
  await job.finished.catch(() => {});
  await vi.waitFor(() => expect(ended).toEqual([name]));
  expect(new Set(changed)).toEqual(new Set([name]));
  expect(edits.of(name)).toBeUndefined();
});
