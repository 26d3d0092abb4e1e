import type { Size } from '../../../src/geometry/rectangle.ts';
import type { ImageBytes } from '../../../src/images/imageProvider.ts';
import type {
  ImageFacts,
  Mask,
  PictureEdit,
  PictureFacts,
  Pictures,
  PreparedEdit,
  Provenance,
} from '../../../src/images/pictures.ts';

/** A picture whose bytes say its size, as `100x80 harbour`. */
export function sized(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Picture work whose output names its input, as JSON. */
export class FakePictures implements Pictures {
  composed = 0;
  /** Replace these to fail or to stall. */
  beforePrepare = async (): Promise<void> => {};
  beforeCompose = async (): Promise<void> => {};

  async inspect(png: Uint8Array): Promise<PictureFacts> {
    const [width = 0, height = 0] = text(png).split(/[x ]/).map(Number);
    return { width, height, bitDepth: 8, hasAlpha: false };
  }

  async prepare(edit: PictureEdit): Promise<PreparedEdit> {
    await this.beforePrepare();
    const { source, mask, ...rest } = edit;
    return {
      image: encoded({ prepared: text(source), ...rest }),
      ...(mask && { mask: encoded({ sent: [...mask.data] }) }),
    };
  }

  async compose(edit: PictureEdit, answer: ImageBytes, by: Provenance): Promise<ImageBytes> {
    await this.beforeCompose();
    this.composed++;
    const { source, mask, ...rest } = edit;
    return encoded({ source: text(source), mask, ...rest, answer: text(answer.data), by });
  }

  async readMask(png: Uint8Array): Promise<Mask> {
    const { data, ...size } = JSON.parse(text(png));
    return { ...size, data: Uint8Array.from(data) };
  }

  async writeMask({ data, ...size }: Mask): Promise<ImageBytes> {
    return encoded({ ...size, data: [...data] });
  }

  async measure({ data }: ImageBytes): Promise<ImageFacts> {
    const { width, height } = await this.inspect(data);
    return { width, height, hasAlpha: false, isTurned: false };
  }

  async square(png: Uint8Array, edge: number): Promise<ImageBytes> {
    return encoded({ squared: text(png), edge });
  }

  async fill(png: Uint8Array, size: Size, by?: Provenance): Promise<ImageBytes> {
    return encoded({ filled: text(png), ...size, by });
  }
}

export function text(data: Uint8Array): string {
  return new TextDecoder().decode(data);
}

/** Masks as plain numbers, so that what comes out can be compared. */
function encoded(value: object): ImageBytes {
  const json = JSON.stringify(value, (_, member) => (member instanceof Uint8Array ? [...member] : member));
  return { data: new TextEncoder().encode(json), format: 'png' };
}
