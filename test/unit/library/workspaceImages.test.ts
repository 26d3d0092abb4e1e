import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ImageWorkspace, WorkspaceImages } from '../../../src/library/files/workspaceImages.ts';

type Listener = (event: unknown) => unknown;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function uri(path: string) {
  return { path, toString: () => `file://${path}` };
}

/** A workspace that has these files, and tells what a test lets happen. */
function workspace(paths: readonly string[]) {
  const listeners = new Map<string, Listener>();
  const event = (name: string) => (listener: Listener) => {
    listeners.set(name, listener);
    return { dispose: () => void listeners.delete(name) };
  };
  const findFiles = vi.fn(async (..._: unknown[]) => paths.map(uri));
  const watcher = {
    onDidCreate: event('create'),
    onDidChange: event('change'),
    onDidDelete: event('delete'),
    dispose: () => void listeners.delete('watcher'),
  };
  listeners.set('watcher', () => {});
  const fake = {
    findFiles,
    createFileSystemWatcher: vi.fn(() => watcher),
    onDidRenameFiles: event('rename'),
    onDidDeleteFiles: event('deleteFiles'),
    onDidCreateFiles: event('createFiles'),
    onDidChangeWorkspaceFolders: event('folders'),
    onDidChangeConfiguration: event('configuration'),
  };
  const failed = vi.fn();
  // The few members that are used, with the few fields of theirs that are.
  const images = new WorkspaceImages(fake as unknown as ImageWorkspace, failed);
  const changed = vi.fn();
  images.onDidChange(changed);
  const happens = (name: string, what: unknown) => listeners.get(name)?.(what);
  return { images, changed, findFiles, happens, listeners, failed };
}

test('lists once for all who ask, in every case of the extensions, without node_modules', async () => {
  const { images, findFiles } = workspace(['/site/a.png', '/site/b.JPG']);
  const [first] = await Promise.all([images.list(), images.list()]);
  expect(first).toEqual({ uris: ['file:///site/a.png', 'file:///site/b.JPG'], isCut: false });
  expect(await images.list()).toBe(first);
  expect(findFiles.mock.calls).toEqual([
    ['**/*.{[pP][nN][gG],[jJ][pP][gG],[jJ][pP][eE][gG],[wW][eE][bB][pP]}', '**/node_modules/**', 50_000],
  ]);
});

test('says when there are more than it lists', async () => {
  const { images } = workspace(Array.from({ length: 50_000 }, (_, index) => `/${index}.png`));
  expect(await images.list()).toMatchObject({ isCut: true });
});

test.each([
  ['create', uri('/site/new.png'), true],
  ['create', uri('/site/new.WebP'), true],
  ['create', uri('/site/notes.md'), false],
  ['create', uri('/site/node_modules/x/logo.png'), false],
  ['create', uri('/site/pictures'), true],
  ['create', uri('/site/node_modules/x'), false],
  ['change', uri('/site/a.png'), true],
  ['change', uri('/site/notes.md'), false],
  ['change', uri('/site/pictures'), false],
  ['delete', uri('/site/images/a.png'), true],
  ['delete', uri('/site/notes.md'), false],
  ['delete', uri('/site/images'), true],
  ['delete', uri('/site'), true],
  ['delete', uri('/site/image'), false],
  ['delete', uri('/site/images/a'), false],
  ['delete', uri('/site/node_modules'), false],
  ['rename', { files: [] }, true],
  ['deleteFiles', { files: [] }, true],
  ['createFiles', { files: [] }, true],
  ['folders', {}, true],
  ['configuration', { affectsConfiguration: (name: string) => name === 'files.exclude' }, true],
  ['configuration', { affectsConfiguration: () => false }, false],
])('%s %j', async (name, what, isNews) => {
  const { images, changed, findFiles, happens } = workspace(['/site/images/a.png']);
  await images.list();

  happens(name, what);
  vi.runAllTimers();

  expect(changed).toHaveBeenCalledTimes(isNews ? 1 : 0);
  await images.list();
  expect(findFiles).toHaveBeenCalledTimes(isNews ? 2 : 1);
});

test('a deletion is not compared with every image', async () => {
  const { images, changed, happens } = workspace(
    Array.from({ length: 1000 }, (_, index) => `/site/${index}/a.png`),
  );
  await images.list();
  const compared = vi.spyOn(String.prototype, 'startsWith');
  for (let index = 0; index < 1000; index += 1) happens('delete', uri(`/site/build/${index}.js`));
  const comparisons = compared.mock.calls.length;
  compared.mockRestore();
  expect(comparisons).toBeLessThan(10_000);
  vi.runAllTimers();
  expect(changed).not.toHaveBeenCalled();
});

test('folders are those of the latest list', async () => {
  const paths = ['/site/old/a.png'];
  const { images, changed, happens } = workspace(paths);
  await images.list();
  happens('delete', uri('/site/new'));
  vi.runAllTimers();
  expect(changed).not.toHaveBeenCalled();
  paths.splice(0, 1, '/site/new/a.png');
  happens('create', uri('/site/new/a.png'));
  await images.list();
  vi.runAllTimers();
  happens('delete', uri('/site/new'));
  vi.runAllTimers();
  expect(changed).toHaveBeenCalledTimes(2);
});

test.each([
  ['create', uri('/site/a.png'), 1],
  ['change', uri('/site/a.png'), 1],
  ['create', uri('/site'), 1],
  ['rename', { files: [{ oldUri: uri('/b.png'), newUri: uri('/site/a.png') }] }, 1],
  ['rename', { files: [{ oldUri: uri('/site/a.png'), newUri: uri('/b.png') }] }, 0],
  ['createFiles', { files: [uri('/site/a.png')] }, 1],
  ['change', uri('/site/b.png'), 0],
  ['create', uri('/sit'), 0],
  ['delete', uri('/site/a.png'), 0],
])('%s %j: whether the file may hold something else now', (name, what, times) => {
  const { images, happens } = workspace(['/site/a.png']);
  expect(images.timesTold('file:///site/a.png')).toBe(0);
  happens(name, what);
  expect(images.timesTold('file:///site/a.png')).toBe(times);
  happens(name, what);
  expect(images.timesTold('file:///site/a.png')).toBe(2 * times);
});

test('a thousand files that come at once are one piece of news', async () => {
  const { changed, happens } = workspace([]);
  for (let index = 0; index < 1000; index += 1) happens('create', uri(`/site/${index}.png`));
  expect(changed).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(changed).toHaveBeenCalledTimes(1);
});

test('files that never stop coming are news all the same', () => {
  const { changed, happens } = workspace([]);
  for (let time = 0; time < 10_000; time += 100) {
    happens('create', uri(`/site/${time}.png`));
    vi.advanceTimersByTime(100);
  }
  expect(changed.mock.calls.length).toBeGreaterThan(1);
});

test('what comes while the list is made is in the next one', async () => {
  const { images, findFiles, happens } = workspace(['/site/a.png']);
  const listing = images.list();
  happens('create', uri('/site/b.png'));
  await listing;
  await images.list();
  expect(findFiles).toHaveBeenCalledTimes(2);
});

test('a search that failed is tried again', async () => {
  const { images, findFiles } = workspace(['/site/a.png']);
  findFiles.mockRejectedValueOnce(new Error('ripgrep is busy'));
  await expect(images.list()).rejects.toThrow('ripgrep');
  expect((await images.list()).uris).toHaveLength(1);
});

test('disposed, it hears and says nothing more', () => {
  const { images, changed, happens, listeners } = workspace([]);
  happens('create', uri('/site/a.png'));
  images.dispose();
  vi.runAllTimers();
  expect(changed).not.toHaveBeenCalled();
  expect([...listeners.keys()]).toEqual([]);
});

test('lists anew for a file that nobody has told of yet', async () => {
  const paths = ['/site/a.png'];
  const { images, findFiles } = workspace(paths);
  await images.list();
  images.lookFor('file:///site/a.png');
  await images.list();
  expect(findFiles).toHaveBeenCalledTimes(1);
  paths.push('/site/new.png');
  images.lookFor('file:///site/new.png');
  expect((await images.list()).uris).toContain('file:///site/new.png');
});
