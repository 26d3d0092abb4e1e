import type { ImageHash, RecordLine } from '../images/imageRecord.ts';

/** What the user cleared: all lines up to a moment, of one image or of everything. */
export class Forgotten {
  #all = '';
  readonly #images = new Map<ImageHash, string>();

  note(line: RecordLine): void {
    if (line.kind !== 'forget') return;
    if (line.hash === undefined) this.#all = later(this.#all, line.at);
    else this.#images.set(line.hash, later(this.#images.get(line.hash) ?? '', line.at));
  }

  has(line: RecordLine): boolean {
    if (line.at <= this.#all) return true;
    return 'hash' in line && line.hash !== undefined && line.at <= (this.#images.get(line.hash) ?? '');
  }
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
