import { statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Activation } from './activation.ts';

/** Between two activations, so that VS Code's own bookkeeping of one does not count as time of the next. */
const pauseMilliseconds = 100;

/**
 * Runs inside the extension host: activates the extensions with the ids in `EASEL_BENCH_EXTENSIONS`, one after
 * another, and writes an {@link Activation} of each to the file `EASEL_BENCH_RESULT`.
 *
 * @throws when an extension is not there, or active before anybody asked.
 */
export async function run(): Promise<void> {
  const { EASEL_BENCH_EXTENSIONS: list = '[]', EASEL_BENCH_RESULT: result = '' } = process.env;
  const ids: readonly string[] = JSON.parse(list);
  const activations: Activation[] = [];
  for (const id of ids) {
    await pause(pauseMilliseconds);
    activations.push(await activate(id));
  }
  await writeFile(result, JSON.stringify(activations));
}

async function activate(id: string): Promise<Activation> {
  const extension = vscode.extensions.getExtension(id);
  if (!extension || extension.isActive) {
    throw new Error(`${id} is ${extension ? 'active before its time' : 'not installed'}.`);
  }
  const before = new Set(Object.keys(require.cache));
  const own = timeOwn(extension.extensionPath);
  const started = performance.now();
  await extension.activate();
  const whole = performance.now() - started;
  own.stop();
  const loaded = Object.keys(require.cache)
    .filter((path) => !before.has(path) && path.startsWith(extension.extensionPath + sep))
    .map((path) => ({ path, bytes: statSync(path).size }));
  return { id, whole, own: own.milliseconds(), loaded };
}

interface Timer {
  milliseconds(): number;
  stop(): void;
}

/** Times what VS Code itself shows as an extension's activation: loading its module, and the call of `activate`. */
function timeOwn(folder: string): Timer {
  const load = require.extensions['.js'];
  let milliseconds = 0;
  const timed = <T>(work: () => T): T => {
    const started = performance.now();
    const result = work();
    milliseconds += performance.now() - started;
    return result;
  };
  require.extensions['.js'] = (module, path) => {
    if (!path.startsWith(folder + sep)) {
      return load(module, path);
    }
    timed(() => load(module, path));
    const { activate } = module.exports;
    module.exports = {
      ...module.exports,
      activate: (context: vscode.ExtensionContext) => timed(() => activate(context)),
    };
  };
  return {
    milliseconds: () => milliseconds,
    stop() {
      require.extensions['.js'] = load;
    },
  };
}
