import type { FrameRule } from '../../../src/geometry/frame.ts';
import { noSides } from '../../../src/geometry/rectangle.ts';
import type {
  EditCandidate,
  EditorImage,
  EditRequest,
  LoadedMask,
  MaskEditorHost,
  MaskEditorModel,
} from '../../../src/protocol/maskEditor.ts';
import { picture } from '../pictures.ts';

/** Of the GPT Image 2 line. */
export const rangeRule: FrameRule = {
  kind: 'range',
  multiple: 16,
  maxEdge: 3840,
  maxRatio: 3,
  minPixels: 655_360,
  maxPixels: 3_686_400,
};

/** What the page asked for, in order, with what it sent along. */
export interface Call {
  readonly method: keyof MaskEditorHost;
  readonly params?: unknown;
}

/** Answers as VS Code would, as long as a test does not put something else in place of an answer. */
export class FakeHost {
  readonly calls: Call[] = [];
  /** The last one saved. */
  draft: string | undefined;
  /** Makes the next call of a method reject with this sentence. */
  readonly failures = new Map<keyof MaskEditorHost, string>();
  maskToLoad: LoadedMask | undefined;
  /** What a method waits for before it answers. */
  readonly gates = new Map<keyof MaskEditorHost, Promise<void>>();

  constructor(
    public model: MaskEditorModel,
    draft?: string,
  ) {
    this.draft = draft;
  }

  called(method: keyof MaskEditorHost): readonly unknown[] {
    return this.calls.filter((call) => call.method === method).map(({ params }) => params);
  }

  get generated(): readonly EditRequest[] {
    return this.called('generate') as readonly EditRequest[];
  }

  readonly methods: MaskEditorHost = {
    ready: async () => ({ model: this.model, ...(this.draft !== undefined && { draft: this.draft }) }),
    saveDraft: async ({ draft }) => {
      this.draft = draft;
    },
    estimate: async ({ choices }) => {
      await this.gates.get('estimate');
      return `about $0.0${choices.count * 5}`;
    },
    generate: (params) => this.take('generate', params, undefined),
    cancel: (params) => this.take('cancel', params, undefined),
    keep: (params) => this.take('keep', params, 'harbour-edit-1.png'),
    discard: (params) => this.take('discard', params, undefined),
    undiscard: (params) => this.take('undiscard', params, undefined),
    continueOn: (params) => this.take('continueOn', params, undefined),
    backToFile: () => this.take('backToFile', undefined, undefined),
    replaceOriginal: (params) => this.take('replaceOriginal', params, true),
    restoreOriginal: () => this.take('restoreOriginal', undefined, true),
    loadMask: () => this.take('loadMask', undefined, this.maskToLoad),
    readMask: async (params) => {
      const mask = await this.take('readMask', params, this.maskToLoad);
      if (!mask) throw new Error('There is no such mask.');
      return mask;
    },
    saveMask: (params) => this.take('saveMask', params, 'harbour-mask.png'),
    selectModel: () => this.take('selectModel', undefined, undefined),
    answerMessage: (params) => this.take('answerMessage', params, undefined),
  };

  private async take<Answer>(method: keyof MaskEditorHost, params: unknown, answer: Answer): Promise<Answer> {
    this.calls.push({ method, params });
    const failure = this.failures.get(method);
    this.failures.delete(method);
    if (failure !== undefined) throw new Error(failure);
    await this.gates.get(method);
    return answer;
  }
}

export async function editorImage(width = 320, height = 240, id = 'original'): Promise<EditorImage> {
  const url = await picture('harbour', width, height, '#31748f');
  return { id, url, name: 'harbour.png', isCandidate: false, width, height };
}

export function editorModel(image: EditorImage, change: Partial<MaskEditorModel> = {}): MaskEditorModel {
  return {
    image,
    model: {
      id: 'gpt-image-2.6-sunburst',
      label: 'Sunburst',
      frameRule: rangeRule,
      qualities: ['auto', 'low', 'medium', 'high'],
      maxCount: 10,
      takesMask: true,
      maxPromptLength: 32_000,
    },
    choices: { quality: 'medium', count: 1 },
    blend: { grow: 4, feather: 7, keepUnmasked: true },
    messages: [],
    candidates: [],
    canRestore: false,
    suggestedPrompt: '',
    ...change,
  };
}

/** An answer to a request that sent the whole picture. */
export async function editCandidate(image: EditorImage, id: string, color: string): Promise<EditCandidate> {
  const { width, height } = image;
  return {
    id,
    url: await picture(id, width, height, color),
    extend: noSides,
    frame: { region: { x: 0, y: 0, width, height }, sent: { width: width * 4, height: height * 4 } },
    maskUrl: await maskPicture(width, height),
    blend: { grow: 4, feather: 7, keepUnmasked: true },
    prompt: 'A harbour at night',
  };
}

/** The middle of it painted. */
async function maskPicture(width: number, height: number): Promise<string> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas.');
  context.fillStyle = '#000000';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#ffffff';
  context.fillRect(width / 4, height / 4, width / 2, height / 2);
  return URL.createObjectURL(await canvas.convertToBlob());
}
