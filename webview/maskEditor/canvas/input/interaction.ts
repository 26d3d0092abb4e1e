import type { Point } from '../../../../src/geometry/rectangle.ts';
import type { MaskSession, Tool } from '../../mask/maskSession.ts';
import { steppedSize } from '../brushSizes.ts';
import { AnnounceEvent, BrushSizeEvent } from '../canvasEvents.ts';
import { PaintCursor } from '../cursor/paintCursor.ts';
import type { CursorLook } from '../guides/placeCursor.ts';
import type { CanvasTool, Sketch, ToolBench } from '../tools/canvasTool.ts';
import { createTools } from '../tools/createTools.ts';
import type { View } from '../view/view.ts';
import { KeyboardInput, type KeyboardTarget } from './keyboardInput.ts';
import { PointerInput, type PointerTarget } from './pointerInput.ts';
import { handleWheel } from './wheelInput.ts';

export interface PaintingState {
  readonly session: MaskSession | undefined;
  readonly tool: Tool;
  readonly tolerance: number;
  /** Diameters in image pixels; keys and the wheel change them. */
  sizes: Readonly<Record<'brush' | 'eraser', number>>;
}

/** What a press would do, for the pointer's shape. */
export type SurfaceState = 'brushing' | 'drawing' | 'pannable' | 'panning';

/** What people do on the surface, by pointer, wheel and keys, brought to the tools and the view. */
export class Interaction implements PointerTarget, KeyboardTarget, ToolBench {
  readonly cursor: PaintCursor;
  /** What is being drawn and not yet painted. */
  shape: Sketch | undefined;
  kind: 'pan' | 'draw' | undefined;
  /** Space is held: the pointer drags the picture. */
  isPanning = false;
  private readonly tools = createTools(this);
  private readonly pointer: PointerInput;
  private readonly keyboard: KeyboardInput;

  constructor(
    private readonly host: HTMLElement & PaintingState,
    private readonly surface: HTMLElement,
    readonly view: View,
    /** Why nothing can be painted now. */
    private readonly readiness: { readonly refusal: string | undefined },
    /** The cursor, the sketch or what the pointer does changed. */
    private readonly changed: () => void,
  ) {
    this.cursor = new PaintCursor(view);
    this.pointer = new PointerInput(surface, this);
    this.keyboard = new KeyboardInput(surface, this);
    surface.addEventListener('focus', this.onFocus);
    surface.addEventListener('blur', this.onBlur);
    surface.addEventListener('wheel', this.onWheel, { passive: false });
  }

  get tool(): CanvasTool | undefined {
    return this.readiness.refusal === undefined ? this.tools[this.host.tool] : undefined;
  }

  get brush(): 'brush' | 'eraser' | undefined {
    const { tool } = this.host;
    return tool === 'brush' || tool === 'eraser' ? tool : undefined;
  }

  get toolTakesTwoPresses(): boolean {
    return this.host.tool === 'rectangle' || this.host.tool === 'ellipse';
  }

  get altErases(): boolean {
    return this.brush === undefined;
  }

  get session(): MaskSession {
    if (!this.host.session) throw new Error('There is nothing to paint on.');
    return this.host.session;
  }

  get brushSize(): number {
    return this.host.sizes[this.brush ?? 'brush'];
  }

  get tolerance(): number {
    return this.host.tolerance;
  }

  get point(): Point {
    return this.cursor.point;
  }

  get isPointByKeys(): boolean {
    return this.cursor.isByKeys;
  }

  get state(): SurfaceState {
    if (this.kind === 'pan') return 'panning';
    if (!this.tool || (this.isPanning && !this.cursor.isByKeys)) return 'pannable';
    return this.brush ? 'brushing' : 'drawing';
  }

  get cursorLook(): CursorLook | undefined {
    const { cursor, brush, state } = this;
    if (!cursor.isShown || state === 'panning' || state === 'pannable') return undefined;
    if (brush) return { place: cursor.place, diameter: this.brushSize * this.view.zoom };
    return cursor.isByKeys ? { place: cursor.place } : undefined;
  }

  readonly announce = (text: string): void => {
    this.host.dispatchEvent(new AnnounceEvent(text));
  };

  refuse(): void {
    const { refusal } = this.readiness;
    if (refusal) this.announce(refusal);
  }

  sketch(shape: Sketch | undefined): void {
    this.shape = shape;
    this.changed();
  }

  gesture(kind: 'pan' | 'draw' | undefined): void {
    this.kind = kind;
    this.changed();
  }

  pointerAt(device: Point | undefined): void {
    this.cursor.followPointer(device);
    this.changed();
  }

  movePoint({ x, y }: Point, isLarge: boolean): void {
    const step = Math.ceil(1 / this.view.transform.scale) * (isLarge ? 10 : 1);
    this.cursor.moveBy({ x: x * step, y: y * step });
    const { point } = this;
    const names = { brush: 'Brush', eraser: 'Eraser' };
    const name = this.brush ? names[this.brush] : 'Cursor';
    this.announce(`${name} at ${Math.floor(point.x)}, ${Math.floor(point.y)}`);
    this.changed();
  }

  holdSpace(isHeld: boolean): void {
    this.isPanning = isHeld;
    this.changed();
  }

  resizeBrush(steps: number): void {
    const { host, brush } = this;
    if (!brush) return;
    const size = steppedSize(host.sizes[brush], steps);
    host.sizes = { ...host.sizes, [brush]: size };
    host.dispatchEvent(new BrushSizeEvent(brush, size));
    this.announce(`Size ${size}`);
  }

  zoomBy(factor: number): void {
    this.view.zoomTo(this.view.zoom * factor);
    this.announceZoom();
  }

  fit(): void {
    this.view.fit();
    this.announceZoom();
  }

  actualSize(): void {
    this.view.zoomTo(1);
    this.announceZoom();
  }

  /** Escape, another tool, another picture: nothing stays of what is in progress. Says whether anything was. */
  cancel(): boolean {
    this.keyboard.reset();
    const tools = Object.values(this.tools);
    const hadAny = [this.pointer.cancel(), ...tools.map((tool) => tool.cancel())].includes(true);
    if (hadAny) this.announce('Taken back');
    return hadAny;
  }

  /** The window lost the focus, or the element its page: what was drawn stays. */
  end(): void {
    this.pointer.end();
    this.isPanning = false;
    this.changed();
  }

  private announceZoom(): void {
    this.announce(`Zoom ${Math.round(this.view.zoom * 100)}%`);
  }

  private readonly onFocus = (): void => {
    if (this.surface.matches(':focus-visible') && !this.cursor.isShown) this.cursor.takeKeys();
    this.changed();
  };

  private readonly onBlur = (): void => {
    this.cursor.hide();
    this.changed();
  };

  private readonly onWheel = (event: WheelEvent): void =>
    handleWheel(event, this.view, this.pointer.deviceOf, (steps) => this.resizeBrush(steps));
}
