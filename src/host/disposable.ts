import type * as vscode from 'vscode';

/** Owns disposables; what is registered after disposal is disposed at once, so a late `await` leaks nothing. */
export class DisposableStore implements vscode.Disposable {
  readonly #items: { dispose(): unknown }[] = [];
  #disposed = false;

  add<T extends { dispose(): unknown }>(item: T): T {
    if (this.#disposed) item.dispose();
    else this.#items.push(item);
    return item;
  }

  dispose(): void {
    this.#disposed = true;
    for (const item of this.#items.splice(0).reverse()) item.dispose();
  }
}
