/** Where the images come from: those that Easel made and knows, or all of the workspace. */
export type GallerySource = 'records' | 'workspace';

/** What the grid is asked to show. */
export interface GalleryQuery {
  readonly source: GallerySource;
  /** Words to be found in prompt or file name, in any order; empty: everything. */
  readonly text: string;
  readonly operation?: 'generate' | 'edit' | 'variation';
  readonly model?: string;
  readonly starred?: boolean;
  /** `files`: those that are files. `notKept`: answers that are no files. `removed`: discarded and deleted ones. */
  readonly state: 'all' | 'files' | 'notKept' | 'removed';
  readonly sort: 'newest' | 'oldest' | 'name';
}

/** Everything that matches, in order; what each is comes by {@link GalleryHost.describe}, for those on screen. */
export interface GalleryResult {
  /** Opaque and stable while the window lives. */
  readonly ids: readonly string[];
  /** Of the source without text and filters: tells "nothing yet" from "no match". */
  readonly total: number;
  /** Models to filter by. */
  readonly models: readonly string[];
  /** The workspace holds more images than are looked through. */
  readonly isCut?: boolean;
}

/** One cell of the grid. */
export interface GalleryItem {
  readonly id: string;
  /** File name; of what is no file, the name that it would get. */
  readonly name: string;
  /** A webview URI: a small cached picture where there is one, else the image. */
  readonly url: string;
  /** True: `url` is the image itself, and large. The page may hand in a small one. */
  readonly wantsThumbnail: boolean;
  /** What a person said that it is, else what it is a variation of, else its file name. */
  readonly description: string;
  readonly starred: boolean;
  /** As in "Not kept", "Deleted", "Changed since", "Not in this workspace"; absent for a file as it was made. */
  readonly badge?: string;
  readonly actions: readonly GalleryAction[];
}

export const galleryActions = [
  'open',
  'editWithMask',
  'createVariation',
  'generateAgain',
  'keep',
  'insertLink',
  'copyPath',
  'copyMarkdown',
  'copyImage',
  'star',
  'unstar',
  'reveal',
  'discard',
  'delete',
  'restore',
] as const;

export type GalleryAction = (typeof galleryActions)[number];

/** What is done with one image alone, and what whoever selected several is told. */
export const onlyOfOne: Readonly<Partial<Record<GalleryAction, string>>> = {
  editWithMask: 'Select one image to edit it with a mask.',
  // Each would be within the limit that is set for asking, and all of them far above it.
  generateAgain: 'Select one image to generate it again.',
  copyImage: 'Select one image to copy it.',
  reveal: 'Select one image to reveal it in the explorer.',
};

/** As in "Model", "Sunburst". `asked` is set where the server made something else than was asked. */
export interface DetailRow {
  readonly label: string;
  readonly value: string;
  readonly asked?: string;
}

export interface GalleryDetails {
  readonly item: GalleryItem;
  /** The full image. */
  readonly url: string;
  readonly prompt?: string;
  readonly revisedPrompt?: string;
  readonly rows: readonly DetailRow[];
  /** What it was made from. */
  readonly from: readonly GalleryItem[];
  /** What was made from it. */
  readonly cameOfIt: readonly GalleryItem[];
}

export interface GalleryJob {
  readonly id: string;
  readonly prompt: string;
  /** As in "Waiting", "Generating 2 images", "Interrupted, may have been billed". */
  readonly status: string;
  readonly state: 'queued' | 'running' | 'interrupted';
  readonly canCancel: boolean;
  /** As in "Retry · about $0.05, charged again"; absent: it cannot be retried. */
  readonly retry?: string;
  readonly operation: 'generate' | 'edit' | 'variation';
}

export interface ComposerChoices {
  readonly size: string;
  readonly quality: string;
  readonly background: string;
  readonly count: number;
}

/** What the composer offers; an empty list: there is no such choice, and what the settings say is asked for. */
export interface ComposerOptions {
  readonly model: string;
  readonly modelLabel: string;
  readonly modelWarning?: string;
  readonly sizes: readonly string[];
  readonly qualities: readonly string[];
  readonly backgrounds: readonly string[];
  readonly maxCount: number;
  readonly maxPromptLength: number;
  /** 0: the model takes no reference images. */
  readonly maxReferences: number;
}

export interface GalleryReference {
  readonly id: string;
  readonly name: string;
  readonly url: string;
}

export interface AddedReferences {
  /** Without those that were there already. */
  readonly references: readonly GalleryReference[];
  /** Sentences about what was left out; absent: nothing was. */
  readonly problem?: string;
}

export interface GalleryMessage {
  readonly id: string;
  readonly severity: 'info' | 'warning' | 'error';
  readonly text: string;
  readonly action?: string;
}

/** All that the page shows but does not own; sent anew whenever it changes. */
export interface GalleryModel {
  readonly hasKey: boolean;
  readonly hasWorkspace: boolean;
  readonly options: ComposerOptions;
  /** What the settings say, and the page starts with. */
  readonly choices: ComposerChoices;
  readonly jobs: readonly GalleryJob[];
  readonly messages: readonly GalleryMessage[];
  /** As in "1.2 GB in the archive". */
  readonly archive: string;
}

export interface ComposerRequest {
  readonly prompt: string;
  readonly choices: ComposerChoices;
  /** Ids of references, the first first. */
  readonly references: readonly string[];
  /** The model whose price stood on the button, that of just this request; absent: no price did. */
  readonly pricedModel?: string;
}

/** What the gallery asks of VS Code. */
export interface GalleryHost {
  /** Asked once by every page that starts. `draft` is what {@link saveDraft} was last given. */
  ready(): Promise<{
    readonly model: GalleryModel;
    readonly draft?: string;
    readonly prompt?: string;
    readonly reveal?: string;
  }>;
  saveDraft(params: { readonly draft: string }): Promise<void>;
  query(params: GalleryQuery, signal?: AbortSignal): Promise<GalleryResult>;
  /** In the order of `ids`; an id that is gone is left out. At most 500 at once. */
  describe(
    params: { readonly ids: readonly string[] },
    signal?: AbortSignal,
  ): Promise<readonly GalleryItem[]>;
  details(params: { readonly id: string }): Promise<GalleryDetails | undefined>;
  /** A small WebP of an item that wants one. Rejects when its `url`, which was made small, is another by now. */
  saveThumbnail(params: {
    readonly id: string;
    readonly url: string;
    readonly image: Uint8Array;
  }): Promise<void>;
  /** Rejects with a sentence. `copyImage` is the page's own work. */
  act(params: { readonly action: GalleryAction; readonly ids: readonly string[] }): Promise<void>;
  /** As in "about $0.05". */
  estimate(params: {
    readonly choices: ComposerChoices;
    readonly promptLength: number;
    readonly references: number;
  }): Promise<string>;
  generate(params: ComposerRequest): Promise<void>;
  /** Asks for files. `present`: ids of the references that are there already. */
  pickReferences(params: { readonly present: readonly string[] }): Promise<AddedReferences>;
  /** Files dropped on the composer, as `text/uri-list`, or ids of items; as many as there is room for. */
  addReferences(params: {
    readonly uris: readonly string[];
    readonly ids: readonly string[];
    readonly present: readonly string[];
  }): Promise<AddedReferences>;
  cancelJob(params: { readonly id: string }): Promise<void>;
  retryJob(params: { readonly id: string }): Promise<void>;
  forgetJob(params: { readonly id: string }): Promise<void>;
  selectModel(): Promise<void>;
  setKey(): Promise<void>;
  freeSpace(): Promise<void>;
  answerMessage(params: { readonly id: string; readonly take: boolean }): Promise<void>;
}

/** What VS Code asks of the gallery. */
export interface GalleryView {
  show(params: GalleryModel): Promise<void>;
  /** What queries and descriptions say may have changed: ask again for what is on screen. */
  refresh(): Promise<void>;
  preview(params: {
    readonly job: string;
    readonly image: Uint8Array;
    readonly mimeType: string;
  }): Promise<void>;
  /** Selects an image and brings it into view. */
  reveal(params: { readonly id: string }): Promise<void>;
  setPrompt(params: { readonly prompt: string }): Promise<void>;
  /** From the context menu (`webview/context`) or a key binding; the selection is the page's. */
  act(params: { readonly action: GalleryAction }): Promise<void>;
}
