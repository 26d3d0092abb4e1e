import type { ListedModel } from '../images/imageProvider.ts';
import type { Log } from '../images/log.ts';
import { recommendedModel } from '../images/models.ts';
import type { Providers } from './providers.ts';
import { currentServer } from './server.ts';

/** A list older than this is asked for again, in milliseconds: models come and go within days, not minutes. */
const freshFor = 10 * 60_000;

/** What the server offers, asked for once and shared by whoever needs it in this window. */
export class ServerModels {
  readonly #providers: Providers;
  readonly #log: Log;
  #cached:
    | { readonly baseUrl: string; readonly at: number; readonly models: Promise<readonly ListedModel[]> }
    | undefined;

  constructor(providers: Providers, log: Log) {
    this.#providers = providers;
    this.#log = log;
  }

  /** @throws ImageProviderError, SettingError */
  list(): Promise<readonly ListedModel[]> {
    const { baseUrl } = currentServer();
    const cached = this.#cached;
    if (cached?.baseUrl === baseUrl && Date.now() - cached.at < freshFor) return cached.models;
    const models = this.#providers
      .open()
      .then((provider) => provider.listModels(AbortSignal.timeout(15_000)));
    const entry = { baseUrl, at: Date.now(), models };
    this.#cached = entry;
    models.catch(() => {
      if (this.#cached === entry) this.#cached = undefined;
    });
    return models;
  }

  /** An empty list where the server has none or cannot say: many compatible servers cannot. */
  async listIfPossible(): Promise<readonly ListedModel[]> {
    try {
      return await this.list();
    } catch (error) {
      this.#log.info(`The server's models are not known: ${error instanceof Error ? error.message : error}`);
      return [];
    }
  }

  forget(): void {
    this.#cached = undefined;
  }
}

/** The model that a request goes to: the one that is set, else the recommended one of those listed. */
export function resolveModel(setting: string, listed: readonly ListedModel[]): string {
  if (setting !== 'auto') return setting;
  return recommendedModel(listed, new Date()) ?? recommendedModel([], new Date()) ?? 'gpt-image-2.6-sunburst';
}
