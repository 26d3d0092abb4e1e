import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { installExtension } from '../host/installExtension.ts';
import { logFolder } from '../host/paths.ts';
import { runInServerHost } from '../host/runInServerHost.ts';
import type { Activation } from './host/activation.ts';

/** Activations of each kind that do not count: the window is still busy with its own start. */
const warmUps = 8;
const counted = 40;

export interface Activations {
  readonly easel: readonly Activation[];
  /** Of an extension that does nothing. */
  readonly empty: readonly Activation[];
}

/**
 * Activates copies of the packaged Easel and of an empty extension in turn, in one window of VS Code. A copy is
 * the shipped one under another name, with other ids of commands and views, since two cannot own the same.
 */
export async function measureActivations(vsix: string): Promise<Activations> {
  const folder = await mkdtemp(join(tmpdir(), 'easel-bench-'));
  try {
    await installExtension(vsix, join(folder, 'installed'));
    const [installed] = (await readdir(join(folder, 'installed'))).filter((name) => name.includes('easel'));
    if (!installed) {
      throw new Error(`VS Code installed nothing from ${vsix}.`);
    }
    const extensions = join(folder, 'extensions');
    const ids: string[] = [];
    for (let index = 0; index < warmUps + counted; index++) {
      const [easel, empty] = [`easel-${index}`, `empty-${index}`];
      await copyEasel(join(folder, 'installed', installed), join(extensions, easel), index);
      await writeEmpty(join(extensions, empty), empty);
      ids.push(...(index % 2 === 0 ? [easel, empty] : [empty, easel]));
    }
    const activations = await activateInTurn(ids, folder);
    const kept = activations.slice(2 * warmUps);
    return {
      easel: kept.filter(({ id }) => id.includes('.easel-')),
      empty: kept.filter(({ id }) => id.includes('.empty-')),
    };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function copyEasel(from: string, to: string, index: number): Promise<void> {
  await cp(from, to, { recursive: true });
  const main = join(to, 'dist', 'extension.js');
  await writeFile(main, withOwnIds(await readFile(main, 'utf8'), index));
  const path = join(to, 'package.json');
  const manifest = JSON.parse(withOwnIds(await readFile(path, 'utf8'), index));
  await writeFile(path, JSON.stringify({ ...manifest, publisher: 'bench', name: `easel-${index}` }));
}

function withOwnIds(code: string, index: number): string {
  return code.replaceAll(/(["'`])easel\./g, `$1easel${index}.`);
}

async function writeEmpty(to: string, name: string): Promise<void> {
  const manifest = {
    name,
    publisher: 'bench',
    version: '1.0.0',
    engines: { vscode: '^1.105.0' },
    extensionKind: ['workspace'],
    main: './dist/extension.js',
    activationEvents: [],
  };
  await mkdir(join(to, 'dist'), { recursive: true });
  await writeFile(join(to, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(to, 'dist', 'extension.js'), 'exports.activate = () => {};\n');
}

async function activateInTurn(names: readonly string[], folder: string): Promise<readonly Activation[]> {
  const tests = join(folder, 'timeActivations.js');
  await build({
    entryPoints: [join(import.meta.dirname, 'host', 'timeActivations.ts')],
    outfile: tests,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode'],
    logLevel: 'warning',
  });
  const result = join(folder, 'activations.json');
  const logs = await logFolder('bench-activation');
  const idle = join(folder, 'idle');
  await writeEmpty(idle, 'idle');
  const code = await runInServerHost({
    logs,
    extension: idle,
    extensionsFolder: join(folder, 'extensions'),
    tests,
    open: undefined,
    workspaceTrust: false,
    settings: {},
    env: {
      EASEL_BENCH_EXTENSIONS: JSON.stringify(names.map((name) => `bench.${name}`)),
      EASEL_BENCH_RESULT: result,
    },
  });
  if (code !== 0) {
    throw new Error(`The activations failed; see ${logs}.`);
  }
  return JSON.parse(await readFile(result, 'utf8'));
}
