/** Shaped so that VS Code's `Event` takes it. */
export type Event<T> = (listener: (event: T) => unknown) => { dispose(): void };

/** Tells every listener, whatever another one does. */
export class Emitter<T> {
  readonly #listeners = new Set<{ readonly call: (event: T) => unknown }>();
  readonly #onListenerError: (error: unknown) => void;

  constructor(onListenerError: (error: unknown) => void) {
    this.#onListenerError = onListenerError;
  }

  readonly event: Event<T> = (listener) => {
    const entry = { call: listener };
    this.#listeners.add(entry);
    return { dispose: () => void this.#listeners.delete(entry) };
  };

  fire(event: T): void {
    for (const { call } of [...this.#listeners]) {
      try {
        call(event);
      } catch (error) {
        this.#onListenerError(error);
      }
    }
  }
}
