import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkSize, sizedFiles } from '../../host/sizeBudgets.ts';
import { manifest } from '../manifest.ts';

async function file(bytes: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'easel-sizes-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'extension.js');
  await writeFile(path, new Uint8Array(bytes));
  return path;
}

test('a file as large as its budget passes, one byte more does not', async () => {
  const [fits, grown] = [await file(2048), await file(2049)];

  expect(await checkSize({ what: 'the bundle', path: fits, limit: 2048 })).toEqual({
    ok: true,
    sentence: 'the bundle: 2.0 KB of 2 KB',
  });
  expect(await checkSize({ what: 'the bundle', path: grown, limit: 2048 })).toMatchObject({
    ok: false,
    sentence: expect.stringContaining(`${grown} is over its budget`),
  });
});

test('a file that was not built is no pass', async () => {
  await expect(checkSize({ what: 'the bundle', path: `${await file(1)}.gone`, limit: 1 })).rejects.toThrow(
    'ENOENT',
  );
});

test('packaging checks the bundle of activation and the package, last', () => {
  expect(sizedFiles.map(({ path, limit }) => [path.replace(/^.*[\\/]/, ''), limit / 1024])).toEqual([
    ['extension.js', 60],
    [`easel-${manifest.version}.vsix`, 500],
  ]);
  expect(manifest.scripts['package']).toMatch(/&& node test\/host\/checkSizes\.ts$/);
});
