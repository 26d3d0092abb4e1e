import * as vscode from 'vscode';
import { readSetting } from '../../host/settings.ts';
import { showFailure } from '../../host/showFailure.ts';
import type { ArchivedImage, Destination, StoredImage } from '../../images/imageLibrary.ts';
import type { OpenCandidates } from '../../webviews/candidatesPanel.ts';
import { announceImages } from './announceImages.ts';
import { type AnswerParts, askedForm } from './answerAsAsked.ts';
import type { Generation } from './generations.ts';
import type { InsertedLink } from './insertedLink.ts';
import { keepAnswers } from './keepAnswers.ts';
import type { ImageLinks } from './linkPlace.ts';
import { linkTarget } from './linkTarget.ts';
import { askFolder } from './outputDestination.ts';
import { pickImagesToKeep } from './pickImagesToKeep.ts';

/** Images on their way to the workspace. */
export interface Delivery {
  readonly generation: Generation;
  /** At least one. */
  readonly images: readonly ArchivedImage[];
  /** What `easel.tryAgain` takes. */
  readonly job: string;
  /** As in "Try Again · about $0.05". */
  readonly tryAgain: string;
  /** Told of the link to the only image kept, which then belongs to the listener. */
  readonly linked: (link: InsertedLink) => void;
}

/** What became of the link: as `InsertOutcome`, or it switched to the new image, or none was wanted. */
export type LinkOutcome = 'selected' | 'inserted' | 'gone' | 'unlinkable' | 'switched' | 'none';

/** From archived answers to files in the workspace and links in the document. */
export class ImageDelivery {
  readonly #parts: AnswerParts;
  readonly #loadLinks: () => Promise<ImageLinks>;
  readonly #openCandidates: OpenCandidates;
  /** Deliveries ask and write into documents, so they come one after another. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(parts: AnswerParts, loadLinks: () => Promise<ImageLinks>, openCandidates: OpenCandidates) {
    this.#parts = parts;
    this.#loadLinks = loadLinks;
    this.#openCandidates = openCandidates;
  }

  /**
   * Keeps the image, or those of several that the person picks, links them and says so. A failure is shown, with
   * another folder as the way out. Who is writing meanwhile is told first, and picks when they like.
   */
  async deliver(delivery: Delivery): Promise<void> {
    const { generation, images } = delivery;
    if (images.length === 1) return this.#enqueue(() => this.#keep(delivery, images));
    if (generation.place?.isUntouched === false) return void this.#offer(delivery, 'Choose…', 'are ready');
    return this.#enqueue(() => this.#pick(delivery));
  }

  /** @throws LibraryError */
  async keepAll(images: readonly ArchivedImage[], destination: Destination): Promise<readonly StoredImage[]> {
    const stored: StoredImage[] = [];
    for (const image of images) stored.push(await this.#parts.library.keep(image, destination));
    return stored;
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #pick(delivery: Delivery): Promise<void> {
    const { images, generation } = delivery;
    const chosen = await pickImagesToKeep(images, generation.prompt, this.#openCandidates);
    if (chosen.length > 0) return this.#keep(delivery, chosen);
    void this.#offer(delivery, 'Choose Again…', 'were made, and none was kept. They stay in Easel’s archive');
  }

  async #offer(delivery: Delivery, choose: string, what: string): Promise<void> {
    const answer = await vscode.window.showInformationMessage(
      `${delivery.images.length} images ${what}.`,
      choose,
    );
    if (answer === choose) await this.#enqueue(() => this.#pick(delivery));
  }

  async #keep(delivery: Delivery, chosen: readonly ArchivedImage[]): Promise<void> {
    const { spec, destination } = delivery.generation;
    const kept = await keepAnswers(chosen, askedForm(spec), destination, this.#parts);
    const { stored, unkept, keepFailure } = kept;
    if (unkept.length > 0) void this.#offerElsewhere(delivery, unkept, keepFailure);
    else if (keepFailure !== undefined) void showFailure(keepFailure);
    if (stored.length > 0) await this.#linkAll(delivery, stored);
  }

  /** Until the images are kept, or the person leaves them in the archive. */
  async #offerElsewhere(delivery: Delivery, images: readonly ArchivedImage[], error: unknown): Promise<void> {
    await showFailure(error, {
      saveElsewhere: async () => {
        const folder = await askFolder();
        if (!folder) return this.#offerElsewhere(delivery, images, error);
        const destination = { folder: folder.toString(), name: delivery.generation.destination.name };
        const elsewhere = { ...delivery, generation: { ...delivery.generation, destination } };
        return this.#enqueue(() => this.#keep(elsewhere, images));
      },
    });
  }

  async #linkAll(delivery: Delivery, stored: readonly StoredImage[]): Promise<void> {
    const links = await this.#loadLinks();
    const results: { outcome: LinkOutcome; link?: InsertedLink }[] = [];
    // Each goes right behind the place, so the last is written first; the first may replace the selection.
    for (const [index, image] of [...stored.entries()].reverse()) {
      results.unshift(await this.#link(delivery.generation, image, index === 0, stored.length === 1, links));
    }
    const [first, ...more] = results;
    const missing = results.find(({ outcome }) => outcome === 'gone');
    for (const { link } of more) link?.dispose();
    if (more.length === 0 && first?.link) delivery.linked(first.link);
    else first?.link?.dispose();
    void announceImages({
      ...delivery,
      stored,
      links,
      outcome: missing?.outcome ?? first?.outcome ?? 'none',
      ...(more.length === 0 && first?.link && { link: first.link }),
    });
  }

  async #link(
    { place, link, document, prompt }: Generation,
    image: StoredImage,
    isFirst: boolean,
    isOnly: boolean,
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
    return place.insert(path, links.altText(prompt), isFirst ? mode : 'after', isOnly);
  }
}
