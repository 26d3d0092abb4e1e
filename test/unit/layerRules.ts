/**
 * What each layer may import beside its own files: other layers by their path, packages by their name, Node's
 * modules as `node:*`; `*` at the end stands for any ending. A file that belongs to no layer is a breach itself.
 */
export type LayerRules = Readonly<Record<string, readonly string[]>>;

const domain = ['src/protocol', 'src/geometry', 'src/images'];
const adapters = ['src/openai', 'src/documents', 'src/pictures', 'src/host'];
const features = ['src/commands', 'src/webviews', 'src/agents'];
const platform = ['vscode', 'node:*'];

const feature = [...domain, ...adapters, 'src/library', ...platform];
const root = [...domain, ...adapters, 'src/library', ...features, ...platform];

/** The longest matching path names a file's layer. */
export const layerRules: LayerRules = {
  'src/geometry': [],
  'src/protocol': ['src/geometry'],
  'src/images': ['src/protocol', 'src/geometry'],
  'src/openai': [...domain, 'openai', 'node:*'],
  'src/documents': [...domain, 'mdast-util-*', 'micromark-extension-*'],
  'src/pictures': [...domain, 'pica', 'node:zlib', 'node:worker_threads'],
  'src/host': [...domain, ...platform],
  'src/library': [...domain, ...adapters, ...platform],
  'src/commands': feature,
  'src/webviews': feature,
  'src/agents': feature,
  'src/openEasel.ts': [...root, 'src/openGallery.ts'],
  'src/openGallery.ts': root,
  'src/extension.ts': [...root, 'src/openEasel.ts'],
  webview: ['src/protocol', 'src/geometry', 'lit', '@vscode-elements/elements', '@vscode/codicons'],
};
