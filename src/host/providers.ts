import type { ImageProvider } from '../images/imageProvider.ts';
import { ImageProviderError } from '../images/imageProviderError.ts';
import type { Log } from '../images/log.ts';
import { familyOf, type ModelFamily } from '../images/models.ts';
import type { ApiKeys } from './apiKeys.ts';
import { currentServer, type Server } from './server.ts';
import { readSetting } from './settings.ts';

/** What the adapter needs; `apiKey` is absent for a server that takes none. */
export interface ProviderOptions {
  readonly baseUrl: string;
  readonly apiKey?: string;
  readonly family: (model: string) => ModelFamily;
  readonly log: Log;
  /** The machine that the requests leave from, named in messages when it is not the one the person sits at. */
  readonly machineName?: string;
}

export type CreateProvider = (options: ProviderOptions) => ImageProvider;

/** Connects to the server of the settings; nothing is kept, so a changed key or address holds from the next call. */
export class Providers {
  readonly #load: () => Promise<CreateProvider>;
  readonly #keys: ApiKeys;
  readonly #log: Log;
  readonly #machineName: string | undefined;

  /** `load` brings in the adapter, a bundle of its own, at the first request. */
  constructor(load: () => Promise<CreateProvider>, keys: ApiKeys, log: Log, machineName: string | undefined) {
    this.#load = load;
    this.#keys = keys;
    this.#log = log;
    this.#machineName = machineName;
  }

  /** @throws ImageProviderError `missingKey` when nobody was asked for this server's key yet; SettingError */
  async open(): Promise<ImageProvider> {
    const server = currentServer();
    const apiKey = await this.#keys.get(server.origin);
    if (!apiKey) {
      throw new ImageProviderError(
        'missingKey',
        `There is no API key for ${server.host} yet. Run “Easel: Set API Key…” first.`,
        {
          host: server.host,
        },
      );
    }
    return this.openWith(server, apiKey === 'none' ? '' : apiKey.key);
  }

  /** An empty `apiKey` sends none. */
  async openWith(server: Server, apiKey: string): Promise<ImageProvider> {
    const create = await this.#load();
    const aliases = readSetting('modelAliases');
    return create({
      baseUrl: server.baseUrl,
      family: (model) => familyOf(model, aliases),
      log: this.#log,
      ...(apiKey !== '' && { apiKey }),
      ...(this.#machineName !== undefined && { machineName: this.#machineName }),
    });
  }
}
