import * as vscode from 'vscode';
import { showFailure } from '../../host/showFailure.ts';
import type { StoredImage } from '../../images/imageLibrary.ts';
import type { Generation } from './generations.ts';
import type { LinkOutcome } from './imageDelivery.ts';
import type { InsertedLink } from './insertedLink.ts';
import { type ImageLinks, LinkPlace } from './linkPlace.ts';
import { linkTarget } from './linkTarget.ts';

export interface Announcement {
  readonly outcome: LinkOutcome;
  readonly generation: Generation;
  /** At least one. */
  readonly stored: readonly StoredImage[];
  /** What `easel.tryAgain` takes. */
  readonly job: string;
  /** As in "Try Again · about $0.05". */
  readonly tryAgain: string;
  readonly link?: InsertedLink;
  readonly links: ImageLinks;
}

interface Action {
  readonly title: string;
  readonly run: () => unknown;
}

/** Says what became of the images, with what a writer may want next. */
export async function announceImages(announcement: Announcement): Promise<void> {
  const { outcome, stored, generation } = announcement;
  const [first] = stored;
  if (!first) return;
  const image = vscode.Uri.parse(first.uri);
  const path = vscode.workspace.asRelativePath(image);
  const several = stored.length > 1 ? `${stored.length} images` : undefined;
  const isLinked = outcome === 'selected' || outcome === 'inserted' || outcome === 'switched';
  const place = outcome === 'gone' ? ', but the place for its link is gone' : '';
  const message = isLinked
    ? `${several ?? 'Image'} inserted: ${path}`
    : `${several ?? 'Image'} saved${place}: ${path}`;
  // A file without a link would go unseen.
  if (!isLinked && outcome !== 'gone') await showImage(image, generation.document !== undefined);
  const actions = actionsFor(announcement, image);
  const chosen = await vscode.window.showInformationMessage(message, ...actions.map(({ title }) => title));
  try {
    await actions.find(({ title }) => title === chosen)?.run();
  } catch (error) {
    await showFailure(error);
  }
}

function actionsFor(
  { outcome, generation, job, tryAgain, link, links }: Announcement,
  image: vscode.Uri,
): Action[] {
  const again = { title: tryAgain, run: () => vscode.commands.executeCommand('easel.tryAgain', job) };
  if (outcome === 'selected' || outcome === 'switched') return [again];
  if (outcome === 'inserted') {
    return link?.hasAlt ? [{ title: 'Edit Alt Text', run: () => link.editAlt() }, again] : [again];
  }
  const { document, prompt } = generation;
  const alt = links.altText(prompt);
  const insert = { title: 'Insert Link', run: () => insertAtCaret(image, alt, document, links) };
  const copy = { title: 'Copy Markdown', run: () => copyMarkdown(image, alt, document, links) };
  return document ? [insert, copy, again] : [copy, again];
}

async function showImage(image: vscode.Uri, beside: boolean): Promise<void> {
  const viewColumn = beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
  await vscode.commands.executeCommand('vscode.open', image, {
    viewColumn,
    preserveFocus: beside,
    preview: true,
  });
}

/** Where the caret is now, in the active editor or else in the document that asked. */
async function insertAtCaret(
  image: vscode.Uri,
  alt: string,
  document: vscode.TextDocument | undefined,
  links: ImageLinks,
): Promise<void> {
  const editor =
    vscode.window.activeTextEditor ??
    vscode.window.visibleTextEditors.find((visible) => visible.document === document);
  const path = editor && linkTarget(editor.document, image.toString(), links);
  if (!editor || path === undefined || !links.hasImageSyntax(editor.document.languageId)) {
    const insert = 'Insert Link';
    const answer = await vscode.window.showInformationMessage(
      'Put the caret where the link belongs, in a document that can show images.',
      insert,
    );
    if (answer === insert) await insertAtCaret(image, alt, document, links);
    return;
  }
  const place = new LinkPlace(editor.document, editor.selection, true, links);
  try {
    const inserted = await place.insert(path, alt, 'after');
    if ('link' in inserted) inserted.link.dispose();
  } finally {
    place.dispose();
  }
}

async function copyMarkdown(
  image: vscode.Uri,
  alt: string,
  document: vscode.TextDocument | undefined,
  links: ImageLinks,
): Promise<void> {
  const path = linkTarget(document, image.toString(), links) ?? image.toString();
  const empty = { languageId: 'markdown', text: '', eol: '\n' as const };
  const { text } = links.linkEdit(empty, { start: 0, end: 0 }, { path, alt }, 'replace');
  await vscode.env.clipboard.writeText(text.trim());
}
