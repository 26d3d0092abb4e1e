import { join } from 'node:path';
import { npm } from './npm.ts';
import { packageVersion, root } from './paths.ts';

/** Where `npm run package` puts the extension. */
export const vsixPath = join(root, `easel-${packageVersion(root)}.vsix`);

/** Builds and packages the extension, and checks its size; returns the path of the `.vsix`. */
export async function packageExtension(): Promise<string> {
  await npm(['run', 'package'], root);
  return vsixPath;
}
