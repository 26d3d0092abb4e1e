// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the settings' own variables
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { copyFilesDestination } from '../../../src/library/destination/copyFilesDestination.ts';
import { type DestinationRequest, resolveDestination } from '../../../src/library/destination/destination.ts';
import { uriPath } from '../../../src/library/destination/uriPath.ts';

const site = 'file:///projects/site';
const document = { uri: `${site}/docs/guide/intro.md`, untitled: false, workspaceFolder: site };
const request: DestinationRequest = {
  document,
  workspaceFolders: [site],
  outputFolder: '',
  fileName: 'cat',
  format: 'png',
  now: new Date(Date.UTC(2026, 4, 1, 9, 8, 7, 6)),
  ignoreCase: false,
};

/** Folder and name, below the workspace folder. */
function where(changes: Partial<DestinationRequest>): string {
  const answer = resolveDestination({ ...request, ...changes });
  if (answer.kind === 'ask') return `ask: ${answer.reason}`;
  const { folder, name, within } = answer.destination;
  expect(within).toBe(changes.document?.workspaceFolder ?? site);
  return posix.join(posix.relative(uriPath(within ?? ''), uriPath(folder)), name);
}

test.each([
  ['images/', 'docs/guide/images/cat'],
  ['', 'docs/guide/cat'],
  ['  ', 'docs/guide/cat'],
  ['/assets/', 'assets/cat'],
  ['/', 'cat'],
  ['/static/${documentBaseName}/', 'static/intro/cat'],
  ['images/${fileName}', 'docs/guide/images/cat'],
  ['/images/${documentRelativeDirName}/${documentBaseName}.${fileExtName}', 'images/docs/guide/intro'],
  ['${documentDirName}/media/${fileName}', 'docs/guide/media/cat'],
  ['${documentWorkspaceFolder}/media/', 'media/cat'],
  ['../images/', 'docs/images/cat'],
  ['images/picture', 'docs/guide/images/picture'],
  ['images/picture.jpeg', 'docs/guide/images/picture'],
  ['images/v1.2', 'docs/guide/images/v1.2'],
  ['${documentFileName}/${documentExtName}/', 'docs/guide/intro.md/md/cat'],
  ['/by-path/${documentRelativeFilePath}/', 'by-path/docs/guide/intro.md/cat'],
  ['${documentFilePath}.images/', 'docs/guide/intro.md.images/cat'],
  ['${unixTime}/', 'docs/guide/1777626487006/cat'],
  ['images/${fileName/(.).*/$1/}', 'docs/guide/images/c'],
  ['${documentDirName/(docs)/$1\\/public/}/', 'docs/public/guide/cat'],
  ['${documentBaseName/^(.).*$/$1/}/', 'docs/guide/i/cat'],
  ['${documentBaseName/(/x/}/', 'docs/guide/intro/cat'],
  ['\\${fileName}/', 'docs/guide/${fileName}/cat'],
  ['${unknown}/', 'docs/guide/${unknown}/cat'],
  ['images/CON.png', 'docs/guide/images/image-CON'],
])('markdown.copyFiles.destination %j leads to %s', (template, expected) => {
  expect(where({ copyFilesDestination: template })).toBe(expected);
});

test('a time in a file name is legal everywhere', () => {
  expect(where({ copyFilesDestination: 'images/${isoTime}.png' })).toBe(
    'docs/guide/images/2026-05-01T09-08-07.006Z',
  );
});

test.each([
  ['', 'docs/guide/images/cat'],
  ['pictures', 'docs/guide/pictures/cat'],
  ['pictures/', 'docs/guide/pictures/cat'],
  ['.', 'docs/guide/cat'],
  ['/pictures', 'pictures/cat'],
  ['/', 'cat'],
  ['../..', 'cat'],
  ['/${documentBaseName}', 'intro/cat'],
  ['/art/${fileName}', 'art/cat'],
  ['/art/${fileName}/all', 'art/cat.png/all/cat'],
])('easel.outputFolder %j leads to %s', (outputFolder, expected) => {
  expect(where({ outputFolder })).toBe(expected);
});

test('easel.outputFolder comes before markdown.copyFiles.destination', () => {
  expect(where({ outputFolder: '/a', copyFilesDestination: '/b/' })).toBe('a/cat');
});

test.each(['', 'art', '/art', '${documentDirName}/art'])(
  'without a document, %j is in the only workspace folder',
  (outputFolder) => {
    const answer = resolveDestination({ ...withoutDocument(), outputFolder });
    expect(answer).toEqual({
      kind: 'resolved',
      destination: { folder: `${site}/${outputFolder === '' ? 'images' : 'art'}`, name: 'cat', within: site },
    });
  },
);

test.each([
  [{ document: { uri: 'untitled:Untitled-1', untitled: true } }, 'untitled'],
  [{ document: { uri: 'file:///elsewhere/a.md', untitled: false } }, 'noWorkspaceFolder'],
  [
    { document: { uri: 'file:///elsewhere/a.md', untitled: false }, workspaceFolders: [] },
    'noWorkspaceFolder',
  ],
] as const)('%j has to be asked about: %s', (changes, reason) => {
  expect(where(changes)).toBe(`ask: ${reason}`);
});

test('without a document, no folder and several folders have to be asked about', () => {
  const several = { ...withoutDocument(), workspaceFolders: [site, 'file:///projects/app'] };
  const none = { ...withoutDocument(), workspaceFolders: [] };
  expect(resolveDestination(several)).toEqual({ kind: 'ask', reason: 'severalWorkspaceFolders' });
  expect(resolveDestination(none)).toEqual({ kind: 'ask', reason: 'noWorkspaceFolder' });
});

test('of several folders, the document’s own counts', () => {
  const app = 'file:///projects/app';
  const inApp = { uri: `${app}/readme.md`, untitled: false, workspaceFolder: app };
  expect(where({ document: inApp, workspaceFolders: [site, app], outputFolder: '/art' })).toBe('art/cat');
});

const escapes = [
  '../../..',
  '/..',
  '/../site-secrets',
  '/a/../../b',
  '//server/share',
  '\\\\server\\share',
  'C:\\Windows',
  'C:/Windows',
  'c:',
  'file:///etc',
  '~',
  '~/pictures',
  'a\\..\\..\\..\\b',
  '%2e%2e/%2e%2e/%2e%2e/x',
  '..%2f..%2f..%2fx',
  '%252e%252e/x',
  'a%5cb',
  'a\u0000b',
  '${documentDirName/.*/\\/etc/}',
  '${documentDirName}/../../../x',
];
test.each(escapes)('easel.outputFolder may not be %j', (outputFolder) => {
  expect(() => where({ outputFolder })).toThrow(
    expect.objectContaining({
      name: 'LibraryError',
      reason: expect.stringMatching(/^(outsideWorkspace|invalidName)$/),
      message: expect.stringContaining('easel.outputFolder'),
    }),
  );
});

test.each(escapes)('markdown.copyFiles.destination may not be %j', (template) => {
  expect(() => where({ copyFilesDestination: `${template}/` })).toThrow(
    expect.objectContaining({ message: expect.stringContaining('markdown.copyFiles.destination') }),
  );
});

test('a folder that only begins like the workspace folder is outside', () => {
  expect(() => where({ outputFolder: '/../site2' })).toThrow(/outside the workspace folder/);
});

test('case counts where the disk says so', () => {
  const shouting = { ...document, uri: 'file:///Projects/Site/docs/a.md' };
  expect(() => where({ document: shouting })).toThrow(/outside the workspace folder/);
  expect(resolveDestination({ ...request, document: shouting, ignoreCase: true }).kind).toBe('resolved');
});

test.each([
  'vscode-remote://ssh-remote+box/home/me/site',
  'vscode-vfs://github/octo/site',
  'file:///c%3A/Users/me/my%20site',
  'file://server/share/site',
])('the folder stays on %s', (folder) => {
  const uri = `${folder}/docs/a.md`;
  const answer = resolveDestination({
    ...request,
    document: { uri, untitled: false, workspaceFolder: folder },
    outputFolder: '/big (art)',
  });
  expect(answer).toMatchObject({ destination: { folder: `${folder}/big%20%28art%29` } });
});

const matches = (path: string) => (glob: string, folder?: string) =>
  folder === undefined
    ? posix.matchesGlob(path, glob)
    : posix.matchesGlob(posix.relative(uriPath(folder), path), glob);

test.each([
  [{ '*.md': 'a' }, 'a'],
  [{ 'docs/*.md': 'a', '**/*.md': 'b' }, 'b'],
  [{ 'guide/*.md': 'a' }, 'a'],
  [{ '/docs/**/*': 'a' }, 'a'],
  [{ '/guide/**/*': 'a' }, undefined],
  [{ '*.tex': 'a' }, undefined],
  [{ '*.md': 7, '**/*': 'b' }, 'b'],
  [{}, undefined],
  [null, undefined],
  ['images', undefined],
] as const)('%j gives the document %j', (setting, expected) => {
  const path = '/projects/site/docs/guide/intro.md';
  expect(copyFilesDestination(setting, ['file:///projects/app', site], matches(path))).toBe(expected);
});

function withoutDocument(): DestinationRequest {
  const { document: _, ...rest } = request;
  return rest;
}
