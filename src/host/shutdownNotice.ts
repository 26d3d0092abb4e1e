import type { ListedModel } from '../images/imageProvider.ts';
import { knownModel, shutdownOf } from '../images/models.ts';

/** As in "Stops on 2026-12-01: use gpt-image-2.6-sunburst"; `undefined` while no end is known. */
export function shutdownNotice(id: string, listed: readonly ListedModel[], today: Date): string | undefined {
  const shutdown = shutdownOf(id, listed);
  if (!shutdown) return undefined;
  const verb = shutdown > today.toISOString().slice(0, 10) ? 'Stops on' : 'Stopped at OpenAI on';
  const replacement = knownModel(id)?.replacement;
  return `${verb} ${shutdown}${replacement ? `: use ${replacement}` : ''}`;
}
