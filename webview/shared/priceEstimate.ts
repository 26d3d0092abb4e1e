/** Long enough that typing and painting ask once. */
const delay = 300;

/** What every question has: the prompt's length hardly changes a price, so that one stays while it is written. */
interface Prompted {
  readonly promptLength: number;
}

/** The price of the request as it stands. */
export class PriceEstimate<Question extends Prompted> {
  /** As in "about $0.05"; empty before it is known. A click must not confirm the price of another request. */
  text = '';
  /** Of which {@link text} is the price. */
  private request = '';
  private asked = '';
  private timer: number | undefined;

  constructor(
    private readonly estimate: (question: Question) => Promise<string>,
    private readonly changed: () => void,
  ) {}

  /** Costs nothing when the question is the last one. `model` answers the request. */
  ask(question: Question, model: string): void {
    const key = JSON.stringify([model, question]);
    if (key === this.asked) return;
    this.asked = key;
    const request = requestOf(question, model);
    if (request !== this.request) this.text = '';
    this.request = request;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.answer(question, key), delay);
  }

  /** Whether a price is shown, and for this request. */
  isOf(question: Question, model: string): boolean {
    return this.text !== '' && this.request === requestOf(question, model);
  }

  /** Prices may have changed. */
  forget(): void {
    this.asked = '';
  }

  private async answer(question: Question, key: string): Promise<void> {
    // Without an answer the button names no price.
    const text = await this.estimate(question).catch(() => '');
    if (key !== this.asked || text === this.text) return;
    this.text = text;
    this.changed();
  }
}

function requestOf<Question extends Prompted>(question: Question, model: string): string {
  return JSON.stringify([model, { ...question, promptLength: 0 }]);
}
