import { extended, type Size } from '../../../src/geometry/rectangle.ts';
import type { EditJob } from '../../../src/protocol/maskEditor.ts';
import { stable } from '../../shared/stable.ts';
import type { Overlaid } from '../canvas/maskCanvas.ts';
import type { Editing } from './editing.ts';
import { imageCoverage } from './imagePixels.ts';

type Coverage = Size & { readonly data: Uint8Array };

/** How many masks of candidates stay in memory, a byte a pixel each. */
const maxMasks = 4;

/** What lies over the picture: the candidate on show, else the preview of the job that runs. */
export class OverlaidAnswer {
  private readonly masks = new Map<string, Coverage | 'loading' | 'broken'>();
  private readonly same = stable<Omit<Overlaid, 'mask'> | Record<never, never>>();
  private last: {
    readonly rest?: object;
    readonly mask?: Coverage | undefined;
    readonly overlaid?: Overlaid | undefined;
  } = {};
  /** What was painted when the first preview of a job came that this page has not sent. */
  private painted: { readonly job: string; readonly mask: Coverage | undefined } | undefined;

  constructor(private readonly editing: Editing) {}

  /** The same object as long as nothing of it changes. `undefined` also while the candidate's mask is loading. */
  get current(): Overlaid | undefined {
    const { mask, ...rest } = (this.editing.candidate ? this.candidate() : this.preview()) ?? {};
    const same = this.same(rest);
    if (same !== this.last.rest || mask !== this.last.mask) {
      const overlaid = 'url' in same ? { ...same, ...(mask && { mask }) } : undefined;
      this.last = { rest: same, mask, overlaid };
    }
    return this.last.overlaid;
  }

  private candidate(): Overlaid | undefined {
    const { candidate, blend } = this.editing;
    if (!candidate) return undefined;
    const { url, extend, frame, maskUrl } = candidate;
    if (maskUrl === undefined) return { url, extend, frame, blend };
    const mask = this.mask(maskUrl);
    return mask && { url, extend, frame, mask, blend };
  }

  private preview(): Overlaid | undefined {
    const { preview, model, blend } = this.editing;
    const { job } = model;
    if (!preview.url || !job || job.id !== preview.job) return undefined;
    const mask = this.jobMask(job);
    return { url: preview.url, extend: job.extend, frame: job.frame, blend, ...(mask && { mask }) };
  }

  /** What was sent; after a reload what is painted, which is the same unless the person went on. */
  private jobMask({ id, extend }: EditJob): Coverage | undefined {
    const { sentMask, painting } = this.editing;
    if (!painting) return undefined;
    const size = extended(painting.image, extend);
    if (isSize(sentMask, size)) return sentMask;
    if (this.painted?.job !== id) {
      const isExtended = isSize(extended(painting.image, painting.session.extend), size);
      const mask = isExtended ? { ...size, data: painting.session.canvasCoverage() } : undefined;
      this.painted = { job: id, mask };
    }
    return this.painted.mask;
  }

  private mask(url: string): Coverage | undefined {
    const known = this.masks.get(url);
    if (!known) void this.load(url);
    return typeof known === 'object' ? known : undefined;
  }

  private async load(url: string): Promise<void> {
    this.masks.set(url, 'loading');
    for (const oldest of [...this.masks.keys()].slice(0, -maxMasks)) this.masks.delete(oldest);
    const mask = await this.editing.attempt(() => imageCoverage(url));
    this.masks.set(url, mask ?? 'broken');
    this.editing.changed();
  }
}

function isSize(one: Size | undefined, { width, height }: Size): boolean {
  return one?.width === width && one.height === height;
}
