import type { FailureRemedy } from '../host/failureRemedy.ts';
import { takeRemedy } from '../host/showFailure.ts';
import type { EditorMessage } from '../protocol/maskEditor.ts';

/** What one editor has to say, each thing once: a new message takes the place of the one with its id. */
export class PageMessages {
  readonly #messages = new Map<
    string,
    { readonly message: EditorMessage; readonly remedy?: FailureRemedy }
  >();
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** The oldest first. */
  get list(): readonly EditorMessage[] {
    return [...this.#messages.values()].map(({ message }) => message);
  }

  show(message: Omit<EditorMessage, 'action'>, remedy?: FailureRemedy): void {
    this.#messages.delete(message.id);
    this.#messages.set(message.id, {
      message: { ...message, ...(remedy && { action: remedy.title }) },
      ...(remedy && { remedy }),
    });
    this.#changed();
  }

  hide(id: string): void {
    if (this.#messages.delete(id)) this.#changed();
  }

  /** The person pressed the button of a message, or closed it. @throws whatever the action throws. */
  async answer(id: string, take: boolean): Promise<void> {
    const remedy = this.#messages.get(id)?.remedy;
    this.hide(id);
    if (take && remedy) await takeRemedy(remedy);
  }
}
