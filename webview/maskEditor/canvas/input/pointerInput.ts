import type { Point } from '../../../../src/geometry/rectangle.ts';
import type { CanvasTool, Press } from '../tools/canvasTool.ts';
import type { View } from '../view/view.ts';
import { toImage } from '../view/viewTransform.ts';
import type { Gesture } from './gesture.ts';
import { PanGesture } from './panGesture.ts';
import { Pinch } from './pinch.ts';
import { ToolGesture } from './toolGesture.ts';

/** Bit of the pen's other end in `PointerEvent.buttons`. */
const penEraser = 32;

/** In CSS pixels: a drag of less is a click. */
const clickReach = 5;

/** In CSS pixels: a finger that drew more than this is painting, whatever else touches the screen. */
const pinchReach = 24;

export interface PointerTarget {
  readonly view: View;
  /** Absent while there is nothing to paint on; the press then moves the picture. */
  readonly tool: CanvasTool | undefined;
  /** Space is held. */
  readonly isPanning: boolean;
  readonly altErases: boolean;
  /** What is going on. */
  readonly kind: 'pan' | 'draw' | undefined;
  /** In device pixels of the surface; `undefined`: it left. */
  pointerAt(device: Point | undefined): void;
  /** Somebody wants to paint, and cannot. */
  refuse(): void;
  /** A drag of the picture, or of a tool, began; `undefined`: it ended. */
  gesture(kind: 'pan' | 'draw' | undefined): void;
}

/** Turns what mouse, pen and fingers do on the surface into strokes and moves of the view. */
export class PointerInput {
  private active: { readonly pointerId: number; readonly gesture: Gesture } | undefined;
  private readonly pinch: Pinch;
  /** From the first pen on, fingers only move the picture: a hand rests on the surface. */
  private hasPen = false;

  constructor(
    private readonly surface: HTMLElement,
    private readonly target: PointerTarget,
  ) {
    this.pinch = new Pinch(target.view, this.deviceOf);
    surface.addEventListener('pointerdown', this.onDown);
    surface.addEventListener('pointermove', this.onMove);
    surface.addEventListener('pointerup', this.onUp);
    surface.addEventListener('pointercancel', this.onUp);
    surface.addEventListener('lostpointercapture', this.onUp);
    surface.addEventListener('pointerleave', this.onLeave);
    // The right button erases.
    surface.addEventListener('contextmenu', (event) => event.preventDefault());
    surface.addEventListener('mousedown', (event) => {
      if (event.button !== 1) return;
      // It would start to scroll.
      event.preventDefault();
      surface.focus({ preventScroll: true });
    });
  }

  get isActive(): boolean {
    return this.active !== undefined;
  }

  /** The window lost the focus: what was drawn stays. */
  end(): void {
    const { active } = this;
    this.active = undefined;
    this.pinch.clear();
    active?.gesture.end();
    this.target.gesture(undefined);
  }

  /** Says whether there was anything to take back. */
  cancel(): boolean {
    const { active } = this;
    this.active = undefined;
    const wasDrawing = active?.gesture.cancel() ?? false;
    this.target.gesture(undefined);
    return wasDrawing;
  }

  /** Device pixels of the surface, as the screen counts them: fractions of a pixel are the pen's, not rounding's. */
  readonly deviceOf = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const { devicePixelRatio: ratio, paneCount, size } = this.target.view;
    const { left, top } = this.surface.getBoundingClientRect();
    const exact = (value: number) => Math.round(value * 1024) / 1024;
    const x = exact(clientX * ratio - Math.round(left * ratio));
    return {
      x: paneCount > 1 && x >= size.width ? x - size.width : x,
      y: exact(clientY * ratio - Math.round(top * ratio)),
    };
  };

  private readonly pointOf = (event: PointerEvent): Point =>
    toImage(this.target.view.transform, this.deviceOf(event));

  private readonly pressOf = (event: PointerEvent): Press => ({
    erase:
      event.button === 2 ||
      (event.buttons & 2) !== 0 ||
      (event.buttons & penEraser) !== 0 ||
      (event.altKey && this.target.altErases),
    constrain: event.shiftKey,
    reach: clickReach / this.target.view.zoom,
  });

  private readonly onDown = (event: PointerEvent): void => {
    this.hasPen ||= event.pointerType === 'pen';
    if (event.pointerType === 'touch' && this.pinches(event)) return;
    if (this.active) return;
    const gesture = this.begin(event);
    if (!gesture) return;
    this.active = { pointerId: event.pointerId, gesture };
    this.capture(event);
  };

  /** Says whether this finger makes two: what the first one just began was half a pinch, unless it went far. */
  private pinches(event: PointerEvent): boolean {
    const { pinch } = this;
    if (pinch.count === 1 && this.target.kind === 'draw' && pinch.travelled > pinchReach) return true;
    pinch.down(event);
    if (pinch.count < 2) return false;
    this.cancel();
    this.capture(event);
    return true;
  }

  private begin(event: PointerEvent): Gesture | undefined {
    const { target } = this;
    const onlyMoves = event.pointerType === 'touch' && this.hasPen;
    if (event.button === 1 || target.isPanning || onlyMoves) return this.pan(event);
    if (target.tool) {
      target.pointerAt(this.deviceOf(event));
      target.gesture('draw');
      return new ToolGesture(target.tool, this.pointOf, this.pressOf, event);
    }
    target.refuse();
    return event.button === 0 ? this.pan(event) : undefined;
  }

  private pan(event: PointerEvent): Gesture {
    this.target.gesture('pan');
    return new PanGesture(this.target.view, event);
  }

  private capture({ pointerId }: PointerEvent): void {
    try {
      this.surface.setPointerCapture(pointerId);
    } catch {
      // The pointer is gone already; its end comes without a capture too.
    }
  }

  private readonly onMove = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') {
      this.pinch.move(event);
      if (this.pinch.count >= 2) return;
    }
    const { active, target } = this;
    target.pointerAt(this.deviceOf(event));
    if (!active) {
      target.tool?.hover?.(this.pointOf(event));
    } else if (active.pointerId === event.pointerId) {
      const events = event.getCoalescedEvents();
      active.gesture.move(events.length > 0 ? events : [event]);
      // The release happened where nobody could tell.
      if (event.buttons === 0) this.onUp(event);
    }
  };

  private readonly onUp = (event: PointerEvent): void => {
    this.pinch.up(event);
    const { active } = this;
    if (active?.pointerId !== event.pointerId) return;
    this.active = undefined;
    active.gesture.end();
    this.target.gesture(undefined);
  };

  private readonly onLeave = (event: PointerEvent): void => {
    if (!this.active) this.target.pointerAt(undefined);
    if (event.pointerType === 'touch' && !this.surface.hasPointerCapture(event.pointerId))
      this.pinch.up(event);
  };
}
