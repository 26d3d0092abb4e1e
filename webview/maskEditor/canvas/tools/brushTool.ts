import type { Point } from '../../../../src/geometry/rectangle.ts';
import type { MaskSession } from '../../mask/maskSession.ts';
import { paintedText } from './applyOperation.ts';
import type { CanvasTool, Press, ToolBench } from './canvasTool.ts';

/** Freehand strokes, and with Shift a straight line from where the last one ended. */
export class BrushTool implements CanvasTool {
  private stroke: { readonly session: MaskSession; readonly erase: boolean; end: Point } | undefined;
  private last: { readonly session: MaskSession; readonly end: Point } | undefined;

  constructor(
    private readonly bench: ToolBench,
    /** The eraser: the same with the opposite effect. */
    private readonly erases: boolean,
  ) {}

  press(at: Point, { erase, constrain }: Press): void {
    this.release();
    const { session, brushSize: size } = this.bench;
    const from = constrain && this.last?.session === session ? this.last.end : at;
    this.stroke = { session, erase: erase || this.erases, end: at };
    session.beginStroke({ erase: this.stroke.erase, size, at: from });
    if (from !== at) session.extendStroke([at]);
  }

  drag(points: readonly Point[]): void {
    const end = points.at(-1);
    if (!this.stroke || !end) return;
    this.stroke.session.extendStroke(points);
    this.stroke.end = end;
  }

  release(): void {
    if (!this.stroke) return;
    const { session, erase, end } = this.stroke;
    this.stroke = undefined;
    this.last = { session, end };
    session.endStroke();
    this.bench.announce(paintedText(erase, session));
  }

  cancel(): boolean {
    if (!this.stroke) return false;
    this.stroke.session.cancelStroke();
    this.stroke = undefined;
    return true;
  }
}
