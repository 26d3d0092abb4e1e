import type { ApiKeys } from '../host/apiKeys.ts';
import type { Providers } from '../host/providers.ts';
import { currentServer } from '../host/server.ts';
import type { ServerModels } from '../host/serverModels.ts';
import { askApiKey } from './askApiKey.ts';
import type { Command } from './command.ts';

export class SetApiKey implements Command {
  readonly id = 'easel.setApiKey';

  constructor(
    private readonly keys: ApiKeys,
    private readonly providers: Providers,
    private readonly models: ServerModels,
  ) {}

  async execute(): Promise<boolean> {
    const saved = await askApiKey(currentServer(), this.keys, this.providers);
    if (saved) this.models.forget();
    return saved;
  }
}
