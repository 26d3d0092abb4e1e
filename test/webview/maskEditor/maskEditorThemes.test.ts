import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { noSides } from '../../../src/geometry/rectangle.ts';
import type { EditorImage, MaskEditorModel } from '../../../src/protocol/maskEditor.ts';
import { lookAt } from '../lookAt.ts';
import { picture } from '../pictures.ts';
import { applyTheme, themes } from '../themes.ts';
import { editCandidate, editorImage, editorModel } from './fakeHost.ts';
import { type MaskEditorPage, openMaskEditorPage } from './openMaskEditorPage.ts';

let opened: MaskEditorPage;
let image: EditorImage;

async function open(change: Partial<MaskEditorModel> = {}): Promise<void> {
  opened = await openMaskEditorPage(editorModel(image, change));
}

async function paint(): Promise<void> {
  const box = { x: 400, y: 300, width: 380, height: 260 };
  await opened.session.apply({ kind: 'ellipse', erase: false, box });
  await expect.element(page.getByText('7 % painted')).toBeVisible();
}

async function openWithCandidates(): Promise<void> {
  const [first, second, third] = await Promise.all([
    editCandidate(image, 'first', '#eb6f92'),
    editCandidate(image, 'second', '#9ccfd8'),
    editCandidate(image, 'third', '#f6c177'),
  ]);
  await open({ candidates: [first, { ...second, keptAs: 'harbour-edit-1.png' }, third], canRestore: true });
}

describe.each(themes)('in $name', (theme) => {
  let undress: () => void;

  beforeEach(async () => {
    await page.viewport(1200, 800);
    undress = applyTheme(theme);
    image = await editorImage(1200, 900);
  });

  afterEach(() => {
    opened.dispose();
    undress();
  });

  it('is accessible as it opens', async () => {
    await open();
    await expect.element(page.getByRole('button', { name: /^Generate · about/ })).toBeVisible();
    await lookAt(`mask-editor-${theme.name}-start`, theme);
  });

  it('is accessible painted, with a prompt, a rectangle by numbers, and borders', async () => {
    await open();
    await paint();
    await opened.session.apply({ kind: 'extend', extend: { top: 0, right: 300, bottom: 0, left: 0 } });
    await page.getByRole('button', { name: 'Rectangle' }).click();
    await page
      .getByRole('textbox', { name: 'Prompt' })
      .fill('A harbour at night, with lanterns on the water');
    await lookAt(`mask-editor-${theme.name}-painted`, theme);
  });

  it('is accessible while a job runs', async () => {
    await open();
    await paint();
    const { width, height } = image;
    const frame = { region: { x: 0, y: 0, width, height }, sent: { width, height } };
    await opened.change({ job: { id: 'job', status: 'Generating 3 images', frame, extend: noSides } });
    const partial = await fetch(await picture('partial', width, height, '#907aa9'));
    const preview = new Uint8Array(await partial.arrayBuffer());
    await opened.view.preview({ job: 'job', image: preview, mimeType: 'image/png' });
    await lookAt(`mask-editor-${theme.name}-job`, theme);
  });

  it('is accessible with answers', async () => {
    await openWithCandidates();
    await lookAt(`mask-editor-${theme.name}-answers`, theme);
  });

  it('is accessible with an answer on show', async () => {
    await openWithCandidates();
    await page.getByRole('option').nth(1).click();
    await userEvent.keyboard('{ArrowRight}');
    await lookAt(`mask-editor-${theme.name}-answer`, theme);
  });

  it('is accessible comparing', async () => {
    await openWithCandidates();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Compare' }).click();
    await lookAt(`mask-editor-${theme.name}-comparing`, theme);
  });

  it('is accessible with messages', async () => {
    const messages: MaskEditorModel['messages'] = [
      { id: '1', severity: 'info', text: '3 answers are not kept.' },
      { id: '2', severity: 'warning', text: 'The file has changed on disk.', action: 'Show File' },
      { id: '3', severity: 'error', text: 'The server refused the key.', action: 'Set API Key' },
    ];
    await open({ messages });
    await paint();
    await page.getByRole('button', { name: /^Generate/ }).click();
    await lookAt(`mask-editor-${theme.name}-messages`, theme);
  });

  it('is accessible when there is nothing to edit', async () => {
    const { image: _none, ...rest } = editorModel(image);
    const text = 'harbour.png is not a PNG, whatever its name says: it is a JPEG.';
    const message = { id: '1', severity: 'error', text, action: 'Edit a PNG Copy' } as const;
    opened = await openMaskEditorPage({ ...rest, messages: [message] });
    await lookAt(`mask-editor-${theme.name}-problem`, theme);
  });

  it('is accessible when narrow', async () => {
    await page.viewport(480, 800);
    await openWithCandidates();
    await page.getByRole('option').nth(0).click();
    await lookAt(`mask-editor-${theme.name}-narrow`, theme);
  });
});
