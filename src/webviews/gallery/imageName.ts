import type { ImageFormat, ImageUri } from '../../images/imageProvider.ts';
import type { ImageRecord } from '../../images/imageRecord.ts';
import { promptWithoutStyle } from '../../images/promptWithoutStyle.ts';
import { promptSlug } from '../../library/destination/promptSlug.ts';
import { editName, variationName } from '../../library/destination/siblingDestination.ts';
import { uriPath } from '../../library/destination/uriPath.ts';
import { formatOfName, imageExtension } from '../../library/files/imageExtension.ts';

/** Cutting prompts at words takes its time; kept as long as the record is. */
const names = new WeakMap<ImageRecord, string>();

/** The name of its latest file; of what is no file, the one that it had or would get. */
export function imageName(record: ImageRecord): string {
  const uri = record.uris.at(-1) ?? record.removed.at(-1)?.uri;
  if (uri !== undefined) return fileNameOf(uri);
  const known = names.get(record);
  if (known !== undefined) return known;
  const name = futureName(record);
  names.set(record, name);
  return name;
}

/** The last part of a path, as in `harbour.png`. */
export function fileNameOf(uri: string): string {
  const path = uriPath(uri);
  return path.slice(path.lastIndexOf('/') + 1);
}

/** For a variation that nobody described. */
export function variationTitle(source: ImageUri): string {
  return `Variation of ${fileNameOf(source)}`;
}

/** By its extension alone. */
export function formatOf(uri: ImageUri): ImageFormat | undefined {
  return formatOfName(fileNameOf(uri));
}

function futureName({ request, format }: ImageRecord): string {
  const { recipe, operation, images, prompt = '' } = request;
  const source = operation === 'variation' ? images?.[0]?.uri : undefined;
  const stem = recipe
    ? editName(stemOf(recipe.document))
    : source === undefined
      ? promptSlug(promptWithoutStyle(prompt))
      : variationName(stemOf(source));
  return `${stem}.${imageExtension(format)}`;
}

function stemOf(uri: string): string {
  return fileNameOf(uri).replace(/(?<=.)\.[^.]*$/, '');
}
