import checkIcon from '@vscode/codicons/src/icons/check.svg';
import closeIcon from '@vscode/codicons/src/icons/close.svg';
import copyIcon from '@vscode/codicons/src/icons/copy.svg';
import discardIcon from '@vscode/codicons/src/icons/discard.svg';
import imageIcon from '@vscode/codicons/src/icons/file-media.svg';
import revealIcon from '@vscode/codicons/src/icons/folder-opened.svg';
import openIcon from '@vscode/codicons/src/icons/go-to-file.svg';
import variationIcon from '@vscode/codicons/src/icons/layers.svg';
import linkIcon from '@vscode/codicons/src/icons/link.svg';
import markdownIcon from '@vscode/codicons/src/icons/markdown.svg';
import maskIcon from '@vscode/codicons/src/icons/paintcan.svg';
import againIcon from '@vscode/codicons/src/icons/refresh.svg';
import starIcon from '@vscode/codicons/src/icons/star-empty.svg';
import unstarIcon from '@vscode/codicons/src/icons/star-full.svg';
import deleteIcon from '@vscode/codicons/src/icons/trash.svg';
import type { GalleryAction } from '../../../src/protocol/gallery.ts';

/** How buttons call the actions, in the order in which they stand. */
export const actionNames: Readonly<Record<GalleryAction, { readonly label: string; readonly icon: string }>> =
  {
    open: { label: 'Open', icon: openIcon },
    keep: { label: 'Keep', icon: checkIcon },
    restore: { label: 'Restore', icon: discardIcon },
    editWithMask: { label: 'Edit Image with Mask', icon: maskIcon },
    createVariation: { label: 'Create Variation', icon: variationIcon },
    generateAgain: { label: 'Generate Again with These Settings', icon: againIcon },
    insertLink: { label: 'Insert Link', icon: linkIcon },
    copyImage: { label: 'Copy Image', icon: imageIcon },
    copyPath: { label: 'Copy Path', icon: copyIcon },
    copyMarkdown: { label: 'Copy Markdown', icon: markdownIcon },
    star: { label: 'Star', icon: starIcon },
    unstar: { label: 'Unstar', icon: unstarIcon },
    reveal: { label: 'Reveal in Explorer', icon: revealIcon },
    discard: { label: 'Discard', icon: closeIcon },
    delete: { label: 'Delete', icon: deleteIcon },
  };

const order = Object.keys(actionNames) as GalleryAction[];

/** In the order in which they stand. */
export function inOrder(actions: readonly GalleryAction[]): readonly GalleryAction[] {
  return order.filter((action) => actions.includes(action));
}
