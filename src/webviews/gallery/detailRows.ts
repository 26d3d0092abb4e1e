import * as vscode from 'vscode';
import { formatBytes } from '../../images/formatBytes.ts';
import { formatDollars } from '../../images/formatPrice.ts';
import type { ImageRecord } from '../../images/imageRecord.ts';
import { knownModel } from '../../images/models.ts';
import type { DetailRow } from '../../protocol/gallery.ts';
import type { ImageLook } from './imageLooks.ts';

const operations = { generate: 'Generated', edit: 'Edited', variation: 'Varied' } as const;
const compared = ['size', 'quality', 'background', 'format'] as const;
const labels = { size: 'Size', quality: 'Quality', background: 'Background', format: 'Format' } as const;

/** What is known of an image besides its prompts: how it was made, and where it is. */
export function detailRows({ record, file, bytes }: ImageLook): readonly DetailRow[] {
  const path = file && vscode.workspace.asRelativePath(vscode.Uri.parse(file.uri));
  return [
    ...(record ? recordRows(record) : []),
    ...(path === undefined ? [] : [{ label: 'File', value: path }]),
    ...(bytes === undefined ? [] : [{ label: 'File size', value: formatBytes(bytes) }]),
  ];
}

function recordRows({ request, returned, usage, price, at }: ImageRecord): readonly DetailRow[] {
  const label = knownModel(request.model)?.label;
  const tokens = [
    usage?.inputTokens === undefined ? undefined : `${usage.inputTokens.toLocaleString('en')} in`,
    usage?.outputTokens === undefined ? undefined : `${usage.outputTokens.toLocaleString('en')} out`,
  ].filter((text) => text !== undefined);
  return [
    { label: operations[request.operation], value: new Date(at).toLocaleString() },
    { label: 'Model', value: label === undefined ? request.model : `${label} (${request.model})` },
    ...compared.flatMap((key) => comparedRow(labels[key], request[key], returned[key])),
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
