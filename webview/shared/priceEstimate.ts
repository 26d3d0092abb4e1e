/** Long enough that typing and painting ask once. */
const delay = 300;

/** The price of the request as it stands. */
export class PriceEstimate<Question> {
  /** As in "about $0.05"; empty before it is known. */
  text = '';
  private asked = '';
  private timer: number | undefined;

  constructor(
    private readonly estimate: (question: Question) => Promise<string>,
    private readonly changed: () => void,
  ) {}

  /** Costs nothing when the question is the last one. */
  ask(question: Question): void {
    const key = JSON.stringify(question);
    if (key === this.asked) return;
    this.asked = key;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.answer(question, key), delay);
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
