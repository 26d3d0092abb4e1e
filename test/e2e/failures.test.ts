import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Failure } from '../imagesServer/failure.ts';
import { enterKey, generateFromSelection, readRecords, sendRequest, storeOf } from './easelFlow.ts';
import { eventually } from './eventually.ts';
import { workbenchTest } from './workbenchTest.ts';

const sentence = 'The lighthouse stands on a granite rock';

/** What is said of each failure, and the action beside it; that of the last is taken. */
const failures: readonly { failure: Failure; message: RegExp; action: string }[] = [
  { failure: { kind: 'invalidKey' }, message: /rejected the API key/, action: 'Set API Key' },
  {
    failure: { kind: 'organizationNotVerified' },
    message: /organi[sz]ation .*verif/i,
    action: 'Verify Organization',
  },
  { failure: { kind: 'quota' }, message: /has no credit left/, action: 'Show Log' },
  { failure: { kind: 'modelNotFound' }, message: /Select another model\./, action: 'Select Model' },
  { failure: { kind: 'malformedJson' }, message: /incomplete or malformed answer/, action: 'Try Again' },
  { failure: { kind: 'resetAfterBody' }, message: /The image may have been billed\./, action: 'Try Again' },
  {
    failure: { kind: 'moderation', stage: 'input' },
    message: /safety check refused the prompt or an image/,
    action: 'Edit Prompt',
  },
];

workbenchTest('each failure is one sentence with the action that helps', {}, async (context) => {
  const { workbench, images, folder } = context;
  await workbench.openFile('docs/guide.md');
  for (const [index, { failure, message, action }] of failures.entries()) {
    images.fail(failure);
    await workbench.editor.select(sentence);
    await workbench.runCommand(generateFromSelection);
    if (index === 0) {
      await enterKey(workbench);
    }
    await sendRequest(workbench);
    await workbench.notifications.offers(message, action);
    if (index < failures.length - 1) {
      await workbench.clearNotifications();
    }
  }
  await workbench.screenshot('failure');
  await workbench.notifications.press(/safety check refused/, 'Edit Prompt');
  await workbench.quickInput
    .rows(/Generate 1 image/)
    .first()
    .waitFor();
  assert.ok(!(await readdir(join(folder, 'docs'))).includes('images'), 'A failure left a folder behind.');
  const records = await readRecords(context);
  assert.equal(records.filter(({ state }) => state === 'failed').length, failures.length);
  assert.equal(images.requests.filter(({ path }) => path.endsWith('/generations')).length, failures.length);
});

workbenchTest(
  'nothing selected: the message says what to do and offers the prompt',
  {},
  async ({ workbench }) => {
    await workbench.openFile('docs/guide.md');
    await workbench.editor.select(sentence);
    await workbench.page.keyboard.press('ArrowRight');
    await workbench.page.keyboard.press('Shift+ArrowRight');
    await workbench.runCommand(generateFromSelection);
    await workbench.notifications.press('Select the text that the image should show', 'Describe the Image…');
    await workbench.quickInput.title.filter({ hasText: 'API Key for' }).waitFor();
  },
);

workbenchTest('Cancel ends the request, and nothing is left', {}, async (context) => {
  const { workbench, images, folder } = context;
  images.fail({ kind: 'slow', seconds: 60 });
  await workbench.openFile('docs/guide.md');
  await workbench.editor.select(sentence);
  await workbench.runCommand(generateFromSelection);
  await enterKey(workbench);
  await sendRequest(workbench);
  await images.waitForRequest(({ path, bodyRead }) => path.endsWith('/generations') && bodyRead);
  await workbench.notifications.press('Generating image', 'Cancel');
  await images.waitForRequest(({ aborted }) => aborted);
  await eventually(async () =>
    assert.ok(
      (await readRecords(context)).some(({ state, maybeBilled }) => state === 'cancelled' && maybeBilled),
    ),
  );
  assert.ok(!(await readdir(join(folder, 'docs'))).includes('images'));
});

workbenchTest('a window closed on a running job says so later, and tries again', {}, async (context) => {
  const { workbench, images, folder } = context;
  images.fail({ kind: 'slow', seconds: 120 });
  await workbench.openFile('docs/guide.md');
  await workbench.editor.select(sentence);
  await workbench.runCommand(generateFromSelection);
  await enterKey(workbench);
  await sendRequest(workbench);
  await images.waitForRequest(({ path, bodyRead }) => path.endsWith('/generations') && bodyRead);
  await workbench.reload();
  await images.waitForRequest(({ aborted }) => aborted);

  await workbench.runCommand('Easel: Show Log');
  const said = /interrupted when the window closed, and may have been billed: “The lighthouse/;
  await workbench.notifications.shown(said);
  await workbench.screenshot('interrupted');
  await workbench.notifications.press(said, 'Try Again (Will Be Charged Again)');
  await workbench.notifications.shown(
    /Image saved: docs\/images\/the-lighthouse-stands-on-a-granite-rock\.png/,
  );
  assert.equal((await readdir(join(folder, 'docs', 'images'))).length, 1);
  assert.equal((await readdir(join(storeOf(context), 'archive'))).length, 1);
});
