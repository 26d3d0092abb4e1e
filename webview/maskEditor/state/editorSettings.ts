import type { Blend } from '../../../src/geometry/blend.ts';
import type { Size } from '../../../src/geometry/rectangle.ts';
import type { EditorModel, MaskEditorModel, RequestChoices } from '../../../src/protocol/maskEditor.ts';
import type { Tool } from '../mask/maskSession.ts';

export type BrushSizes = Readonly<Record<'brush' | 'eraser', number>>;

/** What the person set in the page. What is absent is as VS Code's settings, or the picture, say. */
export interface EditorSettings {
  readonly tool: Tool;
  /** Diameters in image pixels. */
  readonly sizes?: BrushSizes;
  /** 0 to 255, of the fill. */
  readonly tolerance: number;
  /** Of the mask's colour over the picture: CSS colour, and 0 to 1. */
  readonly overlay: { readonly color: string; readonly opacity: number };
  /** Absent: the suggested one. */
  readonly prompt?: string | undefined;
  readonly choices?: RequestChoices;
  readonly blend?: Blend;
  /** By candidate, where it differs from the one that the candidate came with. */
  readonly candidateBlends: Readonly<Record<string, Blend>>;
  /** Send the mask's surroundings alone, where that keeps more detail. */
  readonly surroundingsOnly: boolean;
  /** The candidate on show. */
  readonly shown?: string | undefined;
}

export const initialSettings: EditorSettings = {
  tool: 'brush',
  tolerance: 32,
  overlay: { color: '#ff3b6b', opacity: 0.5 },
  candidateBlends: {},
  surroundingsOnly: true,
};

export const maxBrushSize = 600;

/** 5 % of the shorter side, for both. */
export function startingSizes({ width, height }: Size): BrushSizes {
  const size = Math.min(Math.max(Math.round(Math.min(width, height) / 20), 1), maxBrushSize);
  return { brush: size, eraser: size };
}

/** What the person chose, as far as the model at hand takes it. */
export function choicesFor(
  { choices: preset, model }: MaskEditorModel,
  chosen?: RequestChoices,
): RequestChoices {
  const { quality, count } = chosen ?? preset;
  return {
    quality: takesQuality(model, quality) ? quality : preset.quality,
    count: Math.min(count, model.maxCount),
  };
}

function takesQuality({ qualities }: EditorModel, quality: string): boolean {
  return qualities.length === 0 || qualities.includes(quality);
}
