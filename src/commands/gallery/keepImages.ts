import * as vscode from 'vscode';
import { editAnswer, type ImageEdits } from '../../images/imageEdits.ts';
import {
  type ArchivedImage,
  type Destination,
  isLibraryError,
  type LoadedRecords,
  type StoredImage,
} from '../../images/imageLibrary.ts';
import type { ImageRecord, RecordedRequest } from '../../images/imageRecord.ts';
import { isPictureError } from '../../images/pictures.ts';
import { promptWithoutStyle } from '../../images/promptWithoutStyle.ts';
import { editDestination, variationDestination } from '../../library/destination/siblingDestination.ts';
import type { FileSystem } from '../../library/files/fileSystem.ts';
import { type AnswerParts, answerAsAsked, recordedForm } from '../generation/answerAsAsked.ts';
import { askFolder, outputDestination } from '../generation/outputDestination.ts';
import { askerOf } from '../jobOrigin.ts';

export interface KeepImagesParts extends AnswerParts {
  readonly edits: Pick<ImageEdits, 'keep' | 'keepRaw'>;
  readonly files: FileSystem;
  /** @throws LibraryError */
  readonly archived: (image: ImageRecord) => ArchivedImage;
}

/** Answers of any operation on their way to where that operation puts its files. */
export class KeepImages {
  readonly #parts: KeepImagesParts;
  /** By answer, until it is kept: a shortcut that is held down asks again and again. */
  readonly #pending = new Map<string, Promise<StoredImage | undefined>>();

  constructor(parts: KeepImagesParts) {
    this.#parts = parts;
  }

  /**
   * An edit is put back into its picture first, with the blend that it was asked with; where that cannot be, it is
   * kept as it came. What was kept since `image` was loaded, be it by another window, is not kept again.
   * @returns `undefined` when the person was asked for a folder and gave up.
   * @throws LibraryError, PictureError; an Error once it is kept, but not in the form that was asked for.
   */
  keep(image: ImageRecord): Promise<StoredImage | undefined> {
    const answer = `${image.job} ${image.index}`;
    const pending = this.#pending.get(answer);
    if (pending) return pending;
    const kept = this.#keep(image).finally(() => this.#pending.delete(answer));
    this.#pending.set(answer, kept);
    return kept;
  }

  async #keep(image: ImageRecord): Promise<StoredImage | undefined> {
    const records = await this.#parts.library.load();
    const kept = await this.#keptSince(image, records);
    if (kept) return kept;
    const origin = records.jobs.find(({ job }) => job === image.job)?.origin;
    const destination = await this.destinationOf(image.request, origin);
    if (!destination) return undefined;
    try {
      return await this.#write(image, destination);
    } catch (error) {
      if (!isLibraryError(error) || error.reason !== 'readOnly') throw error;
      const folder = await askFolder();
      return folder && this.#write(image, { folder: folder.toString(), name: destination.name });
    }
  }

  /** Edits and variations stand beside their source, everything else where the settings say. @throws LibraryError */
  async destinationOf(
    request: RecordedRequest,
    origin: string | undefined,
  ): Promise<Destination | undefined> {
    const { recipe, operation, images } = request;
    const source = operation === 'variation' ? images?.[0]?.uri : undefined;
    const beside = recipe
      ? editDestination(vscode.Uri.parse(recipe.document))
      : source !== undefined && variationDestination(vscode.Uri.parse(source));
    if (!beside) {
      const output = await outputDestination(await askerOf(origin), this.#parts.files);
      const { size, format, model, prompt = '' } = request;
      return output?.of(promptWithoutStyle(prompt), {
        kind: 'generate',
        prompt,
        model,
        count: 1,
        ...(size && { size }),
        ...(format && { format }),
      });
    }
    // A file elsewhere was opened by hand: nobody said that its folder may be written to.
    if (beside.within !== undefined) return beside;
    const folder = await askFolder();
    return folder && { folder: folder.toString(), name: beside.name };
  }

  async #write(image: ImageRecord, destination: Destination): Promise<StoredImage> {
    const { library, edits, archived } = this.#parts;
    const answer = editAnswer(image);
    if (!answer) {
      const asked = await answerAsAsked(archived(image), recordedForm(image.request), this.#parts);
      const stored = await library.keep(asked.image, destination);
      if (asked.failure) throw asked.failure;
      return stored;
    }
    try {
      return await edits.keep(answer, answer.recipe.blend, destination);
    } catch (error) {
      if (!isPictureError(error)) throw error;
      return edits.keepRaw(answer, destination);
    }
  }

  /** The file, unless it has gone again or is another. */
  async #keptSince(
    { job, index, keptAt }: ImageRecord,
    { images }: LoadedRecords,
  ): Promise<StoredImage | undefined> {
    const today = images.find((image) => image.job === job && image.index === index);
    const place = today?.keptAt === keptAt ? undefined : today?.places.at(-1);
    const found = place && (await this.#parts.files.stat(place.uri).catch(() => undefined));
    if (!found || (place.bytes !== undefined && place.bytes !== found.bytes)) return undefined;
    return { uri: place.uri, hash: place.hash };
  }
}
