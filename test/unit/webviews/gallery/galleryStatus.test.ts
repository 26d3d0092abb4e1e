import { expect, onTestFinished, test, vi } from 'vitest';
import { GalleryStatus } from '../../../../src/webviews/gallery/galleryStatus.ts';
import { finalImage } from '../../images/scriptedProvider.ts';
import { FakeEmitter } from '../maskEditor/fakeVscode.ts';
import { eventually, patientTest } from './eventually.ts';
import { type GalleryBench, galleryBench } from './galleryBench.ts';

const item = { text: '', isShown: false, show: () => {}, hide: () => {}, dispose: () => {} };

vi.setConfig(patientTest);

vi.mock('vscode', async () => {
  const { vscode: base } = await import('./galleryVscode.ts');
  const createStatusBarItem = () =>
    Object.assign(item, {
      text: '',
      isShown: false,
      show() {
        item.isShown = true;
      },
      hide() {
        item.isShown = false;
      },
    });
  return { ...base, window: { ...base.window, createStatusBarItem } };
});

async function shownOf({ jobs, library }: GalleryBench, isOfThisWindow = true) {
  const changed = new FakeEmitter<void>();
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const status = new GalleryStatus({
    jobs,
    library,
    onDidChangeRecords: changed.event as never,
    isOfThisWindow: () => isOfThisWindow,
    log,
  });
  onTestFinished(() => status.dispose());
  return { changed, shown: () => (item.isShown ? item.text : undefined) };
}

async function twoAnswers({ jobs, provider }: GalleryBench): Promise<void> {
  const request = { kind: 'generate', model: 'gpt-image-2', prompt: 'A hill', count: 2 } as const;
  const job = jobs.start({ request, confirm: 'done' });
  await eventually(() => expect(provider.exchanges).toHaveLength(1));
  provider.latest.send(finalImage('one', 0), finalImage('two', 1));
  provider.latest.end();
  await job.finished;
}

test('says how many images form, then how many are not kept', async () => {
  const bench = await galleryBench();
  const { changed, shown } = await shownOf(bench);
  expect(shown()).toBeUndefined();
  const answered = twoAnswers(bench);
  await eventually(() => expect(shown()).toBe('$(sync~spin) 2 images'));
  await answered;
  changed.fire();
  await eventually(() => expect(shown()).toBe('$(archive) 2 not kept'));
  const [first, second] = (await bench.library.load()).images;
  const at = new Date().toISOString();
  await bench.record({ kind: 'discard', at, hash: first?.hash ?? '', discarded: true });
  changed.fire();
  await eventually(() => expect(shown()).toBe('$(archive) 1 not kept'));
  await bench.record({ kind: 'place', at, hash: second?.hash ?? '', uri: bench.uriOf('one.png') });
  changed.fire();
  await eventually(() => expect(shown()).toBeUndefined());
});

test('does not speak of what another workspace left', async () => {
  const bench = await galleryBench();
  await twoAnswers(bench);
  const load = vi.spyOn(bench.library, 'load');
  const { shown } = await shownOf(bench, false);
  await eventually(() => expect(load).toHaveResolved());
  await new Promise(setImmediate);
  expect(shown()).toBeUndefined();
});
