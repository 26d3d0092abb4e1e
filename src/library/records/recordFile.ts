import { open } from 'node:fs/promises';
import type { RecordLine } from '../../images/imageRecord.ts';
import { inSlices } from '../inSlices.ts';
import { decodeRecordLine } from './recordLine.ts';

const chunkBytes = 256 * 1024;
const lineBreak = 0x0a;

/** One window's record file, as far as it has been read: one that grew is read on from there. */
export class RecordFile {
  readonly path: string;
  /** Bytes of whole lines read; a torn end is read again when it has grown. */
  #consumed = 0;
  #size = 0;
  readonly #take: (line: RecordLine) => void;

  /** @param take is given each whole line that can be understood, once, in the file's order. */
  constructor(path: string, take: (line: RecordLine) => void) {
    this.path = path;
    this.#take = take;
  }

  /** @param size what the file has now, in bytes; it only grows. @returns whether there was anything new. */
  async readTo(size: number): Promise<boolean> {
    if (size <= this.#size) return false;
    const file = await open(this.path, 'r');
    try {
      let rest: Uint8Array = new Uint8Array();
      for (let position = this.#consumed; position < size; ) {
        const chunk = Buffer.allocUnsafe(Math.min(chunkBytes, size - position));
        const { bytesRead } = await file.read(chunk, 0, chunk.byteLength, position);
        if (bytesRead === 0) break;
        position += bytesRead;
        rest = await this.#decode(Buffer.concat([rest, chunk.subarray(0, bytesRead)]));
      }
    } finally {
      await file.close();
    }
    this.#size = size;
    return true;
  }

  /** Takes the whole lines, and returns what follows the last line break. */
  async #decode(bytes: Buffer): Promise<Uint8Array> {
    const end = bytes.lastIndexOf(lineBreak) + 1;
    this.#consumed += end;
    await inSlices(linesOf(bytes.subarray(0, end)), (text) => {
      const line = decodeRecordLine(text);
      if (line) this.#take(line);
    });
    return bytes.subarray(end);
  }
}

/**
 * A text for each line, not one to cut them from: they are V8's cheapest garbage, and the more of what it looks
 * through is garbage, the shorter it holds everybody. One text of all made its longest collection half as long again.
 */
function* linesOf(bytes: Buffer): Generator<string> {
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(lineBreak, start);
    yield bytes.toString('utf8', start, end);
    start = end + 1;
  }
}
