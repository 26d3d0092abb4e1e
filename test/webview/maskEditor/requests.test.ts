import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { noSides } from '../../../src/geometry/rectangle.ts';
import type { EditorImage, MaskEditorModel } from '../../../src/protocol/maskEditor.ts';
import { applyTheme, themes } from '../themes.ts';
import { editorImage, editorModel } from './fakeHost.ts';
import { type MaskEditorPage, openMaskEditorPage } from './openMaskEditorPage.ts';

let image: EditorImage;
let opened: MaskEditorPage;

const prompt = page.getByRole('textbox', { name: 'Prompt' });
const generate = page.getByRole('button', { name: /^Generate/ });
const remove = page.getByRole('button', { name: 'Remove' });
const box = { x: 10, y: 20, width: 30, height: 40 };

async function open(change: Partial<MaskEditorModel> = {}): Promise<void> {
  opened = await openMaskEditorPage(editorModel(image, change));
}

async function paintBox(): Promise<void> {
  await opened.session.apply({ kind: 'rectangle', erase: false, box });
}

/** Bytes of a mask with one rectangle painted. */
function rectangleMask(width: number, height: number, painted: typeof box): Uint8Array {
  const mask = new Uint8Array(width * height);
  for (let y = painted.y; y < painted.y + painted.height; y++) {
    mask.fill(255, y * width + painted.x, y * width + painted.x + painted.width);
  }
  return mask;
}

beforeEach(async () => {
  await page.viewport(1200, 900);
  const [, dark] = themes;
  if (dark) applyTheme(dark);
  image = await editorImage();
});

afterEach(() => opened.dispose());

describe('Generate', () => {
  it('names the price of the request as it stands', async () => {
    await open();
    await expect.element(generate).toHaveAccessibleName('Generate · about $0.05');
    await page.getByRole('spinbutton', { name: 'Count' }).fill('3');
    await expect.element(generate).toHaveAccessibleName('Generate · about $0.015');
    const editing = document.querySelector('easel-mask-editor')?.editing;
    editing?.set({ choices: { quality: 'medium', count: 4 } });
    expect(editing?.price.text, 'that of three images').toBe('');
    await expect.element(generate).toHaveAccessibleName('Generate · about $0.020');
    editing?.set({ choices: { quality: 'medium', count: 4 }, prompt: 'A harbour' });
    expect(editing?.price.text, 'in other words').toBe('about $0.020');
    await opened.change({ model: { ...editorModel(image).model, id: 'another-model' } });
    expect(editing?.price.text, 'that of another model').toBe('');
    await expect.element(generate).toHaveAccessibleName('Generate · about $0.020');
  });

  it('sends exactly what is painted, written and chosen', async () => {
    await open();
    await paintBox();
    await prompt.fill('  A harbour at night ');
    await page.getByRole('spinbutton', { name: 'Count' }).fill('2');
    await page.getByRole('spinbutton', { name: 'Grow' }).fill('2');
    await page.getByRole('spinbutton', { name: 'Feather' }).fill('5');
    await generate.click();
    await expect.poll(() => opened.host.generated).toHaveLength(1);
    const [request] = opened.host.generated;
    expect(request).toMatchObject({
      prompt: 'A harbour at night',
      remove: false,
      extend: noSides,
      blend: { grow: 2, feather: 5, keepUnmasked: true },
      choices: { quality: 'medium', count: 2 },
    });
    expect(request?.mask).toEqual(rectangleMask(320, 240, box));
  });

  it('agrees to a price only where the button names that of this request', async () => {
    await open();
    await paintBox();
    await prompt.fill('A harbour at night');
    await expect.element(generate).toHaveAccessibleName('Generate · about $0.05');
    let know = (): void => {};
    const price = new Promise<void>((resolve) => {
      know = resolve;
    });
    opened.host.gates.set('estimate', price);
    await page.getByRole('spinbutton', { name: 'Count' }).fill('2');
    await generate.click();
    await expect.poll(() => opened.host.generated).toHaveLength(1);
    expect(opened.host.generated[0]).not.toHaveProperty('pricedModel');
    know();
    await expect.element(generate).toHaveAccessibleName('Generate · about $0.010');
    await generate.click();
    await expect.poll(() => opened.host.generated).toHaveLength(2);
    expect(opened.host.generated[1]?.pricedModel).toBe(editorModel(image).model.id);
  });

  it('sends the borders as painted', async () => {
    await open();
    await page.getByRole('spinbutton', { name: 'Right' }).fill('16');
    await prompt.fill('A wider harbour');
    await expect.poll(() => opened.session.extend.right).toBe(16);
    await generate.click();
    await expect.poll(() => opened.host.generated).toHaveLength(1);
    const [request] = opened.host.generated;
    expect(request?.extend).toEqual({ ...noSides, right: 16 });
    expect(request?.mask).toEqual(rectangleMask(336, 240, { x: 320, y: 0, width: 16, height: 240 }));
  });

  it.each(['Control', 'Meta'])('runs with %s+Enter in the prompt, once', async (modifier) => {
    await open();
    await paintBox();
    await prompt.fill('A harbour at night');
    await userEvent.keyboard(`{${modifier}>}{Enter}{/${modifier}}`);
    await expect.poll(() => opened.host.generated).toHaveLength(1);
  });

  it('without a prompt sends nothing, says what to write, and goes to the prompt', async () => {
    await open();
    await paintBox();
    await generate.click();
    await expect
      .element(page.getByText('Write what the whole finished picture should show.').first())
      .toBeVisible();
    await expect.poll(() => prompt.element().matches(':focus')).toBe(true);
    expect(opened.host.generated).toEqual([]);
  });

  it('asks no longer once something is painted, or written', async () => {
    await open();
    const message = page.getByRole('button', { name: 'Close' });
    await generate.click();
    await expect.element(message).toBeVisible();
    await prompt.fill('A harbour at night');
    await expect.element(message).not.toBeInTheDocument();
    await generate.click();
    await expect.element(message).toBeVisible();
    await paintBox();
    await expect.element(message).not.toBeInTheDocument();
  });

  it('refuses a prompt that the model does not take', async () => {
    const { model } = editorModel(image);
    await open({ model: { ...model, maxPromptLength: 10 } });
    await paintBox();
    await prompt.fill('Eleven chars');
    await generate.click();
    await expect.element(page.getByText(/The prompt is too long/).first()).toBeVisible();
    expect(opened.host.generated).toEqual([]);
  });

  it.each([
    { state: 'nothing', say: /^Nothing is painted\./ },
    { state: 'everything', say: /^Everything is painted:/ },
  ])('asks before it sends a mask with $state painted', async ({ state, say }) => {
    await open();
    if (state === 'everything') await opened.session.apply({ kind: 'selectAll' });
    await prompt.fill('A harbour at night');
    await generate.click();
    await expect.element(page.getByText(say).first()).toBeVisible();
    expect(opened.host.generated).toEqual([]);
    await page.getByRole('button', { name: 'Redraw Everything' }).click();
    await expect.poll(() => opened.host.generated).toHaveLength(1);
    expect(opened.host.generated[0]?.mask).toEqual(new Uint8Array(320 * 240).fill(255));
  });

  it('says what the host rejects, and can be tried again', async () => {
    await open();
    await paintBox();
    await prompt.fill('A harbour at night');
    opened.host.failures.set('generate', 'The monthly budget is used up.');
    await generate.click();
    await expect.element(page.getByRole('group', { name: 'The monthly budget is used up.' })).toBeVisible();
    await generate.click();
    await expect.poll(() => opened.host.generated).toHaveLength(2);
    await expect.element(page.getByRole('group', { name: /budget/ })).not.toBeInTheDocument();
  });

  it('starts with the suggested prompt until another one is written', async () => {
    await open({ suggestedPrompt: 'A harbour' });
    await expect.element(prompt).toHaveValue('A harbour');
    await opened.change({ suggestedPrompt: 'A harbour at noon' });
    await expect.element(prompt).toHaveValue('A harbour at noon');
    await prompt.fill('Mine');
    await opened.change({ suggestedPrompt: 'A harbour at dawn' });
    await expect.element(prompt).toHaveValue('Mine');
  });
});

describe('Remove', () => {
  it('needs no prompt', async () => {
    await open();
    await paintBox();
    await remove.click();
    await expect.poll(() => opened.host.generated).toHaveLength(1);
    expect(opened.host.generated[0]).toMatchObject({ prompt: '', remove: true });
  });

  it('needs something painted', async () => {
    await open();
    await remove.click();
    await expect.element(page.getByText('First paint over what should disappear.').first()).toBeVisible();
    expect(opened.host.generated).toEqual([]);
  });
});

describe('what is sent', () => {
  it('is said: the whole picture, its borders, or the surroundings of the mask', async () => {
    image = await editorImage(2000, 1500);
    await open({
      model: {
        ...editorModel(image).model,
        frameRule: { kind: 'list', sizes: [{ width: 1024, height: 1024 }] },
      },
    });
    await expect
      .element(page.getByText(/^Sends 1024×1024, the whole picture, at 51 % of its detail\.$/))
      .toBeVisible();
    await opened.session.apply({
      kind: 'rectangle',
      erase: false,
      box: { x: 900, y: 700, width: 200, height: 200 },
    });
    await expect.element(page.getByText(/^Sends 1024×1024 around the mask, at full detail\.$/)).toBeVisible();
    await expect.element(page.getByText(/^Describe the finished surroundings/)).toBeVisible();
    await page.getByText('Send only the surroundings of the mask').click();
    await expect.element(page.getByText(/^Sends 1024×1024, the whole picture/)).toBeVisible();
    await expect.element(page.getByText(/^Describe the whole finished picture/)).toBeVisible();
  });

  it('beyond the ratio of the model is padded, which is said', async () => {
    await open();
    await page.getByRole('spinbutton', { name: 'Left' }).fill('1000');
    await expect.element(page.getByText(/at most 3:1/)).toBeVisible();
  });
});

describe('choices', () => {
  it('are those of the model', async () => {
    const { model } = editorModel(image);
    await open({ model: { ...model, qualities: [], maxCount: 1, warning: 'Stops on 1 December 2026.' } });
    await expect.element(page.getByRole('combobox')).not.toBeInTheDocument();
    await expect.element(page.getByRole('spinbutton', { name: 'Count' })).toBeDisabled();
    await expect.element(page.getByText('Stops on 1 December 2026.')).toBeVisible();
    await page.getByRole('button', { name: 'Model: Sunburst' }).click();
    await expect.poll(() => opened.host.called('selectModel')).toHaveLength(1);
  });

  it('of quality go with the request', async () => {
    await open();
    await paintBox();
    await page.getByRole('combobox', { name: 'Quality' }).click();
    await page.getByRole('option', { name: 'High' }).click();
    await remove.click();
    await expect.poll(() => opened.host.generated[0]?.choices.quality).toBe('high');
  });

  it('of grow and feather end at 1/32 of the shorter side', async () => {
    await open();
    const grow = page.getByRole('spinbutton', { name: 'Grow' });
    await grow.fill('100');
    await userEvent.tab();
    await expect.element(grow).toHaveValue(7);
  });
});

describe('a job that runs', () => {
  const frame = { region: { x: 0, y: 0, width: 320, height: 240 }, sent: { width: 1024, height: 768 } };
  const job = { id: 'job', status: 'Waiting', frame, extend: noSides };

  it('takes the place of the buttons, is read out, and can be cancelled', async () => {
    await open({ job });
    await expect.element(generate).not.toBeInTheDocument();
    await opened.change({ job: { ...job, status: 'Generating 3 images' } });
    await expect.element(page.getByRole('status')).toHaveTextContent('Generating 3 images');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => opened.host.called('cancel')).toEqual([{ job: 'job' }]);
    const { job: _done, ...idle } = opened.host.model;
    opened.host.model = idle;
    await opened.change({});
    await expect.element(generate).toBeVisible();
  });

  it('has the focus of the button that started it, and gives it back', async () => {
    await open();
    await paintBox();
    await prompt.fill('A harbour at night');
    generate.element().focus();
    await expect.poll(() => generate.element().matches(':focus')).toBe(true);
    let start = (): void => {};
    const started = new Promise<void>((resolve) => {
      start = resolve;
    });
    opened.host.gates.set('generate', started);
    await userEvent.keyboard('{Enter}');
    await expect.element(generate).toHaveAttribute('aria-disabled', 'true');
    expect(generate.element().matches(':focus'), 'while it is sent').toBe(true);
    await opened.change({ job });
    start();
    const cancel = page.getByRole('button', { name: 'Cancel' });
    await expect.poll(() => cancel.element().matches(':focus')).toBe(true);
    const { job: _done, ...idle } = opened.host.model;
    opened.host.model = idle;
    await opened.change({});
    await expect.poll(() => generate.element().matches(':focus')).toBe(true);
  });

  it('leaves the focus in the prompt', async () => {
    await open();
    await prompt.click();
    await opened.change({ job });
    await expect.element(page.getByRole('button', { name: 'Cancel' })).toBeVisible();
    expect(prompt.element().matches(':focus')).toBe(true);
  });

  it('starts no other one', async () => {
    await open({ job });
    await paintBox();
    await prompt.fill('A harbour at night');
    await opened.view.command({ name: 'generate' });
    await opened.view.command({ name: 'remove' });
    await opened.view.command({ name: 'cancel' });
    await expect.poll(() => opened.host.called('cancel')).toHaveLength(1);
    expect(opened.host.generated).toEqual([]);
  });
});
