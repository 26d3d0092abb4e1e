import { expect, test, vi } from 'vitest';
import { ChoiceDefaults } from '../../../src/commands/generation/requestChoices.ts';
import { VariationPick } from '../../../src/commands/variation/variationPick.ts';
import type { ServerModels } from '../../../src/host/serverModels.ts';

vi.mock('vscode', async () => (await import('../webviews/gallery/galleryVscode.ts')).vscode);

test('how many images were last made of a prompt says nothing of variations', () => {
  const defaults = new ChoiceDefaults();
  const pick = new VariationPick(defaults, {} as ServerModels);
  const scope = {} as never;
  const { count, quality } = pick.choices(scope);
  expect([count, quality]).toEqual([1, 'medium']);
  defaults.change('count', 3);
  defaults.change('quality', 'high');
  expect(pick.choices(scope)).toMatchObject({ count: 1, quality: 'high' });
});
