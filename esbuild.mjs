/** Builds what ships into `dist/`. `--production` minifies; `--watch` rebuilds on change. */
import { rm, writeFile } from 'node:fs/promises';
import esbuild from 'esbuild';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** @type {import('esbuild').BuildOptions} */
const base = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  metafile: true,
  outdir: 'dist',
  logLevel: 'warning',
  logOverride: { 'import-is-undefined': 'error' },
};

/**
 * Dynamic imports of these modules stay separate bundles, so that nobody pays at activation for what the
 * first request needs. esbuild splits ESM only, and VS Code 1.105's forks want CommonJS.
 */
const lazyEntries = {
  easel: './src/openEasel.ts',
  openai: './src/openai/openAIImageProvider.ts',
  documents: './src/documents/imageLink.ts',
};

/** @type {import('esbuild').Plugin} */
const lazyBundles = {
  name: 'lazy-bundles',
  setup(build) {
    for (const [name, path] of Object.entries(lazyEntries)) {
      const file = path.split('/').at(-1).replaceAll('.', '\\.');
      build.onResolve({ filter: new RegExp(`/${file}$`) }, (args) =>
        args.kind === 'dynamic-import' ? { path: `./${name}.js`, external: true } : undefined,
      );
    }
  },
};

const hostBundle = {
  ...base,
  entryPoints: { extension: './src/extension.ts', ...lazyEntries },
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  external: ['vscode'],
  plugins: [lazyBundles],
};

const webviewBundle = {
  ...base,
  entryPoints: { candidates: './webview/candidates/main.ts' },
  outdir: 'dist/webview',
  platform: 'browser',
  format: 'esm',
  target: 'chrome138',
};

const bundles = [hostBundle, webviewBundle];

await rm('dist', { recursive: true, force: true });
if (watch) {
  for (const options of bundles) {
    const context = await esbuild.context(options);
    await context.watch();
  }
} else {
  const built = { inputs: {}, outputs: {} };
  for (const options of bundles) {
    const { metafile } = await esbuild.build(options);
    Object.assign(built.inputs, metafile.inputs);
    Object.assign(built.outputs, metafile.outputs);
  }
  await writeFile('out/meta.json', JSON.stringify(built)).catch(() => {});
}
