import { type Blend, cappedBlend } from '../../../src/geometry/blend.ts';
import { extended, noSides, type Sides, type Size } from '../../../src/geometry/rectangle.ts';
import type {
  EditCandidate,
  EditorImage,
  MaskEditorHost,
  MaskEditorModel,
  RequestChoices,
} from '../../../src/protocol/maskEditor.ts';
import type { Notice as PageNotice } from '../../shared/messages.ts';
import { PriceEstimate } from '../../shared/priceEstimate.ts';
import type { Comparison } from '../canvas/maskCanvas.ts';
import { MaskChangeEvent, type MaskSession } from '../mask/maskSession.ts';
import type { EditorDraft, View } from './editorDraft.ts';
import { type BrushSizes, choicesFor, type EditorSettings, startingSizes } from './editorSettings.ts';
import { JobPreview } from './jobPreview.ts';
import { PaintedMasks } from './paintedMasks.ts';
import { type RequestFrame, requestFrame } from './requestFrame.ts';

export interface Notice extends PageNotice {
  /** True: it goes as soon as what is set, written or painted changes. */
  readonly isAboutRequest?: boolean;
}

/** A picture with its mask. */
export interface Painting {
  readonly image: EditorImage;
  readonly session: MaskSession;
}

/** How the candidate on show stands against the picture, until the person holds on to the original. */
export type CandidateComparison = Exclude<Comparison, 'before'>;

/** In ms. A stroke changes the mask with every move of the pointer; what is said of it can wait. */
const strokePause = 100;

/** Something to draw changed. */
export class EditingChangeEvent extends Event {
  static readonly type = 'easel-editing-change';

  constructor() {
    super(EditingChangeEvent.type);
  }
}

/**
 * All that the page shows: what the host said last, what the person set and painted, and what follows from both.
 *
 * @fires easel-editing-change
 */
export class Editing extends EventTarget {
  painting: Painting | undefined;
  notice: Notice | undefined;
  /** The last thing to be read out. */
  announcement = '';
  comparison: CandidateComparison = 'none';
  /** While it is, the original shows in place of the candidate. */
  isOriginalHeld = false;
  /** Borders that are being dragged. */
  extending: Sides | undefined;
  isOverlayHidden = false;
  /** From the click on Generate until the host has the request. */
  isSending = false;
  /** The mask of the request sent last, of its canvas. */
  sentMask: (Size & { readonly data: Uint8Array }) | undefined;
  readonly price: PriceEstimate<Parameters<MaskEditorHost['estimate']>[0]>;
  readonly preview = new JobPreview(() => this.changed());
  private readonly masks: PaintedMasks;
  private shows: Promise<void> = Promise.resolve();
  private maskTimer: number | undefined;

  constructor(
    readonly host: MaskEditorHost,
    public model: MaskEditorModel,
    public settings: EditorSettings,
    masks: EditorDraft['masks'],
    public view: View | undefined,
  ) {
    super();
    this.masks = new PaintedMasks(host, masks);
    this.price = new PriceEstimate(
      (question) => host.estimate(question),
      () => this.changed(),
    );
  }

  get candidate(): EditCandidate | undefined {
    return this.model.candidates.find(({ id }) => id === this.settings.shown);
  }

  get prompt(): string {
    return this.settings.prompt ?? this.model.suggestedPrompt;
  }

  get choices(): RequestChoices {
    return choicesFor(this.model, this.settings.choices);
  }

  /** Of the candidate on show, else of the next request. */
  get blend(): Blend {
    const { candidate, settings, model } = this;
    const blend = candidate
      ? (settings.candidateBlends[candidate.id] ?? candidate.blend)
      : (settings.blend ?? model.blend);
    return model.image ? cappedBlend(blend, model.image) : blend;
  }

  get sizes(): BrushSizes {
    const { image } = this.model;
    return this.settings.sizes ?? startingSizes(image ?? { width: 0, height: 0 });
  }

  /** The picture with its borders, also with those that are being dragged. */
  get canvas(): Size | undefined {
    return this.painting && extended(this.painting.image, this.extend);
  }

  get extend(): Sides {
    return this.extending ?? this.painting?.session.extend ?? noSides;
  }

  get request(): RequestFrame | undefined {
    const { painting, extending, extend, blend } = this;
    if (!painting) return undefined;
    // While borders are dragged the mask stands where it stood: what is sent then reaches over everything.
    const bounds = extending ? undefined : painting.session.bounds;
    const { surroundingsOnly } = this.settings;
    const rule = this.model.model.frameRule;
    return requestFrame({ image: painting.image, extend, rule, bounds, blend, surroundingsOnly });
  }

  get draft(): EditorDraft {
    const { settings, masks, view } = this;
    return { settings, masks: masks.drafts, ...(view && { view }) };
  }

  /** Takes over what the host says; one after the other, because a new picture takes a moment. */
  show(model: MaskEditorModel): Promise<void> {
    this.shows = this.shows.then(() => this.take(model));
    return this.shows;
  }

  set(change: Partial<EditorSettings>): void {
    this.settings = { ...this.settings, ...change };
    if (change.choices) this.askPrice();
    this.requestChanged();
    this.changed();
  }

  /** Of the candidate on show, if there is one, and of the requests to come. */
  setBlend(blend: Blend): void {
    const { candidate } = this;
    const candidateBlends = candidate && { ...this.settings.candidateBlends, [candidate.id]: blend };
    this.set({ blend, ...(candidateBlends && { candidateBlends }) });
  }

  say(notice: Notice | undefined): void {
    this.notice = notice;
    if (notice) this.announce(notice.text);
    else this.changed();
  }

  announce(text: string): void {
    // The same words again are read out only when something changes.
    this.announcement = text === this.announcement ? `${text}\u00a0` : text;
    this.changed();
  }

  /** What the host rejects is said. @returns `undefined` then. */
  async attempt<Result>(action: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await action();
    } catch (error) {
      this.say({ severity: 'error', text: error instanceof Error ? error.message : String(error) });
      return undefined;
    }
  }

  async loadMask(): Promise<void> {
    const { painting } = this;
    const mask = await this.attempt(() => this.host.loadMask());
    if (!mask || !painting) return;
    this.masks.remember(mask);
    await this.attempt(() => painting.session.apply({ kind: 'loaded', hash: mask.hash }));
  }

  readonly changed = (): void => {
    this.dispatchEvent(new EditingChangeEvent());
  };

  askPrice(): void {
    const { request, choices, prompt, model } = this;
    const promptLength = prompt.trim().length;
    if (request) this.price.ask({ choices, sent: request.frame.sent, promptLength }, model.model.id);
  }

  private readonly maskChanged = (): void => {
    this.requestChanged();
    clearTimeout(this.maskTimer);
    this.maskTimer = setTimeout(this.changed, strokePause);
  };

  private requestChanged(): void {
    if (this.notice?.isAboutRequest) this.notice = undefined;
  }

  private async take(model: MaskEditorModel): Promise<void> {
    const last = this.model;
    const borders = [this.candidate?.extend, this.painting?.session.extend].filter((sides) => !!sides);
    this.model = model;
    this.price.forget();
    this.askPrice();
    this.followCandidates(last);
    if (last.job && last.job.id !== model.job?.id) this.preview.clear();
    if (model.job && model.job.status !== last.job?.status) this.announcement = model.job.status;
    const news = model.messages.findLast(({ text }) => !last.messages.some((said) => said.text === text));
    if (news) this.announcement = news.text;
    const { image } = model;
    if (!image) this.painting = undefined;
    else if (image !== this.painting?.image) await this.attempt(() => this.open(image, borders));
    this.changed();
  }

  private async open(image: EditorImage, borders: readonly Sides[]): Promise<void> {
    const session = await this.masks.open(image, borders);
    if (session !== this.painting?.session) session.addEventListener(MaskChangeEvent.type, this.maskChanged);
    this.painting = { image, session };
  }

  /** The first answer that has just come is shown; one that has gone is not. */
  private followCandidates(last: MaskEditorModel): void {
    if (this.candidate) return;
    const { candidates, image } = this.model;
    const isNew = (id: string): boolean => !last.candidates.some((candidate) => candidate.id === id);
    const first = last.image?.id === image?.id ? candidates.find(({ id }) => isNew(id)) : undefined;
    this.settings = { ...this.settings, shown: first?.id };
    if (first) this.announcement = 'The answer is there.';
    else this.comparison = 'none';
  }
}

declare global {
  interface HTMLElementEventMap {
    'easel-editing-change': EditingChangeEvent;
  }
}
