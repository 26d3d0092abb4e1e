import type { RecordLine } from '../../images/imageRecord.ts';

/** One whole line of a record file, with its line break. */
export function encodeRecordLine(line: RecordLine): string {
  return `${JSON.stringify(line)}\n`;
}

/** `undefined` for what is torn, foreign, or of a kind that a newer Easel wrote. */
export function decodeRecordLine(text: string): RecordLine | undefined {
  if (text === '') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isRecordLine(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecordLine(value: unknown): value is RecordLine {
  if (!isObject(value)) return false;
  const { kind, at, job, state, hash, format, index, request, returned, uri, starred } = value;
  const { answer, blend, discarded, before, after, restores, from, to } = value;
  if (typeof at !== 'string') return false;
  switch (kind) {
    case 'job':
      return isText(job) && isText(state) && (request === undefined || isObject(request));
    case 'image':
      return (
        isText(hash) &&
        isText(format) &&
        isText(job) &&
        typeof index === 'number' &&
        isObject(request) &&
        isObject(returned)
      );
    case 'place':
      return isText(hash) && isText(uri);
    case 'move':
      return isText(from) && isText(to);
    case 'remove':
      return isText(hash) && isText(format) && isText(uri);
    case 'star':
      return isText(hash) && typeof starred === 'boolean';
    case 'forget':
      return hash === undefined || isText(hash);
    case 'composite':
      return isText(hash) && isText(answer) && (blend === undefined || isObject(blend));
    case 'discard':
      return isText(hash) && typeof discarded === 'boolean';
    case 'replace':
      return (
        isText(uri) &&
        isText(before) &&
        isText(after) &&
        (restores === undefined || typeof restores === 'boolean')
      );
    default:
      return false;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
