import * as vscode from 'vscode';
import { formatBytes } from '../../images/formatBytes.ts';
import type { ArchiveSpace } from '../../library/archive/archiveSpace.ts';
import { type SpaceUse, spaceUses } from '../../library/archive/archiveUses.ts';

export interface FreeSpaceParts {
  /** @throws LibraryError */
  readonly measureSpace: () => Promise<ArchiveSpace>;
  /** Removes what was measured under these uses. @returns the bytes that this freed. @throws LibraryError */
  readonly freeSpace: (measured: ArchiveSpace, uses: readonly SpaceUse[]) => Promise<number>;
}

interface UseItem extends vscode.QuickPickItem {
  readonly use: SpaceUse;
}

const texts: Readonly<Record<SpaceUse, { readonly label: string; readonly detail: string }>> = {
  others: {
    label: 'What no record speaks of',
    detail: 'Masks and references that were loaded, images whose record was cleared',
  },
  kept: { label: 'Images that are files', detail: 'The files stay' },
  discarded: { label: 'Discarded images', detail: 'They cannot be restored any more' },
  inputs: {
    label: 'What was sent',
    detail: 'Those requests cannot be made again, and their edits not be blended anew',
  },
  notKept: {
    label: 'Images that no file holds',
    detail: 'They are gone for good; what was kept of an edit stays as it is',
  },
  removed: { label: 'Deleted images', detail: 'They cannot be restored any more' },
  originals: {
    label: 'Originals of replaced files',
    detail: 'The files cannot be restored to them any more',
  },
};

/** Asks what may go, and removes exactly that. @throws LibraryError */
export async function askFreeSpace({ measureSpace, freeSpace }: FreeSpaceParts): Promise<void> {
  const space = await measureSpace();
  const items = spaceUses.filter((use) => space.uses[use].files.length > 0).map((use) => item(use, space));
  if (items.length === 0) {
    void vscode.window.showInformationMessage('The archive holds nothing that could be removed.');
    return;
  }
  const picked = await vscode.window.showQuickPick(items, {
    title: `Free Space: ${formatBytes(space.bytes)} in Easel’s Archive`,
    placeHolder: placeHolder(space),
    canPickMany: true,
    ignoreFocusOut: true,
  });
  if (!picked || picked.length === 0) return;
  const freed = await freeSpace(
    space,
    picked.map(({ use }) => use),
  );
  void vscode.window.showInformationMessage(`${formatBytes(freed)} freed.`);
}

/** The rows add up to less than the title says, where something is held. */
function placeHolder({ held }: ArchiveSpace): string {
  const check = 'Check what may be removed';
  if (held === 0) return check;
  return `${check}. ${formatBytes(held)} stay: running jobs need them, or they came in the last ten minutes`;
}

function item(use: SpaceUse, space: ArchiveSpace): UseItem {
  const { bytes, files } = space.uses[use];
  const { label, detail } = texts[use];
  const images = files.length === 1 ? '1 file' : `${files.length} files`;
  return { use, label, description: `${formatBytes(bytes)} · ${images}`, detail };
}
