import type { Metafile } from 'esbuild';
import type { LayerRules } from './layerRules.ts';

/** Every import that the rules do not allow, as in `src/images/job.ts imports vscode`, and every file without a layer. */
export function layerBreaches(inputs: Metafile['inputs'], rules: LayerRules): string[] {
  return Object.entries(inputs).flatMap(([file, { imports }]) => {
    const layer = layerOf(file, rules);
    if (layer === undefined) {
      return [`${file} belongs to no layer`];
    }
    const allowed = [layer, ...(rules[layer] ?? [])];
    return imports
      .filter(({ path }) => path !== '<runtime>')
      .filter(({ path, external }) => {
        const target = external ? packageName(path) : layerOf(path, rules);
        return target === undefined || !allowed.some((pattern) => matches(target, pattern));
      })
      .map(({ path }) => `${file} imports ${path}`);
  });
}

function layerOf(file: string, rules: LayerRules): string | undefined {
  return Object.keys(rules)
    .filter((layer) => file === layer || file.startsWith(`${layer}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function packageName(specifier: string): string {
  return /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
}

function matches(name: string, pattern: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}
