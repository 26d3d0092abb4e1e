import * as vscode from 'vscode';
import type { ArchivedImage } from '../../images/imageLibrary.ts';
import type { OpenCandidates } from '../../webviews/candidatesPanel.ts';

interface CandidateItem extends vscode.QuickPickItem {
  readonly index: number;
}

/**
 * Asks which of several images to keep, showing the active one full size beside the document.
 *
 * @returns those to keep, in their order; none when the person gave up: they stay in the archive.
 */
export async function pickImagesToKeep(
  images: readonly ArchivedImage[],
  prompt: string,
  openCandidates: OpenCandidates,
): Promise<readonly ArchivedImage[]> {
  const pick = vscode.window.createQuickPick<CandidateItem>();
  pick.title = `Keep Which of ${images.length} Images?`;
  pick.placeholder = 'Enter keeps the image shown, or those you check';
  pick.canSelectMany = true;
  pick.ignoreFocusOut = true;
  pick.items = images.map(({ bytes }, index) => ({
    index,
    label: `Image ${index + 1}`,
    description: size(bytes),
  }));
  const panel = openCandidates({
    prompt,
    images: images.map(({ uri }, index) => ({
      uri: vscode.Uri.parse(uri),
      label: `Image ${index + 1} of ${images.length}`,
    })),
  });
  let shown = 0;
  return new Promise((resolve) => {
    const settle = (indexes: readonly number[]) => {
      for (const listener of listeners) listener.dispose();
      panel.dispose();
      pick.dispose();
      resolve(images.filter((_, index) => indexes.includes(index)));
    };
    const listeners = [
      pick.onDidChangeActive(([active]) => {
        if (!active || active.index === shown) return;
        shown = active.index;
        panel.show(shown);
      }),
      panel.onDidActivate((index) => {
        shown = index;
        pick.activeItems = pick.items.filter((item) => item.index === index);
        // The click took the focus into the page, where Enter would not reach the pick.
        void vscode.commands.executeCommand('workbench.action.focusQuickOpen');
      }),
      pick.onDidAccept(() => {
        const checked = pick.selectedItems.map(({ index }) => index);
        settle(checked.length > 0 ? checked : [shown]);
      }),
      pick.onDidHide(() => settle([])),
    ];
    pick.show();
    pick.activeItems = pick.items.slice(0, 1);
  });
}

function size(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
