import * as vscode from 'vscode';
import { readSetting } from '../../host/settings.ts';
import type { ArchivedImage, Destination, ImageLibrary, StoredImage } from '../../images/imageLibrary.ts';
import type { ImageBytes } from '../../images/imageProvider.ts';
import { imageExtension } from '../../library/imageExtension.ts';
import type { OpenCandidates } from '../../webviews/candidatesPanel.ts';
import { announceImages } from './announceImages.ts';
import type { Generation } from './generations.ts';
import type { InsertedLink } from './insertedLink.ts';
import type { ImageLinks } from './linkPlace.ts';
import { linkTarget } from './linkTarget.ts';
import { askFolder } from './outputDestination.ts';
import { pickImagesToKeep } from './pickImagesToKeep.ts';

export interface Delivered {
  /** None: the person kept none. */
  readonly stored: readonly StoredImage[];
  /** The link to the only image kept. */
  readonly link?: InsertedLink;
}

/** What became of the link: as {@link InsertOutcome}, or it switched to the new image, or none was wanted. */
export type LinkOutcome = 'selected' | 'inserted' | 'gone' | 'unlinkable' | 'switched' | 'none';

/** From archived answers to files in the workspace and links in the document. */
export class ImageDelivery {
  readonly #library: ImageLibrary;
  readonly #loadLinks: () => Promise<ImageLinks>;
  readonly #openCandidates: OpenCandidates;

  constructor(library: ImageLibrary, loadLinks: () => Promise<ImageLinks>, openCandidates: OpenCandidates) {
    this.#library = library;
    this.#loadLinks = loadLinks;
    this.#openCandidates = openCandidates;
  }

  /** Keeps the image, or those of several that the person picks, links them and says so. @throws LibraryError */
  async deliver(generation: Generation, images: readonly ArchivedImage[], job: string): Promise<Delivered> {
    const chosen =
      images.length > 1 ? await pickImagesToKeep(images, generation.prompt, this.#openCandidates) : images;
    if (chosen.length === 0) {
      void this.#offerAgain(generation, images, job);
      return { stored: [] };
    }
    const stored = await this.keepAll(chosen, generation.destination);
    return this.#linkAndAnnounce(generation, stored, job);
  }

  /** The same, into a folder that the person chooses; `undefined` when they gave up. @throws LibraryError */
  async deliverElsewhere(
    generation: Generation,
    images: readonly ArchivedImage[],
    job: string,
  ): Promise<Delivered | undefined> {
    const folder = await askFolder();
    if (!folder) return undefined;
    const destination = { folder: folder.toString(), name: generation.destination.name };
    return this.deliver({ ...generation, destination }, images, job);
  }

  /** @throws LibraryError */
  async keepAll(images: readonly ArchivedImage[], destination: Destination): Promise<readonly StoredImage[]> {
    const stored: StoredImage[] = [];
    for (const image of images) stored.push(await this.#library.keep(image, destination));
    return stored;
  }

  /** Saves what could not even be archived: it exists in memory only. */
  async rescue(images: readonly ImageBytes[], prompt: string): Promise<void> {
    for (const { data, format } of images) {
      const uri = await vscode.window.showSaveDialog({
        title: `Easel’s own folder could not be written: save the image “${prompt.slice(0, 40)}” elsewhere`,
        filters: { Image: [imageExtension(format)] },
      });
      if (uri) await vscode.workspace.fs.writeFile(uri, data);
    }
  }

  async #linkAndAnnounce(
    generation: Generation,
    stored: readonly StoredImage[],
    job: string,
  ): Promise<Delivered> {
    const links = await this.#loadLinks();
    const outcomes: { outcome: LinkOutcome; link?: InsertedLink }[] = [];
    // Each goes right behind the place, so the last is written first; the first may replace the selection.
    for (const [index, image] of [...stored.entries()].reverse()) {
      outcomes.unshift(await this.#link(generation, image, index === 0, links));
    }
    const { outcome, link } = outcomes[0] ?? { outcome: 'none' as const };
    const only = stored.length === 1 ? link : undefined;
    void announceImages({ outcome, generation, stored, job, links, ...(only && { link: only }) });
    return { stored, ...(only && { link: only }) };
  }

  async #link(
    { place, link, document, prompt }: Generation,
    image: StoredImage,
    isFirst: boolean,
    links: ImageLinks,
  ): Promise<{ outcome: LinkOutcome; link?: InsertedLink }> {
    const path = linkTarget(document, image.uri, links);
    if (link && isFirst) {
      const switched = path !== undefined && (await link.switchPath(path));
      return switched ? { outcome: 'switched', link } : { outcome: 'gone' };
    }
    const mode = document ? readSetting('insertLink', document) : 'none';
    if (!place || mode === 'none') return { outcome: 'none' };
    if (path === undefined) return { outcome: 'unlinkable' };
    return place.insert(path, links.altText(prompt), isFirst ? mode : 'after');
  }

  async #offerAgain(generation: Generation, images: readonly ArchivedImage[], job: string): Promise<void> {
    const choose = 'Choose Again…';
    const answer = await vscode.window.showInformationMessage(
      `None of the ${images.length} images was kept. They stay in Easel’s archive.`,
      choose,
    );
    if (answer === choose) await this.deliver(generation, images, job);
  }
}
