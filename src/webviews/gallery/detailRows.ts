import * as vscode from 'vscode';
import { formatBytes } from '../../images/formatBytes.ts';
import { formatDollars } from '../../images/formatPrice.ts';
import type { ImageRecord } from '../../images/imageRecord.ts';
import { knownModel } from '../../images/models.ts';
import type { DetailRow } from '../../protocol/gallery.ts';
import type { FileFacts } from './fileFacts.ts';
import { type ImageLook, isOtherThanFile } from './imageLooks.ts';

const operations = { generate: 'Generated', edit: 'Edited', variation: 'Varied' } as const;
const compared = ['size', 'quality', 'background', 'format'] as const;
const labels = { size: 'Size', quality: 'Quality', background: 'Background', format: 'Format' } as const;

/** Of an answer that is not what its file holds. */
const sentLabels = { ...labels, size: 'Size as sent', format: 'Format as sent' } as const;

/**
 * What is known of an image besides its prompts: how it was made, and where it is.
 * @param facts of its file, where that holds something else than the answer.
 */
export function detailRows(look: ImageLook, facts?: FileFacts): readonly DetailRow[] {
  const { record, file, bytes } = look;
  return [
    ...(record ? recordRows(record, facts ? sentLabels : labels) : []),
    ...(file ? fileRows(look, file, facts) : []),
    ...(!file && bytes !== undefined ? [{ label: 'File size', value: formatBytes(bytes) }] : []),
  ];
}

function fileRows(
  look: ImageLook,
  { uri, stat }: NonNullable<ImageLook['file']>,
  facts: FileFacts | undefined,
): readonly DetailRow[] {
  return [
    { label: 'File', value: vscode.workspace.asRelativePath(vscode.Uri.parse(uri)) },
    ...(isOtherThanFile(look) ? [{ label: 'Changed since', value: changeSentence(look) }] : []),
    ...(facts
      ? [
          { label: 'Size', value: `${facts.size.width}×${facts.size.height}` },
          { label: 'Format', value: facts.format },
        ]
      : []),
    { label: 'File size', value: formatBytes(stat.bytes) },
  ];
}

function changeSentence({ hash }: ImageLook): string {
  return hash === undefined
    ? 'This is what the file holds now; what was made is no longer in the archive'
    : 'The file is another picture than this one';
}

function recordRows(
  { request, returned, usage, price, at }: ImageRecord,
  names: Readonly<Record<(typeof compared)[number], string>>,
): readonly DetailRow[] {
  const label = knownModel(request.model)?.label;
  const tokens = [
    usage?.inputTokens === undefined ? undefined : `${usage.inputTokens.toLocaleString('en')} in`,
    usage?.outputTokens === undefined ? undefined : `${usage.outputTokens.toLocaleString('en')} out`,
  ].filter((text) => text !== undefined);
  return [
    { label: operations[request.operation], value: new Date(at).toLocaleString() },
    { label: 'Model', value: label === undefined ? request.model : `${label} (${request.model})` },
    ...compared.flatMap((key) => comparedRow(names[key], request[key], returned[key])),
    ...(price === undefined ? [] : [{ label: 'Price', value: price === 0 ? 'free' : formatDollars(price) }]),
    ...(tokens.length === 0 ? [] : [{ label: 'Tokens', value: tokens.join(', ') }]),
  ];
}

/** What was made; with what was asked where that is something else. */
function comparedRow(
  label: string,
  asked: string | undefined,
  returned: string | undefined,
): readonly DetailRow[] {
  const made = returned ?? asked;
  if (made === undefined) return [];
  const isOther = asked !== undefined && asked !== 'auto' && asked !== made;
  return [{ label, value: spoken(made), ...(isOther && { asked: spoken(asked) }) }];
}

/** As in 1024×768. */
function spoken(value: string): string {
  return value.replace(/^(\d+)x(\d+)$/, '$1×$2');
}
