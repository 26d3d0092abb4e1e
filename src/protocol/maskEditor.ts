import type { Blend } from '../geometry/blend.ts';
import type { Frame, FrameRule } from '../geometry/frame.ts';
import type { Sides, Size } from '../geometry/rectangle.ts';

/** A choice of the request, as its button or field shows it. */
export interface RequestChoices {
  /** As in `medium`. */
  readonly quality: string;
  /** 1 to 10. */
  readonly count: number;
}

/** What the model at hand takes. */
export interface EditorModel {
  readonly id: string;
  /** As in "Sunburst". */
  readonly label: string;
  /** As in "Stops on 1 December 2026. Use Sunburst instead." */
  readonly warning?: string;
  readonly frameRule: FrameRule;
  /** Empty: the model has no such choice. */
  readonly qualities: readonly string[];
  readonly maxCount: number;
  /** False: the model redraws everything; only Easel keeps what is not painted. */
  readonly takesMask: boolean;
  /** In characters. */
  readonly maxPromptLength: number;
}

/** The picture that is painted on. */
export interface EditorImage extends Size {
  /** SHA-256 of its bytes. */
  readonly id: string;
  /** A webview URI. */
  readonly url: string;
  /** As in `harbour.png`. */
  readonly name: string;
  /** True: a candidate that the person continues on, not yet a file. */
  readonly isCandidate: boolean;
}

/** Something to read, with at most one thing to do about it. */
export interface EditorMessage {
  readonly id: string;
  readonly severity: 'info' | 'warning' | 'error';
  readonly text: string;
  /** Label of the button that helps. */
  readonly action?: string;
}

/** An answer, shown over the picture. It belongs to {@link EditorImage.id}. */
export interface EditCandidate {
  readonly id: string;
  /** A webview URI of the raw answer, which covers `frame.region`. */
  readonly url: string;
  readonly extend: Sides;
  readonly frame: Frame;
  /** A webview URI of the painted coverage, a grey PNG of the extended size; absent: everything could change. */
  readonly maskUrl?: string;
  readonly blend: Blend;
  readonly prompt: string;
  /** Name of the file that it was kept as last. */
  readonly keptAs?: string;
  /** How that file was blended; absent: it is the answer as it came. */
  readonly keptBlend?: Blend;
}

export interface EditJob {
  readonly id: string;
  /** As in "Waiting", "Generating 3 images". */
  readonly status: string;
  readonly frame: Frame;
  readonly extend: Sides;
}

/** All that the page shows but does not own; sent anew whenever it changes. */
export interface MaskEditorModel {
  /** Absent when the file cannot be edited; a message then says why. */
  readonly image?: EditorImage;
  readonly model: EditorModel;
  readonly choices: RequestChoices;
  /** What the settings say. */
  readonly blend: Blend;
  readonly messages: readonly EditorMessage[];
  /** Of this image, the oldest first. */
  readonly candidates: readonly EditCandidate[];
  readonly job?: EditJob;
  readonly canRestore: boolean;
  /** From the record of the image. */
  readonly suggestedPrompt: string;
}

export interface EditRequest {
  readonly prompt: string;
  /** The Remove button: the prompt is Easel's own. */
  readonly remove: boolean;
  /** One coverage byte per canvas pixel (128 and more: painted), the new border included. */
  readonly mask: Uint8Array;
  readonly extend: Sides;
  readonly frame: Frame;
  readonly blend: Blend;
  readonly choices: RequestChoices;
  /** The model whose price for this very request was on the button: only to that did the click agree. */
  readonly pricedModel?: string;
}

export interface LoadedMask extends Size {
  /** Names it in the archive, for {@link MaskEditorHost.readMask}. */
  readonly hash: string;
  /** One coverage byte per pixel. */
  readonly data: Uint8Array;
}

/** What the mask editor asks of VS Code. */
export interface MaskEditorHost {
  /** Asked once by every page that starts. `draft` is what {@link saveDraft} was last given for this file. */
  ready(): Promise<{ readonly model: MaskEditorModel; readonly draft?: string }>;
  /** Keeps the page's own state over hiding, closing and reloading. */
  saveDraft(params: { readonly draft: string }): Promise<void>;
  /** As in "about $0.05". */
  estimate(params: {
    readonly choices: RequestChoices;
    readonly sent: Size;
    readonly promptLength: number;
  }): Promise<string>;
  /** Resolves when the job is queued; what becomes of it is in the model. Rejects with a sentence. */
  generate(params: EditRequest): Promise<void>;
  cancel(params: { readonly job: string }): Promise<void>;
  /** @returns the name of the new file, or `undefined` when the person thought better of it. */
  keep(params: { readonly candidate: string; readonly blend: Blend }): Promise<string | undefined>;
  discard(params: { readonly candidate: string }): Promise<void>;
  /** Brings back the candidate discarded last. */
  undiscard(params: { readonly candidate: string }): Promise<void>;
  /** The candidate, as blended, becomes the picture that is painted on. */
  continueOn(params: { readonly candidate: string; readonly blend: Blend }): Promise<void>;
  /** Paint on the file again. */
  backToFile(): Promise<void>;
  /** False: the person thought better of it. */
  replaceOriginal(params: { readonly candidate: string; readonly blend: Blend }): Promise<boolean>;
  restoreOriginal(): Promise<boolean>;
  /** Asks for a file. `undefined`: the person thought better of it. */
  loadMask(): Promise<LoadedMask | undefined>;
  /** A mask loaded before. */
  readMask(params: { readonly hash: string }): Promise<LoadedMask>;
  /** Asks for a file name. @returns it, or `undefined`. */
  saveMask(params: { readonly mask: Uint8Array; readonly size: Size }): Promise<string | undefined>;
  selectModel(): Promise<void>;
  /** The person pressed the button of a message, or closed it. */
  answerMessage(params: { readonly id: string; readonly take: boolean }): Promise<void>;
}

/** Commands of the manifest are these after `easel.mask.`, with key bindings and, for tools, a button each. */
export const maskCommands = [
  'undo',
  'redo',
  'brush',
  'eraser',
  'rectangle',
  'ellipse',
  'lasso',
  'fill',
  'selectAll',
  'invert',
  'clear',
  'fit',
  'actualSize',
  'zoomIn',
  'zoomOut',
  'smallerBrush',
  'largerBrush',
  'prompt',
  'generate',
  'remove',
  'cancel',
  'previousCandidate',
  'nextCandidate',
  'compare',
  'keep',
  'discard',
  'replaceOriginal',
  'restoreOriginal',
  'loadMask',
  'saveMask',
] as const;

export type MaskCommand = (typeof maskCommands)[number];

/** What VS Code asks of the mask editor. */
export interface MaskEditorView {
  show(params: MaskEditorModel): Promise<void>;
  /** A partial image of the job, which covers its `frame.region`. */
  preview(params: {
    readonly job: string;
    readonly image: Uint8Array;
    readonly mimeType: string;
  }): Promise<void>;
  /** A command of the manifest was called while the editor was active. */
  command(params: { readonly name: MaskCommand }): Promise<void>;
}
