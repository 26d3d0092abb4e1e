import { LibraryError } from '../../images/imageLibrary.ts';
import type { ImageOperation } from '../../images/imageRecord.ts';
import { promptSlug } from './promptSlug.ts';

/** What the variables of `easel.fileName` stand for. */
export interface FileNameValues {
  readonly prompt: string;
  /** Its local date and time are used. */
  readonly now: Date;
  readonly model: string;
  readonly size: string;
  readonly operation: ImageOperation;
  /** The source's file name without extension, for edits and variations. */
  readonly sourceName?: string;
}

/** Room below the usual limit of 255 bytes for a number and an extension. */
const maxBytes = 200;
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\.|$)/i;

/**
 * The name, without extension, that `easel.fileName` describes; safe on every file system.
 * @throws LibraryError naming a variable that does not exist.
 */
export function fileName(template: string, values: FileNameValues): string {
  const variables: Readonly<Record<string, string>> = {
    promptSlug: promptSlug(values.prompt),
    date: localDate(values.now),
    time: localTime(values.now),
    model: values.model,
    size: values.size,
    operation: values.operation,
    sourceName: values.sourceName ?? '',
  };
  const name = template.replace(/\$\{([^}]*)\}/g, (_, variable: string) => {
    const value = Object.hasOwn(variables, variable) ? variables[variable] : undefined;
    if (value !== undefined) return value;
    const known = Object.keys(variables).map((key) => `\${${key}}`);
    throw new LibraryError(
      'invalidName',
      `The setting easel.fileName names a variable that Easel does not know: \${${variable}}. Use ${known.join(', ')}.`,
    );
  });
  return safeName(name);
}

/** A name that no file system refuses or reads as a path; `image` when nothing is left of it. */
export function safeName(name: string): string {
  const legal = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '')
    .replace(/[\\/:*?"<>|]+/g, '-');
  const trimmed = trim(cutToBytes(trim(legal)));
  if (trimmed === '') return 'image';
  return reserved.test(trimmed) ? `image-${trimmed}` : trimmed;
}

/** No hidden files, nothing that Windows drops from the end, and no separators left over by an empty variable. */
function trim(name: string): string {
  return name.replace(/^[\s.-]+|[\s.-]+$/g, '');
}

function cutToBytes(name: string): string {
  let bytes = 0;
  let cut = '';
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(name)) {
    bytes += Buffer.byteLength(segment);
    if (bytes > maxBytes) break;
    cut += segment;
  }
  return cut;
}

function localDate(date: Date): string {
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(twoDigits).join('-');
}

function localTime(date: Date): string {
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join('-');
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
