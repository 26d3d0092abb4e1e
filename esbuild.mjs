/** Builds what ships into `dist/`. `--production` minifies; `--watch` rebuilds on change. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
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
  logLevel: watch ? 'info' : 'warning',
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

/**
 * Takes VS Code's API as it is. For `import * as` esbuild copies the namespace, once a file: several hundred getters
 * each, milliseconds at activation.
 *
 * @type {import('esbuild').Plugin}
 */
const wholeVscode = {
  name: 'whole-vscode',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const contents = text.replace(
        /^import \* as vscode from 'vscode';$/m,
        "import vscode = require('vscode');",
      );
      return { contents, loader: 'ts' };
    });
  },
};

const hostBundle = {
  ...base,
  entryPoints: {
    extension: './src/extension.ts',
    ...lazyEntries,
    // A thread of its own, started by path.
    pictureWorker: './src/pictures/pictureWorker.ts',
  },
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  external: ['vscode'],
  plugins: [lazyBundles, wholeVscode],
};

const webviewBundle = {
  ...base,
  entryPoints: {
    candidates: './webview/candidates/main.ts',
    maskEditor: './webview/maskEditor/main.ts',
    gallery: './webview/gallery/main.ts',
    imageCopy: './webview/imageCopy/main.ts',
  },
  outdir: 'dist/webview',
  platform: 'browser',
  format: 'esm',
  target: 'chrome138',
  // Icons; the page's policy lets data URIs be images.
  loader: { '.svg': 'dataurl' },
};

const bundles = [hostBundle, webviewBundle];

/**
 * The licences of all packages of which a part is in the bundles: they ask to come along.
 * @param {import('esbuild').Metafile} metafile
 */
async function thirdPartyNotices({ outputs }) {
  const inputs = Object.values(outputs).flatMap((output) => Object.keys(output.inputs));
  const folders = inputs.map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
  const packages = [...new Set(folders.filter((folder) => folder !== undefined))].sort();
  const notices = packages.map(async (folder) => {
    const { name, version } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
    return `${name} ${version}\n\n${await licence(folder)}`;
  });
  const introduction = 'Easel contains parts of these packages, under these licences.';
  return `${[introduction, ...(await Promise.all(notices))].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/** @param {string} folder */
async function licence(folder) {
  const names = await readdir(folder);
  const texts = names.filter((name) => /^(licen[cs]e|notice|copying)/i.test(name));
  if (texts.length > 0) {
    const contents = await Promise.all(texts.map((name) => readFile(`${folder}/${name}`, 'utf8')));
    return contents.map((text) => text.trim()).join('\n\n');
  }
  const readme = names.find((name) => /^readme/i.test(name));
  const section =
    readme && /^(#* *)?licen[cs]e\b.*/ims.exec(await readFile(`${folder}/${readme}`, 'utf8'))?.[0];
  if (!section) {
    throw new Error(`${folder} is in the bundles, but says nothing about its licence.`);
  }
  return section.trim();
}

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
  await writeFile('dist/ThirdPartyNotices.txt', await thirdPartyNotices(built));
  await writeFile('out/meta.json', JSON.stringify(built)).catch(() => {});
}
