import type { Point } from '../../../../src/geometry/rectangle.ts';
import type { CanvasTool } from '../tools/canvasTool.ts';

const arrows: Partial<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

export interface KeyboardTarget {
  /** Absent while there is nothing to paint on. */
  readonly tool: CanvasTool | undefined;
  /** True: one press sets the first corner, another one the second. */
  readonly toolTakesTwoPresses: boolean;
  /** In image pixels. */
  readonly point: Point;
  /** The cursor moves by keys, not with the pointer: Space then paints. */
  readonly isPointByKeys: boolean;
  movePoint(by: Point, isLarge: boolean): void;
  /** Space is held for the pointer to drag the picture. */
  holdSpace(isHeld: boolean): void;
  resizeBrush(steps: number): void;
  zoomBy(factor: number): void;
  fit(): void;
  actualSize(): void;
  /** Takes back what is in progress; says whether anything was. */
  cancel(): boolean;
  refuse(): void;
}

/** All that the pointer does on the surface, by keys. Keys with Ctrl, Cmd or Alt are VS Code's. */
export class KeyboardInput {
  /** A stroke painted with Space, or the first corner of a box. */
  private drawing: CanvasTool | undefined;

  constructor(
    surface: HTMLElement,
    private readonly target: KeyboardTarget,
  ) {
    surface.addEventListener('keydown', this.onKeydown);
    surface.addEventListener('keyup', this.onKeyup);
    surface.addEventListener('blur', this.onBlur);
  }

  /** Forgets what is in progress: it was taken back. */
  reset(): void {
    this.drawing = undefined;
  }

  private readonly onKeydown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (this.handle(event)) event.preventDefault();
  };

  /** Says whether the key means something here. */
  private handle({ key, shiftKey, repeat }: KeyboardEvent): boolean {
    const { target } = this;
    const arrow = arrows[key];
    if (arrow) {
      target.movePoint(arrow, shiftKey);
      this.drawing?.drag([target.point], { erase: false, constrain: false, reach: 0 });
      if (!this.drawing) target.tool?.hover?.(target.point);
      return true;
    }
    switch (key) {
      case ' ':
        if (!repeat) this.pressSpace();
        return true;
      case 'Enter':
        if (!repeat) this.pressEnter();
        return true;
      case 'Backspace':
        return target.tool?.stepBack?.() ?? false;
      case 'Escape':
        this.reset();
        return target.cancel();
      case '[':
        target.resizeBrush(-1);
        return true;
      case ']':
        target.resizeBrush(1);
        return true;
      case '+':
      case '=':
        target.zoomBy(1.25);
        return true;
      case '-':
        target.zoomBy(1 / 1.25);
        return true;
      case '0':
        target.fit();
        return true;
      case '1':
        target.actualSize();
        return true;
      default:
        return false;
    }
  }

  private pressSpace(): void {
    this.target.holdSpace(true);
    if (this.target.isPointByKeys) this.press();
  }

  private pressEnter(): void {
    // With the pointer, Enter ends what was begun with clicks.
    if (!this.target.isPointByKeys && this.target.tool?.finish?.()) return;
    this.press();
    if (!this.target.toolTakesTwoPresses) this.release();
  }

  private press(): void {
    const { tool, point, toolTakesTwoPresses } = this.target;
    if (!tool) {
      this.target.refuse();
    } else if (this.drawing && toolTakesTwoPresses) {
      this.drawing.drag([point], { erase: false, constrain: false, reach: 0 });
      this.release();
    } else if (!this.drawing) {
      this.drawing = tool;
      tool.press(point, { erase: false, constrain: false, reach: 0 });
    }
  }

  private release(): void {
    const { drawing } = this;
    this.drawing = undefined;
    drawing?.release();
  }

  private readonly onKeyup = ({ key }: KeyboardEvent): void => {
    if (key !== ' ') return;
    this.target.holdSpace(false);
    if (!this.target.toolTakesTwoPresses) this.release();
  };

  private readonly onBlur = (): void => {
    this.target.holdSpace(false);
    if (!this.target.toolTakesTwoPresses) this.release();
  };
}
