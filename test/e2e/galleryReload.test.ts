import assert from 'node:assert/strict';
import { join } from 'node:path';
import { fileOnDisk } from './easelFlow.ts';
import { eventually } from './eventually.ts';
import { files, openGallery, varyBoth } from './galleryFlow.ts';
import { workbenchTest } from './workbenchTest.ts';

workbenchTest(
  'a window that is loaded anew during a job has what finished, and retries what did not',
  { files },
  async (context) => {
    const { workbench, images, folder } = context;
    await openGallery(context);
    images.fail({ kind: 'none' }, { kind: 'slow', seconds: 600 });
    await varyBoth(context, 'count the gulls');
    const gallery = await openGallery(context);
    await eventually(async () => assert.equal(await gallery.grid.getByRole('gridcell').count(), 1));
    const finished = await gallery.grid.getByRole('gridcell').getAttribute('aria-label');
    const unfinished = ['one-variation-1.png', 'two-variation-1.png'].find((name) => name !== finished) ?? '';
    const source = unfinished.replace('-variation-1', '');
    await gallery.job(`Variation of ${source}`).waitFor();
    await images.waitForRequest(({ finished, bodyRead }) => bodyRead && !finished);
    assert.deepEqual(await gallery.violations(), []);
    await workbench.screenshot('gallery-running');

    await workbench.reload();
    await images.waitForRequest(({ aborted }) => aborted);
    await gallery.search.waitFor();
    await gallery.shows(finished ?? '');
    const interrupted = gallery.job('Interrupted, may have been billed');
    await interrupted.waitFor();
    assert.deepEqual(await gallery.violations(), []);
    await gallery.painted();
    await workbench.screenshot('gallery-interrupted');
    await interrupted.getByRole('button', { name: /^Retry · about \$0\.\d\d, charged again$/ }).click();
    await gallery.cell(unfinished).waitFor();
    const kept = await fileOnDisk(join(folder, unfinished));
    assert.ok(images.requests.flatMap((request) => request.images).some((answer) => answer.equals(kept)));
    await interrupted.waitFor({ state: 'detached' });
    await gallery.openDetails(unfinished);
    assert.deepEqual(await gallery.lineage('Made from'), [source]);
  },
);
