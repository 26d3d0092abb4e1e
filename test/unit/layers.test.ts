import { globSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { expect, test } from 'vitest';
import { layerBreaches } from './layerBreaches.ts';
import { layerRules } from './layerRules.ts';

const root = join(import.meta.dirname, '..', '..');

/** The imports of every source that remain in JavaScript: types tie nothing together at run time. */
async function sources(): Promise<Metafile['inputs']> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: globSync(['src/**/*.ts', 'webview/**/*.ts'], { cwd: root }),
    bundle: true,
    write: false,
    metafile: true,
    outdir: 'out',
    format: 'esm',
    packages: 'external',
    // Icons are text in the pages.
    loader: { '.svg': 'text' },
    logLevel: 'silent',
  });
  return metafile.inputs;
}

function imports(path: string, external = false): Metafile['inputs'][string] {
  return { bytes: 1, imports: [{ path, kind: 'import-statement', ...(external && { external }) }] };
}

// It builds everything, which takes a busy machine longer than a test may otherwise.
test('every source imports only what its layer may', { timeout: 60_000 }, async () => {
  const inputs = await sources();
  expect(Object.keys(inputs)).toEqual(
    expect.arrayContaining(['src/extension.ts', 'src/images/imageJobs.ts', 'webview/candidates/main.ts']),
  );
  expect(layerBreaches(inputs, layerRules)).toEqual([]);
});

test.each([
  ['the domain', 'src/images/job.ts', 'vscode'],
  ['the domain', 'src/images/job.ts', 'node:fs/promises'],
  ['the domain', 'src/images/job.ts', 'node:http'],
  ['the domain', 'src/images/job.ts', 'fs'],
  ['a command', 'src/commands/edit.ts', 'openai/resources'],
  ['a page', 'webview/gallery/main.ts', 'vscode'],
  ['a page', 'webview/gallery/main.ts', 'litter'],
  ['the protocol', 'src/protocol/rpc.ts', 'node:crypto'],
])('%s must not import a package: %s, %s', (_, file, name) => {
  expect(layerBreaches({ [file]: imports(name, true) }, layerRules)).toEqual([`${file} imports ${name}`]);
});

test.each([
  ['src/images/job.ts', 'src/library/archive.ts'],
  ['src/openai/provider.ts', 'src/host/settings.ts'],
  ['src/host/keys.ts', 'src/library/archive.ts'],
  ['src/commands/edit.ts', 'src/openEasel.ts'],
  ['src/library/archive.ts', 'src/commands/edit.ts'],
  ['src/webviews/panel.ts', 'webview/gallery/main.ts'],
  ['webview/gallery/main.ts', 'src/images/job.ts'],
])('%s must not reach up or across to %s', (file, path) => {
  expect(layerBreaches({ [file]: imports(path) }, layerRules)).toEqual([`${file} imports ${path}`]);
});

test.each([
  ['src/images/job.ts', 'src/protocol/rpc.ts', false],
  ['src/images/job.ts', 'src/images/pace.ts', false],
  ['src/openai/provider.ts', 'openai/resources/images', true],
  ['src/library/archive.ts', 'node:fs/promises', true],
  ['src/extension.ts', 'src/openEasel.ts', false],
  ['webview/gallery/main.ts', '@vscode-elements/elements/dist/vscode-button/index.js', true],
  ['webview/gallery/main.ts', '<runtime>', true],
])('%s may import %s', (file, path, external) => {
  expect(layerBreaches({ [file]: imports(path, external) }, layerRules)).toEqual([]);
});

test('a file outside the layers is a breach', () => {
  expect(layerBreaches({ 'src/helpers.ts': { bytes: 1, imports: [] } }, layerRules)).toEqual([
    'src/helpers.ts belongs to no layer',
  ]);
});
