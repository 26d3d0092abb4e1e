import type * as vscode from 'vscode';

/** `undefined`: never asked. `none`: the user said that this server needs no key. */
export type ApiKey = { readonly key: string } | 'none' | undefined;

const prefix = 'apiKey:';
const none = 'none';
const some = 'key ';

/**
 * One key for each server origin, in SecretStorage and nowhere else.
 *
 * The value says whether there is a key at all, because some keyrings drop an empty secret.
 */
export class ApiKeys {
  readonly #secrets: vscode.SecretStorage;

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
  }

  async get(origin: string): Promise<ApiKey> {
    const value = await this.#secrets.get(prefix + origin);
    if (value === none) return 'none';
    return value?.startsWith(some) ? { key: value.slice(some.length) } : undefined;
  }

  /** An empty `key` means that this server needs none. */
  async set(origin: string, key: string): Promise<void> {
    await this.#secrets.store(prefix + origin, key === '' ? none : some + key);
  }

  async remove(origin: string): Promise<void> {
    await this.#secrets.delete(prefix + origin);
  }

  /** The origins that have an answer, sorted. */
  async origins(): Promise<readonly string[]> {
    const keys = await this.#secrets.keys();
    return keys
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length))
      .sort();
  }
}
