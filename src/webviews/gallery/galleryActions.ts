import * as vscode from 'vscode';
import type { LinkedImage } from '../../commands/gallery/galleryLinks.ts';
import type { GalleryRun } from '../../commands/gallery/galleryRuns.ts';
import { doEach } from '../../images/doEach.ts';
import type { ImageUri } from '../../images/imageProvider.ts';
import type { ImageRecord } from '../../images/imageRecord.ts';
import { type GalleryAction, onlyOfOne } from '../../protocol/gallery.ts';
import { actionsOf } from './galleryItems.ts';
import type { GalleryParts } from './galleryParts.ts';
import { type ImageLook, isOtherThanFile, shownFile } from './imageLooks.ts';
import { formatOf } from './imageName.ts';

/** Each is a tab. */
const mostOpened = 20;

const otherFile = 'The file of this image is another picture by now. Choose that file in “All in workspace”.';

/** What can be done with images; each takes those that have the action, at least one. */
export class GalleryActions {
  readonly #parts: GalleryParts;
  readonly #follow: (run: GalleryRun) => void;

  /** @param follow shows how a job goes. */
  constructor(parts: GalleryParts, follow: (run: GalleryRun) => void) {
    this.#parts = parts;
    this.#follow = follow;
  }

  /** @throws Error with a sentence. */
  async act(action: GalleryAction, looks: readonly ImageLook[]): Promise<void> {
    const able = looks.filter((look) => actionsOf(look).includes(action));
    const [first] = able;
    if (!first)
      throw new Error(looks.some(isOtherThanFile) ? otherFile : 'This cannot be done with these images.');
    const onlyOne = onlyOfOne[action];
    if (onlyOne !== undefined && looks.length > 1) throw new Error(onlyOne);
    // Answers with equal bytes may share a file.
    const files = new Set(able.flatMap(({ file }) => (file ? [file.uri] : [])));
    const uris = [...files].map((uri) => vscode.Uri.parse(uri));
    const records = able.flatMap(({ record }) => (record ? [record] : []));
    const { links } = this.#parts;
    switch (action) {
      case 'open':
        return this.#open(able);
      case 'editWithMask':
        return void (await vscode.commands.executeCommand('easel.editImage', uris[0]));
      case 'createVariation':
        return void (await vscode.commands.executeCommand('easel.createVariation', uris[0], uris));
      case 'generateAgain':
        return this.#generateAgain(records);
      case 'keep':
        return doEach(records, 'kept', async (record) => {
          // Whoever gave up to say where the one belongs is not asked about the rest.
          return (await this.#parts.keepImages.keep(record)) !== undefined;
        });
      case 'insertLink':
        return links.insert(await this.linked(able));
      case 'copyPath':
        return vscode.env.clipboard.writeText(uris.map(pathOf).join('\n'));
      case 'copyMarkdown':
        return vscode.env.clipboard.writeText(await links.markdown(await this.linked(able)));
      case 'copyImage':
        throw new Error('Images are copied by the page.');
      case 'star':
      case 'unstar':
        return this.#star(records, action === 'star');
      case 'reveal':
        return void (await vscode.commands.executeCommand('revealInExplorer', uris[0]));
      case 'discard':
        await this.#recordRemoved(able.filter(({ state }) => state === 'missing'));
        return this.#discard(able.flatMap(notKept), true);
      case 'delete':
        return this.#parts.deleteImages([...files]);
      case 'restore':
        return doEach(able, 'restored', (look) => this.#restore(look));
    }
  }

  /** As files: what was not kept is kept first; what the person gave up to keep is left out. @throws Error with a sentence. */
  async linked(looks: readonly ImageLook[]): Promise<readonly LinkedImage[]> {
    if (looks.some(isOtherThanFile)) throw new Error(otherFile);
    const { images, promptInWords } = this.#parts;
    const linked = new Map<ImageUri, LinkedImage>();
    for (const { record, file } of looks) {
      const kept = file ?? (record && (await this.#parts.keepImages.keep(record)));
      const prompt = record && promptInWords(record, images.byFile);
      if (kept) linked.set(kept.uri, { uri: kept.uri, ...(prompt !== undefined && { prompt }) });
    }
    return [...linked.values()];
  }

  async #open(looks: readonly ImageLook[]): Promise<void> {
    if (looks.length > mostOpened) throw new Error(`Select at most ${mostOpened} images to open them.`);
    await doEach(looks, 'opened', async (look) => {
      const { hash = '', format } = look;
      const file = shownFile(look);
      const uri = file ? vscode.Uri.parse(file.uri) : this.#parts.archiveUri(hash, format);
      await vscode.commands.executeCommand('vscode.open', uri, { preview: looks.length === 1 });
    });
  }

  async #generateAgain([record]: readonly ImageRecord[]): Promise<void> {
    const run = record && (await this.#parts.again.generateAgain(record));
    if (run) this.#follow(run);
  }

  async #restore({ removed, record }: ImageLook): Promise<void> {
    if (removed) await this.#parts.library.restore(removed, removed.uri);
    else if (record) await this.#discard([record], false);
  }

  async #star(records: readonly ImageRecord[], starred: boolean): Promise<void> {
    for (const hash of new Set(records.map((record) => record.hash))) {
      await this.#parts.library.append({ kind: 'star', at: new Date().toISOString(), hash, starred });
    }
  }

  /** Files that somebody deleted elsewhere are deleted ones from now on: they can be restored, too. */
  async #recordRemoved(looks: readonly ImageLook[]): Promise<void> {
    const { library, images } = this.#parts;
    for (const { record, format: ownFormat } of looks) {
      for (const { uri, hash } of record ? images.shownFiles.placesOf(record) : []) {
        const format = formatOf(uri) ?? ownFormat;
        await library.append({ kind: 'remove', at: new Date().toISOString(), hash, format, uri });
      }
    }
  }

  async #discard(records: readonly ImageRecord[], discarded: boolean): Promise<void> {
    for (const hash of new Set(records.map((record) => record.hash))) {
      await this.#parts.library.append({ kind: 'discard', at: new Date().toISOString(), hash, discarded });
    }
  }
}

function notKept({ state, record }: ImageLook): readonly ImageRecord[] {
  return record && state === 'notKept' ? [record] : [];
}

/** As a shell takes it, where it is a path on this machine. */
function pathOf(uri: vscode.Uri): string {
  return uri.scheme === 'file' ? uri.fsPath : uri.toString();
}
