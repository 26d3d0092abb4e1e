import { extended, noSides, type Sides, type Size } from '../../../src/geometry/rectangle.ts';
import type { EditorImage, LoadedMask, MaskEditorHost } from '../../../src/protocol/maskEditor.ts';
import { type MaskDraft, MaskSession } from '../mask/maskSession.ts';
import { readCoverage, writeCoverage } from './coverageText.ts';
import { imagePixels } from './imagePixels.ts';

/** The mask of one picture, as a draft keeps it. */
export interface StoredMask {
  readonly size: Size;
  readonly mask: MaskDraft;
  /** What was painted on the picture before this one; the operation that loads {@link snapshotHash}. */
  readonly snapshot?: string;
}

/** How many pictures' masks are remembered; the file, and candidates that were continued on. */
const maxStored = 4;

/** Names, among loaded masks, the one that the page took over from another picture. */
const snapshotHash = 'snapshot';

/** The masks of the pictures that this editor has shown, and the session of the one at hand. */
export class PaintedMasks {
  private stored = new Map<string, StoredMask>();
  private readonly loaded = new Map<string, LoadedMask>();
  private current:
    | { readonly image: EditorImage; readonly session: MaskSession; readonly snapshot?: string }
    | undefined;

  constructor(
    private readonly host: MaskEditorHost,
    stored: Readonly<Record<string, StoredMask>>,
  ) {
    this.stored = new Map(Object.entries(stored));
  }

  /** Saves the host from sending a mask again that it has just loaded. */
  remember(mask: LoadedMask): void {
    this.loaded.set(mask.hash, mask);
  }

  /**
   * The session of a picture: its own from before, else what was painted on the last picture, where the sizes
   * agree. `borders` are those that the last picture got, if it got any.
   */
  async open(image: EditorImage, borders: readonly Sides[]): Promise<MaskSession> {
    if (this.current?.image.id === image.id) return this.current.session;
    this.store();
    const from = this.own(image) ?? (await this.carried(image, borders));
    const session = new MaskSession(this.source(image, from?.snapshot));
    if (from) await session.restore(from.mask);
    this.current = { image, session, ...(from?.snapshot !== undefined && { snapshot: from.snapshot }) };
    return session;
  }

  get drafts(): Readonly<Record<string, StoredMask>> {
    this.store();
    return Object.fromEntries(this.stored);
  }

  private store(): void {
    if (!this.current) return;
    const { image, session, snapshot } = this.current;
    this.stored.delete(image.id);
    this.stored.set(image.id, {
      size: { width: image.width, height: image.height },
      mask: session.draft,
      ...(snapshot !== undefined && { snapshot }),
    });
    for (const id of [...this.stored.keys()].slice(0, -maxStored)) this.stored.delete(id);
  }

  private own(image: EditorImage): StoredMask | undefined {
    const own = this.stored.get(image.id);
    return own && isSameSize(own.size, image) ? own : undefined;
  }

  private async carried(image: EditorImage, borders: readonly Sides[]): Promise<StoredMask | undefined> {
    if (!this.current) return undefined;
    const { image: last, session } = this.current;
    const before = this.stored.get(last.id);
    // A fill would run over other colours now.
    const hasFill = session.draft.operations.some(({ kind }) => kind === 'fill');
    if (before && isSameSize(last, image) && !hasFill) return before;
    const added = [noSides, ...borders].find((sides) => isSameSize(extended(last, sides), image));
    if (!added || !session.bounds) return undefined;
    const snapshot = await writeCoverage(moved(session.coverage, last, added));
    const mask: MaskDraft = { operations: [{ kind: 'loaded', hash: snapshotHash }], done: 1 };
    return { size: image, mask, snapshot };
  }

  private source(image: EditorImage, snapshot: string | undefined): MaskSession['source'] {
    const { id, url, width, height } = image;
    return {
      id,
      size: { width, height },
      pixels: async () => (await imagePixels(url)).data,
      loadedMask: async (hash) => {
        if (hash === snapshotHash && snapshot !== undefined) {
          return { width, height, data: await readCoverage(snapshot) };
        }
        const mask = this.loaded.get(hash) ?? (await this.host.readMask({ hash }));
        this.loaded.set(hash, mask);
        return mask;
      },
    };
  }
}

function isSameSize(one: Size, other: Size): boolean {
  return one.width === other.width && one.height === other.height;
}

/** A coverage on the picture with new borders, which are not painted. */
function moved(coverage: Uint8Array, { width, height }: Size, added: Sides): Uint8Array<ArrayBuffer> {
  const size = extended({ width, height }, added);
  const result = new Uint8Array(size.width * size.height);
  for (let y = 0; y < height; y++) {
    const row = coverage.subarray(y * width, (y + 1) * width);
    result.set(row, (y + added.top) * size.width + added.left);
  }
  return result;
}
