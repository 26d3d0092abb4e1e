import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { vsixPath } from './packageExtension.ts';
import { root } from './paths.ts';

export const kilobyte = 1024;

/** In bytes. Everybody downloads the package, every window loads the activation bundle. */
export const budgets = { activationCode: 60 * kilobyte, vsix: 500 * kilobyte } as const;

export interface SizedFile {
  readonly what: string;
  readonly path: string;
  /** In bytes. */
  readonly limit: number;
}

export const sizedFiles: readonly SizedFile[] = [
  {
    what: 'code loaded at activation',
    path: join(root, 'dist', 'extension.js'),
    limit: budgets.activationCode,
  },
  { what: 'the package', path: vsixPath, limit: budgets.vsix },
];

export interface SizeReport {
  readonly ok: boolean;
  readonly sentence: string;
}

/** @throws when the file is not there. */
export async function checkSize({ what, path, limit }: SizedFile): Promise<SizeReport> {
  const { size } = await stat(path);
  const ok = size <= limit;
  const sizes = `${(size / kilobyte).toFixed(1)} KB of ${limit / kilobyte} KB`;
  return { ok, sentence: `${what}: ${sizes}${ok ? '' : `: ${path} is over its budget`}` };
}
