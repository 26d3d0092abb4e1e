import assert from 'node:assert/strict';
import { watchRecords } from '../easelStore.ts';
import { failureOf, generateOne } from '../generateImage.ts';
import { watchRequests } from '../imagesServer.ts';
import { useServerWithoutKey } from '../quickInput.ts';
import { useScratchFolder } from '../scratchFolder.ts';
import { update } from '../settings.ts';

describe('easel.monthlyBudget', () => {
  const folder = useScratchFolder();

  before(useServerWithoutKey);
  afterEach(() => update('easel.monthlyBudget', undefined));

  it('a request that would exceed it is not sent, and the error names the budget', async () => {
    await update('easel.monthlyBudget', 0.001);
    const received = await watchRequests();
    const recorded = await watchRecords();
    assert.match(
      await failureOf({ prompt: 'A hill', folder: folder() }),
      /exceed your budget of \$0\.001 a month: \$[\d.]+ are spent .* Raise the setting easel\.monthlyBudget/,
    );
    assert.deepEqual(await received(), []);
    assert.deepEqual((await recorded()).jobs, []);
  });

  it('what the images of this month really took counts', async () => {
    const recorded = await watchRecords();
    await generateOne({ prompt: 'A hill', quality: 'low', folder: folder() });
    const price = (await recorded()).images.at(-1)?.price;
    assert.ok(price !== undefined && price > 0);
    // Room for what another low one takes, were it not for those before.
    await update('easel.monthlyBudget', price * 1.5);
    const received = await watchRequests();
    assert.match(
      await failureOf({ prompt: 'A hill', quality: 'low', folder: folder() }),
      /easel\.monthlyBudget/,
    );
    assert.deepEqual(await received(), []);
  });
});
