import type { PropertyValues } from 'lit';
import { cappedBlend } from '../../../src/geometry/blend.ts';
import {
  intersection,
  noSides,
  type Rectangle,
  type Sides,
  type Size,
} from '../../../src/geometry/rectangle.ts';
import { ComparePositionEvent } from '../../shared/compareDivider.ts';
import { MaskChangeEvent, type MaskSession } from '../mask/maskSession.ts';
import { AnnounceEvent, ExtendingEvent } from './canvasEvents.ts';
import { ExtendEvent } from './extend/extendHandles.ts';
import { Guides } from './guides/guides.ts';
import { Interaction } from './input/interaction.ts';
import { AnswerOnShow } from './layers/answerOnShow.ts';
import { LayerStack, type Scene } from './layers/layerStack.ts';
import { loadPicture } from './layers/loadPicture.ts';
import type { MaskCanvas } from './maskCanvas.ts';
import { CoverageLevels } from './reach/coverageLevels.ts';
import { DevicePixels } from './view/devicePixels.ts';
import { canvasInImage } from './view/rectangles.ts';
import type { View } from './view/view.ts';
import { visiblePart } from './view/viewTransform.ts';

/** What is behind the element: brings its properties, the session and what people do to the layers that show them. */
export class Stage {
  private readonly surface: HTMLElement;
  private readonly layers: LayerStack;
  private readonly guides: Guides;
  private readonly interaction: Interaction;
  private readonly answer = new AnswerOnShow(() => this.layers.invalidatePicture());
  private readonly devicePixels: DevicePixels;
  private loading: readonly Promise<void>[] = [];
  private session: MaskSession | undefined;
  private levels: CoverageLevels | undefined;
  private picture: ImageBitmap | undefined;
  private surfaceSize: Size = { width: 0, height: 0 };
  /** Borders while they are being dragged. */
  private extending: Sides | undefined;
  /** Of what is in view of the canvas. */
  private divider = 0.5;

  constructor(
    private readonly element: MaskCanvas,
    root: HTMLElement | DocumentFragment,
    private readonly view: View,
    private readonly setBroken: (isBroken: boolean) => void,
  ) {
    this.surface = find(root, '.surface');
    this.devicePixels = new DevicePixels(this.surface, (size) => this.onResize(size));
    this.guides = new Guides(root);
    this.interaction = new Interaction(element, this.surface, view, this, () => this.onInteraction());
    this.layers = new LayerStack(
      view,
      { picture: find(root, '.picture'), mask: find(root, '.mask'), outerLine: find(root, '.outer-line') },
      () => this.scene,
      () => this.placeGuides(),
    );
    root.addEventListener(ExtendingEvent.type, this.onExtending);
    // These two stay inside: they do not bubble.
    root.addEventListener(ExtendEvent.type, this.onExtend, { capture: true });
    root.addEventListener(ComparePositionEvent.type, this.onDivide, { capture: true });
  }

  get ready(): Promise<void> {
    return Promise.all(this.loading).then(() => {});
  }

  /** Why nothing can be painted now. */
  get refusal(): string | undefined {
    if (this.element.overlaid) return 'A result is on show. Go back to the picture to paint.';
    return this.session && this.picture ? undefined : 'There is no picture to paint on yet.';
  }

  start(): void {
    window.addEventListener('blur', this.onWindowBlur);
    this.session?.addEventListener(MaskChangeEvent.type, this.onMaskChange);
    this.devicePixels.start();
    this.layers.start();
  }

  stop(): void {
    window.removeEventListener('blur', this.onWindowBlur);
    this.interaction.end();
    this.session?.removeEventListener(MaskChangeEvent.type, this.onMaskChange);
    this.devicePixels.stop();
    this.layers.stop();
    this.answer.dispose();
  }

  update(changed: PropertyValues<MaskCanvas>): void {
    const { element } = this;
    if ((changed.has('tool') && changed.get('tool')) || changed.has('overlaid')) this.interaction.cancel();
    if (changed.has('session')) this.takeSession(element.session);
    if (changed.has('imageUrl')) this.load(this.showPicture(element.imageUrl));
    if (changed.has('overlaid')) this.load(this.showAnswer());
    if (changed.has('overlaid') || changed.has('comparison')) this.resizeView();
    if (changed.has('session') || changed.has('blend')) this.setReach();
    if (changed.has('overlay')) this.layers.invalidateMask();
    if (changed.has('comparison')) this.layers.invalidatePicture();
    this.onInteraction();
  }

  /** The view moved. */
  redraw(): void {
    this.layers.invalidate();
  }

  private get image(): Size {
    return this.session?.source.size ?? this.picture ?? { width: 1, height: 1 };
  }

  /** Borders of what is on show. */
  private get extend(): Sides {
    return this.element.overlaid?.extend ?? this.session?.extend ?? noSides;
  }

  private get scene(): Scene {
    const { element } = this;
    return {
      picture: this.picture,
      image: this.image,
      extend: this.extending ?? this.extend,
      levels: this.levels,
      color: element.overlay.color,
      answer: element.overlaid && this.answer.blended,
      comparison: element.comparison,
      divider: this.dividerPlace,
    };
  }

  private takeSession(session: MaskSession | undefined): void {
    this.interaction.cancel();
    this.session?.removeEventListener(MaskChangeEvent.type, this.onMaskChange);
    this.session = session;
    session?.addEventListener(MaskChangeEvent.type, this.onMaskChange);
    this.levels = session && new CoverageLevels(session.coverage, session.source.size);
    if (session) this.setCanvas();
    this.layers.invalidate();
  }

  private load(loading: Promise<void>): void {
    this.loading = [...this.loading, loading];
    void loading.finally(() => {
      this.loading = this.loading.filter((other) => other !== loading);
    });
  }

  private async showPicture(url: string): Promise<void> {
    const picture = url === '' ? undefined : await loadPicture(url).catch(() => undefined);
    if (url !== this.element.imageUrl) return picture?.close();
    this.picture?.close();
    this.picture = picture;
    this.setBroken(url !== '' && !picture);
    if (picture) this.setCanvas();
    this.layers.invalidate();
    this.onInteraction();
  }

  private async showAnswer(): Promise<void> {
    this.setCanvas();
    this.layers.invalidatePicture();
    await this.answer
      .show(this.element.overlaid, this.image)
      .catch(() => this.element.dispatchEvent(new AnnounceEvent('This result cannot be shown here.')));
  }

  private setCanvas(): void {
    if (this.session || this.picture) this.view.setCanvas(canvasInImage(this.image, this.extend));
  }

  private setReach(): void {
    const { blend } = this.element;
    const { image, levels, session } = this;
    const line = blend.keepUnmasked ? cappedBlend(blend, image) : undefined;
    this.layers.setReach(levels, image, session?.extend ?? noSides, line);
  }

  private onResize(surface: Size): void {
    this.surfaceSize = surface;
    this.layers.resize(surface);
    this.resizeView();
  }

  private resizeView(): void {
    const { overlaid, comparison } = this.element;
    this.view.resize(this.surfaceSize, devicePixelRatio, overlaid && comparison === 'sideBySide' ? 2 : 1);
  }

  private readonly onMaskChange = (event: Event): void => {
    if (!(event instanceof MaskChangeEvent)) return;
    this.levels?.update(event.dirty);
    this.layers.invalidateMask(event.dirty);
    if (event.dirty) return;
    this.setCanvas();
    this.setReach();
  };

  private readonly onWindowBlur = (): void => this.interaction.end();

  private onInteraction(): void {
    const { interaction } = this;
    this.surface.dataset['state'] = interaction.state;
    this.layers.setBusy(interaction.kind === 'draw');
    this.layers.request();
  }

  private readonly onExtending = (event: Event): void => {
    if (!(event instanceof ExtendingEvent)) return;
    this.extending = event.extend;
    this.layers.invalidateMask();
  };

  private readonly onExtend = (event: Event): void => {
    if (event instanceof ExtendEvent) void this.session?.apply({ kind: 'extend', extend: event.extend });
  };

  private readonly onDivide = (event: Event): void => {
    if (!(event instanceof ComparePositionEvent)) return;
    this.divider = event.position;
    this.layers.invalidatePicture();
  };

  /** The part of the canvas that is in view, in image pixels. */
  private get visibleCanvas(): Rectangle {
    return intersection(visiblePart(this.view.transform, this.view.size), this.view.canvas);
  }

  private get dividerPlace(): number {
    const { x, width } = this.visibleCanvas;
    const { transform } = this.view;
    return Math.round((x + width * this.divider) * transform.scale + transform.x);
  }

  private placeGuides(): void {
    const { frame, overlaid } = this.element;
    const { left, top } = this.extend;
    this.guides.place(this.view, {
      image: this.image,
      extend: this.extend,
      canvas: canvasInImage(this.image, this.extending ?? this.extend),
      visible: this.visibleCanvas,
      frame:
        frame && !overlaid
          ? { ...frame.region, x: frame.region.x - left, y: frame.region.y - top }
          : undefined,
      sketch: this.interaction.shape,
      cursor: this.interaction.cursorLook,
    });
  }
}

function find<T extends Element>(root: ParentNode, selector: string): T {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}
