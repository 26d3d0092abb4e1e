import { expect, test, vi } from 'vitest';
import { askFreeSpace } from '../../../../src/commands/gallery/freeSpace.ts';
import type { ArchiveSpace, SpaceShare } from '../../../../src/library/archive/archiveSpace.ts';
import { spaceUses } from '../../../../src/library/archive/archiveUses.ts';

const picks = vi.hoisted(() => [] as { title: string; placeHolder: string }[]);

vi.mock('vscode', () => ({
  window: { showQuickPick: async (_: unknown, options: (typeof picks)[number]) => void picks.push(options) },
}));

const file = { hash: 'x', format: 'png', bytes: 2_400_000, archivedAt: 0 };
const kept = { bytes: file.bytes, files: [file] } as unknown as SpaceShare;

function space(held: number): ArchiveSpace {
  const none: SpaceShare = { bytes: 0, files: [] };
  const uses = Object.fromEntries(spaceUses.map((use) => [use, use === 'kept' ? kept : none]));
  return { bytes: kept.bytes + held, uses: uses as ArchiveSpace['uses'], held };
}

test.each([
  [0, 'Free Space: 2.4 MB in Easel’s Archive', 'Check what may be removed'],
  [
    1_700_000,
    'Free Space: 4.1 MB in Easel’s Archive',
    'Check what may be removed. 1.7 MB stay: running jobs need them, or they came in the last ten minutes',
  ],
])('says of %i bytes why they cannot be freed', async (held, title, placeHolder) => {
  await askFreeSpace({ measureSpace: async () => space(held), freeSpace: async () => 0 });
  expect(picks.at(-1)).toMatchObject({ title, placeHolder });
});
