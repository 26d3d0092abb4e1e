import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './paths.ts';

const folder = join(root, 'out', 'integration');

export interface IntegrationBundle {
  /** What VS Code's `extensionTestsPath` names. */
  readonly entry: string;
  readonly folder: string;
}

/** Bundles tests for the extension host, which loads CommonJS and no TypeScript. */
export async function bundleIntegration(testFiles: readonly string[]): Promise<IntegrationBundle> {
  const source = join(root, 'test', 'integration');
  await build({
    entryPoints: [join(source, 'index.ts'), ...testFiles],
    outbase: source,
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    sourcemap: 'inline',
    packages: 'external',
    external: ['vscode'],
    logLevel: 'warning',
  });
  return { entry: join(folder, 'index.js'), folder };
}
