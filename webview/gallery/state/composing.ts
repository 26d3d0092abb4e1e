import type {
  ComposerChoices,
  GalleryHost,
  GalleryModel,
  GalleryReference,
} from '../../../src/protocol/gallery.ts';
import { PriceEstimate } from '../../shared/priceEstimate.ts';
import { choicesFor, ownChoices } from './choicesFor.ts';
import type { GalleryDraft } from './galleryDraft.ts';

type Question = Parameters<GalleryHost['estimate']>[0];

/** The request that is being written. */
export class Composing {
  prompt: string;
  references: readonly GalleryReference[];
  /** From the click on Generate until the host has the request. */
  isSending = false;
  readonly price: PriceEstimate<Question>;
  /** What the person chose; the rest is as the settings say. */
  chosen: Partial<ComposerChoices>;

  constructor(
    private readonly host: GalleryHost,
    private shown: GalleryModel,
    draft: GalleryDraft,
    private readonly changed: () => void,
  ) {
    this.prompt = draft.prompt ?? '';
    this.chosen = ownChoices(draft.choices, shown);
    this.references = draft.references;
    this.price = new PriceEstimate((question) => host.estimate(question), changed);
  }

  /** Settings and models come and go. */
  get model(): GalleryModel {
    return this.shown;
  }

  set model(model: GalleryModel) {
    this.shown = model;
    this.chosen = ownChoices(this.chosen, model);
  }

  get choices(): ComposerChoices {
    return choicesFor(this.model, this.chosen);
  }

  choose(choices: Partial<ComposerChoices>): void {
    this.chosen = ownChoices({ ...this.chosen, ...choices }, this.model);
    this.changed();
  }

  write(prompt: string): void {
    this.prompt = prompt;
    this.changed();
  }

  addReferences(references: readonly GalleryReference[]): void {
    const known = new Set(this.references.map(({ id }) => id));
    this.references = [...this.references, ...references.filter(({ id }) => !known.has(id))];
    this.changed();
  }

  removeReference(id: string): void {
    this.references = this.references.filter((reference) => reference.id !== id);
    this.changed();
  }

  askPrice(): void {
    this.price.ask(this.question, this.model.options.model);
  }

  /** What keeps the request from being sent, in a sentence. */
  get problem(): string | undefined {
    const prompt = this.prompt.trim();
    const { maxPromptLength, maxReferences } = this.model.options;
    if (prompt === '')
      return 'Write what the image should show, for example “A lighthouse at dusk, watercolour”.';
    if (prompt.length > maxPromptLength)
      return `The prompt is too long: this model takes ${maxPromptLength.toLocaleString('en')} characters.`;
    if (this.references.length > maxReferences)
      return maxReferences === 0
        ? 'This model takes no reference images. Remove them, or select another model.'
        : `This model takes ${maxReferences} reference images at most. Remove some.`;
    return undefined;
  }

  /** What is written stays, for the next try. Rejects with the host's sentence. */
  async send(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    const { model } = this.model.options;
    // A field that the click took the focus from may just have changed the request.
    const isPriced = this.price.isOf(this.question, model);
    this.changed();
    try {
      await this.host.generate({
        prompt: this.prompt.trim(),
        choices: this.choices,
        references: this.references.map(({ id }) => id),
        ...(isPriced && { pricedModel: model }),
      });
    } finally {
      this.isSending = false;
      this.changed();
    }
  }

  private get question(): Question {
    const { choices, references } = this;
    return { choices, promptLength: this.prompt.trim().length, references: references.length };
  }
}
