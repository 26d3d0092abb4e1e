import * as vscode from 'vscode';
import type { ImageUri } from '../../images/imageProvider.ts';
import type { ImageRecord } from '../../images/imageRecord.ts';
import type { WorkspaceImages } from '../../library/files/workspaceImages.ts';
import { inSlices } from '../../library/inSlices.ts';
import type { RecordsByFile } from '../../library/records/recordsByFile.ts';
import { naturalKey } from '../../library/search/foldedText.ts';
import { type SearchableImage, searchImages } from '../../library/search/searchImages.ts';
import type { GalleryQuery, GalleryResult } from '../../protocol/gallery.ts';
import type { GalleryImage, GalleryImages } from './galleryImages.ts';
import { fileNameOf, imageName } from './imageName.ts';

interface ListedFiles {
  readonly uris: readonly ImageUri[];
  readonly byFile: RecordsByFile;
  readonly files: readonly Searched[];
}

/** Finds images of either source; no file is looked at. */
export class GalleryQueries {
  readonly #images: GalleryImages;
  readonly #workspaceImages: Pick<WorkspaceImages, 'list'>;
  /** Kept until a file comes or goes, or something is recorded: each letter that is typed searches them. */
  #listed: ListedFiles | undefined;

  constructor(images: GalleryImages, workspaceImages: Pick<WorkspaceImages, 'list'>) {
    this.#images = images;
    this.#workspaceImages = workspaceImages;
  }

  /** Does ahead what the first query of the workspace's files would wait for. @throws LibraryError */
  async prepare(): Promise<void> {
    await this.#images.load();
    await this.#files((await this.#workspaceImages.list()).uris);
  }

  /** @throws LibraryError, and the signal's reason. */
  async find(query: GalleryQuery, signal?: AbortSignal): Promise<GalleryResult> {
    await this.#images.load();
    signal?.throwIfAborted();
    const isOfRecords = query.source === 'records';
    const { uris = [], isCut = false } = isOfRecords ? {} : await this.#workspaceImages.list();
    const present = isOfRecords ? await this.#records() : await this.#files(uris);
    const all = query.state === 'removed' ? [...present, ...this.#removedFiles(query.source)] : present;
    signal?.throwIfAborted();
    const { matches, total, models } = await searchImages(all, query);
    return { ids: matches.map(({ image }) => image.id), total, models, ...(isCut && { isCut }) };
  }

  async #records(): Promise<readonly Searched[]> {
    const records: Searched[] = [];
    await inSlices(this.#images.records.images, (record) => {
      records.push(new SearchedRecord(record, this.#images));
    });
    return records;
  }

  async #files(uris: readonly ImageUri[]): Promise<readonly Searched[]> {
    const { byFile } = this.#images;
    if (this.#listed?.uris === uris && this.#listed.byFile === byFile) return this.#listed.files;
    const files: Searched[] = [];
    await inSlices(uris, (uri) => {
      const name = fileNameOf(uri);
      const record = byFile.at(uri);
      const image = this.#images.ofFile(uri);
      files.push({ image, name, nameKey: naturalKey(name), state: 'file', ...(record && { record }) });
    });
    this.#listed = { uris, byFile, files };
    return files;
  }

  /** Of the records those that none is shown as; of the workspace all that stood in it. The latest last. */
  #removedFiles(source: GalleryQuery['source']): readonly Searched[] {
    const found = new Map<string, Searched>();
    for (const removed of this.#images.records.removals) {
      const image = this.#images.ofRemoved(removed);
      if (source === 'records' ? image.kind === 'record' : !isInWorkspace(removed.uri)) continue;
      const name = fileNameOf(removed.uri);
      const record = this.#images.byFile.of(removed.hash);
      found.set(image.id, { image, name, state: 'deleted', ...(record && { record }) });
    }
    return [...found.values()];
  }
}

function isInWorkspace(uri: string): boolean {
  return vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(uri)) !== undefined;
}

interface Searched extends SearchableImage {
  readonly image: GalleryImage;
}

/** Most queries need no names, and thousands of them take their time. */
class SearchedRecord implements Searched {
  readonly image: GalleryImage;
  readonly record: ImageRecord;
  readonly #images: GalleryImages;

  constructor(record: ImageRecord, images: GalleryImages) {
    this.record = record;
    this.image = images.ofRecord(record);
    this.#images = images;
  }

  get name(): string {
    const { shownFiles } = this.#images;
    const file = shownFiles.removedOf(this.record) ?? shownFiles.placesOf(this.record)[0];
    return file ? fileNameOf(file.uri) : imageName(this.record);
  }

  get state(): SearchableImage['state'] {
    return this.#images.shownFiles.stateOf(this.record);
  }
}
