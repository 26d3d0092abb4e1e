import type {
  AddedReferences,
  ComposerRequest,
  GalleryDetails,
  GalleryHost,
  GalleryItem,
  GalleryModel,
  GalleryQuery,
  GalleryReference,
} from '../../../src/protocol/gallery.ts';

/** What the page asked for, in order, with what it sent along. */
export interface Call {
  readonly method: keyof GalleryHost;
  readonly params?: unknown;
}

/** Answers as VS Code would, as long as a test does not put something else in place of an answer. */
export class FakeHost {
  readonly calls: Call[] = [];
  /** The last one saved. */
  draft: string | undefined;
  prompt: string | undefined;
  reveal: string | undefined;
  /** Makes the next call of a method reject with this sentence. */
  readonly failures = new Map<keyof GalleryHost, string>();
  /** By id; what is not among them has no story. */
  readonly stories = new Map<string, Partial<GalleryDetails>>();
  picked: readonly GalleryReference[] = [];
  /** What references were left out, the next time that some are added. */
  leftOut: string | undefined;
  /** Queries that the page gave up before the answer. */
  abandoned = 0;
  /** Describing waits for it. */
  gate: Promise<void> = Promise.resolve();
  /** Whether the workspace holds more than queries look through. */
  isCut = false;
  /** Queries wait for it, with what there was when they were asked. */
  queryGate: Promise<void> = Promise.resolve();

  /** Prices wait for it. */
  priceGate: Promise<void> = Promise.resolve();

  constructor(
    public model: GalleryModel,
    public items: readonly GalleryItem[],
    draft?: string,
  ) {
    this.draft = draft;
  }

  called(method: keyof GalleryHost): readonly unknown[] {
    return this.calls.filter((call) => call.method === method).map(({ params }) => params);
  }

  get generated(): readonly ComposerRequest[] {
    return this.called('generate') as readonly ComposerRequest[];
  }

  get queries(): readonly GalleryQuery[] {
    return this.called('query') as readonly GalleryQuery[];
  }

  /** Ids that were asked for, each as often as it was. */
  get described(): readonly string[] {
    return (this.called('describe') as readonly { ids: readonly string[] }[]).flatMap(({ ids }) => ids);
  }

  readonly methods: GalleryHost = {
    ready: async () => ({
      model: this.model,
      ...(this.draft !== undefined && { draft: this.draft }),
      ...(this.prompt !== undefined && { prompt: this.prompt }),
      ...(this.reveal !== undefined && { reveal: this.reveal }),
    }),
    saveDraft: async ({ draft }) => {
      this.draft = draft;
    },
    query: async (params) => {
      const found = this.take('query', params, this.find(params));
      await this.queryGate;
      return found;
    },
    describe: async (params, signal) => {
      const known = new Map(this.items.map((item) => [item.id, item]));
      const answer = params.ids.flatMap((id) => known.get(id) ?? []);
      const taken = this.take('describe', params, answer);
      await this.gate;
      if (signal?.aborted) this.abandoned++;
      return taken;
    },
    details: (params) => this.take('details', params, this.story(params.id)),
    saveThumbnail: (params) => this.take('saveThumbnail', params, undefined),
    act: (params) => this.take('act', params, undefined),
    estimate: async (params) => {
      const price = this.take('estimate', params, `about $0.0${params.choices.count * 5}`);
      await this.priceGate;
      return price;
    },
    generate: (params) => this.take('generate', params, undefined),
    pickReferences: (params) => this.take('pickReferences', params, this.added(this.picked)),
    addReferences: (params) =>
      this.take(
        'addReferences',
        params,
        this.added(
          [...params.uris, ...params.ids].map((id) => ({
            id: `reference-${id}`,
            name: nameOf(id),
            url: pixel,
          })),
        ),
      ),
    cancelJob: (params) => this.take('cancelJob', params, undefined),
    retryJob: (params) => this.take('retryJob', params, undefined),
    forgetJob: (params) => this.take('forgetJob', params, undefined),
    selectModel: () => this.take('selectModel', undefined, undefined),
    setKey: () => this.take('setKey', undefined, undefined),
    freeSpace: () => this.take('freeSpace', undefined, undefined),
    answerMessage: (params) => this.take('answerMessage', params, undefined),
  };

  private find({ text, starred, state, sort }: GalleryQuery) {
    const words = text.toLowerCase().split(' ');
    const found = this.items.filter(
      ({ name, description, starred: isStarred, badge }) =>
        words.every((word) => `${name} ${description}`.toLowerCase().includes(word)) &&
        (!starred || isStarred) &&
        (state !== 'notKept' || badge === 'Not kept'),
    );
    const ids = found.map(({ id }) => id);
    return {
      ids: sort === 'oldest' ? ids.toReversed() : ids,
      total: this.items.length,
      models: ['gpt-image-2.6-sunburst', 'dall-e-2'],
      ...(this.isCut && { isCut: true }),
    };
  }

  private added(references: readonly GalleryReference[]): AddedReferences {
    const { leftOut } = this;
    this.leftOut = undefined;
    return { references, ...(leftOut !== undefined && { problem: leftOut }) };
  }

  private story(id: string): GalleryDetails | undefined {
    const item = this.items.find((known) => known.id === id);
    return item && { item, url: item.url, rows: [], from: [], cameOfIt: [], ...this.stories.get(id) };
  }

  private async take<Answer>(method: keyof GalleryHost, params: unknown, answer: Answer): Promise<Answer> {
    this.calls.push({ method, params });
    const failure = this.failures.get(method);
    this.failures.delete(method);
    if (failure !== undefined) throw new Error(failure);
    return answer;
  }
}

/** A picture of a single pixel. */
export const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg==';

function nameOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}

export function galleryItem(id: string, change: Partial<GalleryItem> = {}): GalleryItem {
  return {
    id,
    name: `${id}.png`,
    url: pixel,
    wantsThumbnail: false,
    description: `A picture of ${id}`,
    starred: false,
    actions: ['open', 'editWithMask', 'createVariation', 'copyPath', 'copyImage', 'star', 'delete'],
    ...change,
  };
}

/** `image-00000` and so on. */
export function manyItems(count: number): readonly GalleryItem[] {
  return Array.from({ length: count }, (_, index) => galleryItem(`image-${String(index).padStart(5, '0')}`));
}

export function galleryModel(change: Partial<GalleryModel> = {}): GalleryModel {
  return {
    hasKey: true,
    hasWorkspace: true,
    options: {
      model: 'gpt-image-2.6-sunburst',
      modelLabel: 'Sunburst',
      sizes: ['auto', '1024x1024', '1536x1024', '1024x1536'],
      qualities: ['auto', 'low', 'medium', 'high'],
      backgrounds: ['auto', 'transparent', 'opaque'],
      maxCount: 10,
      maxPromptLength: 32_000,
      maxReferences: 16,
    },
    choices: { size: '1024x1024', quality: 'medium', background: 'auto', count: 1 },
    jobs: [],
    messages: [],
    archive: '1.2 GB in the archive',
    ...change,
  };
}
