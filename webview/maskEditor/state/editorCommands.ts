import type { MaskCommand } from '../../../src/protocol/maskEditor.ts';
import { steppedSize } from '../canvas/brushSizes.ts';
import type { MaskCanvas } from '../canvas/maskCanvas.ts';
import type { MaskOperation } from '../mask/maskOperation.ts';
import type { Tool } from '../mask/maskSession.ts';
import {
  backToFile,
  compareNext,
  continueOn,
  discard,
  keep,
  replaceOriginal,
  restoreOriginal,
  showCandidate,
  stepCandidate,
} from './candidateActions.ts';
import type { Editing } from './editing.ts';
import { cancel, generate, remove } from './requests.ts';

/** The commands of the manifest, and those that only buttons of the page give. */
export type EditorCommand = MaskCommand | 'editMask' | 'continueOn' | 'backToFile' | 'selectModel';

/** What commands need of the page besides its state. */
export interface EditorSurface {
  readonly canvas: MaskCanvas | null;
  focusPrompt(): void;
}

export type EditorCommands = Readonly<Record<EditorCommand, () => unknown>>;

const zoomStep = 1.25;

export function editorCommands(editing: Editing, surface: EditorSurface): EditorCommands {
  const { host } = editing;
  const toMask = (): void => {
    if (editing.candidate) showCandidate(editing, undefined);
  };
  const choose = (tool: Tool) => (): void => {
    toMask();
    editing.set({ tool });
  };
  const apply = (operation: MaskOperation, said: string) => async (): Promise<void> => {
    const { painting } = editing;
    if (!painting) return;
    toMask();
    await painting.session.apply(operation);
    editing.announce(said);
  };
  const zoomBy = (factor: number) => (): void => surface.canvas?.zoomTo(surface.canvas.zoom * factor);
  return {
    undo: () => travel('undo'),
    redo: () => travel('redo'),
    brush: choose('brush'),
    eraser: choose('eraser'),
    rectangle: choose('rectangle'),
    ellipse: choose('ellipse'),
    lasso: choose('lasso'),
    fill: choose('fill'),
    selectAll: apply({ kind: 'selectAll' }, 'Everything is painted.'),
    invert: apply({ kind: 'invert' }, 'The mask is inverted.'),
    clear: apply({ kind: 'clear' }, 'The mask is cleared.'),
    fit: () => surface.canvas?.fit(),
    actualSize: () => surface.canvas?.zoomTo(1),
    zoomIn: zoomBy(zoomStep),
    zoomOut: zoomBy(1 / zoomStep),
    smallerBrush: () => resizeBrush(editing, -1),
    largerBrush: () => resizeBrush(editing, 1),
    prompt: () => surface.focusPrompt(),
    generate: () => generate(editing, () => surface.focusPrompt()),
    remove: () => remove(editing),
    cancel: () => cancel(editing),
    previousCandidate: () => stepCandidate(editing, -1),
    nextCandidate: () => stepCandidate(editing, 1),
    compare: () => compareNext(editing),
    keep: () => keep(editing),
    discard: () => discard(editing),
    replaceOriginal: () => replaceOriginal(editing),
    restoreOriginal: () => restoreOriginal(editing),
    loadMask: () => {
      toMask();
      return editing.loadMask();
    },
    saveMask,
    editMask: toMask,
    continueOn: () => continueOn(editing),
    backToFile: () => backToFile(editing),
    selectModel: () => editing.attempt(() => host.selectModel()),
  };

  async function travel(direction: 'undo' | 'redo'): Promise<void> {
    const session = editing.painting?.session;
    if (!session || !(direction === 'undo' ? session.canUndo : session.canRedo)) return;
    toMask();
    await session[direction]();
    editing.announce(direction === 'undo' ? 'Undone.' : 'Done again.');
  }

  async function saveMask(): Promise<void> {
    const { painting } = editing;
    if (!painting) return;
    const { width, height } = painting.image;
    const mask = painting.session.coverage.slice();
    const name = await editing.attempt(() => host.saveMask({ mask, size: { width, height } }));
    if (name !== undefined) editing.announce(`The mask is saved as ${name}.`);
  }
}

function resizeBrush(editing: Editing, steps: 1 | -1): void {
  const { sizes, settings } = editing;
  const tool = settings.tool === 'eraser' ? 'eraser' : 'brush';
  const size = steppedSize(sizes[tool], steps);
  editing.set({ sizes: { ...sizes, [tool]: size } });
  editing.announce(`Size ${size}.`);
}
