import { expect, test, vi } from 'vitest';
import type { Uri } from 'vscode';
import { readReferences } from '../../../src/commands/generation/readReferences.ts';

const disk = vi.hoisted(() => new Map<string, Uint8Array>());

vi.mock('vscode', () => ({
  workspace: {
    fs: {
      async readFile({ path }: { path: string }) {
        const data = disk.get(path);
        if (!data) throw new Error('ENOENT');
        return data;
      },
    },
  },
}));

function file(name: string, bytes: number): Uri {
  const data = new Uint8Array(bytes);
  data.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  disk.set(`/site/${name}`, data);
  return { path: `/site/${name}` } as Uri;
}

test('a reference has less than 50 MB by any reading', async () => {
  const [read] = await readReferences([file('fits.png', 49_999_999)]);
  expect(read).toMatchObject({ format: 'png', data: { length: 49_999_999 } });
  await expect(readReferences([file('fits.png', 100), file('large.png', 50_000_000)])).rejects.toThrow(
    /^“large\.png” is too large/,
  );
});
