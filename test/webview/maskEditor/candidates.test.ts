import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Blend } from '../../../src/geometry/blend.ts';
import { noSides } from '../../../src/geometry/rectangle.ts';
import type { EditCandidate, EditorImage } from '../../../src/protocol/maskEditor.ts';
import type { Overlaid } from '../../../webview/maskEditor/canvas/maskCanvas.ts';
import { mouse } from './canvas/mouse.ts';
import { editCandidate, editorImage, editorModel } from './fakeHost.ts';
import { type MaskEditorPage, openMaskEditorPage } from './openMaskEditorPage.ts';

let image: EditorImage;
let candidates: readonly EditCandidate[];
let opened: MaskEditorPage;

const button = (name: string) => page.getByRole('button', { name, exact: true });
const shown = page.getByRole('option', { selected: true });
const status = page.getByRole('status');

function overlaid(): Overlaid | undefined {
  return document.querySelector('easel-mask-editor')?.canvas?.overlaid;
}

function comparison(): string | undefined {
  return document.querySelector('easel-mask-editor')?.canvas?.comparison;
}

beforeEach(async () => {
  await page.viewport(1200, 900);
  image = await editorImage();
  candidates = await Promise.all(
    ['first', 'second', 'third'].map((id) => editCandidate(image, id, '#eb6f92')),
  );
  opened = await openMaskEditorPage(editorModel(image, { candidates }));
});

afterEach(() => opened.dispose());

describe('the tray', () => {
  it('says how many are not kept, and shows none unasked', async () => {
    await expect.element(page.getByText('3 not kept')).toBeVisible();
    await expect.element(shown).not.toBeInTheDocument();
    expect(overlaid()).toBeUndefined();
  });

  it('shows an answer where it was painted', async () => {
    await button('Next').click();
    await expect.poll(() => overlaid()?.url).toBe(candidates[0]?.url);
    const mask = overlaid()?.mask;
    expect(mask).toMatchObject({ width: 320, height: 240 });
    expect(mask?.data.reduce((sum, value) => sum + value / 255, 0)).toBe(160 * 120);
  });

  it('gives the canvas nothing new when nothing of it changes', async () => {
    await button('Next').click();
    await expect.poll(() => overlaid()?.url).toBe(candidates[0]?.url);
    const canvas = document.querySelector('easel-mask-editor')?.canvas;
    const given = () => [canvas?.overlaid, canvas?.blend, canvas?.sizes, canvas?.overlay];
    const before = given();
    await opened.change({ suggestedPrompt: 'Another one' });
    await expect.element(page.getByRole('textbox', { name: 'Prompt' })).toHaveValue('Another one');
    for (const [index, value] of given().entries()) expect(value).toBe(before[index]);
  });

  it('steps by buttons, by commands, and round at the ends', async () => {
    const steps = [
      [() => button('Next').click(), 'Answer 1 of 3, not kept'],
      [() => button('Next').click(), 'Answer 2 of 3, not kept'],
      [() => opened.view.command({ name: 'nextCandidate' }), 'Answer 3 of 3, not kept'],
      [() => button('Next').click(), 'Answer 1 of 3, not kept'],
      [() => button('Previous').click(), 'Answer 3 of 3, not kept'],
      [() => opened.view.command({ name: 'previousCandidate' }), 'Answer 2 of 3, not kept'],
    ] as const;
    for (const [step, name] of steps) {
      await step();
      await expect.element(shown).toHaveAccessibleName(name);
      await expect.element(status).toHaveTextContent(name);
    }
  });

  it('steps by arrow keys, and takes the focus along', async () => {
    page.getByRole('option').nth(0).element().focus();
    await userEvent.keyboard('{Enter}{ArrowRight}');
    await expect.element(shown).toHaveAccessibleName('Answer 2 of 3, not kept');
    await expect.poll(() => page.getByRole('option').nth(1).element().matches(':focus')).toBe(true);
    await userEvent.keyboard('{End}');
    await expect.element(shown).toHaveAccessibleName('Answer 3 of 3, not kept');
  });

  it.each(['{Escape}', 'b'])('goes back to the mask with %s', async (key) => {
    await button('Next').click();
    await expect.element(shown).toBeVisible();
    await userEvent.keyboard(key);
    await expect.element(shown).not.toBeInTheDocument();
    await expect.poll(overlaid).toBeUndefined();
  });

  it('goes back to the mask before the mask changes', async () => {
    await button('Next').click();
    await button('Invert').click();
    await expect.poll(overlaid).toBeUndefined();
    expect(opened.session.share).toBe(1);
  });

  it('shows the first answer that has just come, and stays there for the next', async () => {
    const fourth = await editCandidate(image, 'fourth', '#9ccfd8');
    await opened.change({ candidates: [...candidates, fourth] });
    await expect.element(shown).toHaveAccessibleName('Answer 4 of 4, not kept');
    const fifth = await editCandidate(image, 'fifth', '#9ccfd8');
    await opened.change({ candidates: [...candidates, fourth, fifth] });
    await expect.element(shown).toHaveAccessibleName('Answer 4 of 5, not kept');
  });
});

describe('comparing', () => {
  it('goes round slider, side by side, and the answer alone', async () => {
    await button('Next').click();
    for (const [name, said] of [
      ['slider', 'Slider'],
      ['sideBySide', 'Side by side'],
      ['none', 'Answer alone'],
    ]) {
      await button('Compare').click();
      await expect.poll(comparison).toBe(name);
      await expect.element(status).toHaveTextContent(said ?? '');
    }
    await opened.view.command({ name: 'compare' });
    await expect.poll(comparison).toBe('slider');
  });

  it('shows the original as long as the button is held, by pointer or key', async () => {
    await button('Next').click();
    const hold = button('Hold to See the Original');
    hold.element().focus();
    await userEvent.keyboard('{ >}');
    await expect.poll(comparison).toBe('before');
    await userEvent.keyboard('{/ }');
    await expect.poll(comparison).toBe('none');
    const { x, y } = hold.element().getBoundingClientRect();
    await mouse.move(x + 8, y + 8);
    await mouse.down(x + 8, y + 8);
    await expect.poll(comparison).toBe('before');
    await mouse.move(x + 200, y - 100, { button: 'left' });
    await mouse.up(x + 200, y - 100);
    await expect.poll(comparison).toBe('none');
  });
});

describe('grow, feather and unpainted pixels', () => {
  it('change for the answer on show alone, without a request', async () => {
    await button('Next').click();
    await page.getByRole('spinbutton', { name: 'Grow' }).fill('1');
    await expect.poll(() => overlaid()?.blend.grow).toBe(1);
    await page.getByText('Keep unpainted pixels').click();
    await expect.poll(() => overlaid()?.blend.keepUnmasked).toBe(false);
    await button('Next').click();
    await expect.poll(() => overlaid()?.blend).toEqual({ grow: 4, feather: 7, keepUnmasked: true });
    await button('Previous').click();
    await expect.poll(() => overlaid()?.blend).toEqual({ grow: 1, feather: 7, keepUnmasked: false });
    expect(opened.host.generated).toEqual([]);
    await button('Keep').click();
    await expect
      .poll(() => opened.host.called('keep'))
      .toEqual([{ candidate: 'first', blend: { grow: 1, feather: 7, keepUnmasked: false } }]);
  });
});

describe('what becomes of an answer', () => {
  const blend = { grow: 4, feather: 7, keepUnmasked: true };

  beforeEach(() => button('Next').click());

  it('kept, has the name of its file, and is kept once', async () => {
    await button('Keep').click();
    await expect.element(status).toHaveTextContent('Kept as harbour-edit-1.png.');
    const [first, ...rest] = candidates;
    if (!first) throw new Error('No candidate.');
    const kept = (keptBlend?: Blend): Promise<void> =>
      opened.change({
        candidates: [{ ...first, keptAs: 'harbour-edit-1.png', ...(keptBlend && { keptBlend }) }, ...rest],
      });
    button('Keep').element().focus();
    await kept(blend);
    await expect.element(page.getByText('1 of 3 · kept as harbour-edit-1.png')).toBeVisible();
    await expect.element(button('Keep')).toHaveAttribute('aria-disabled', 'true');
    expect(button('Keep').element().matches(':focus'), 'the focus stays').toBe(true);
    await opened.view.command({ name: 'keep' });
    expect(opened.host.called('keep'), 'by a key neither').toHaveLength(1);
    await page.getByRole('spinbutton', { name: 'Feather' }).fill('0');
    await expect.element(button('Keep')).toHaveAttribute('aria-disabled', 'false');
    await kept({ ...blend, feather: 0 });
    await expect.element(button('Keep')).toHaveAttribute('aria-disabled', 'true');
    await page.getByRole('spinbutton', { name: 'Feather' }).fill('7');
    await expect.element(button('Keep')).toHaveAttribute('aria-disabled', 'false');
    await kept();
    await expect.element(button('Keep')).toHaveAttribute('aria-disabled', 'false');
  });

  it('discarded, makes room for the next one, and can be brought back', async () => {
    await button('Discard').click();
    await expect.poll(() => opened.host.called('discard')).toEqual([{ candidate: 'first' }]);
    await opened.change({ candidates: candidates.slice(1) });
    await expect.element(shown).toHaveAccessibleName('Answer 1 of 2, not kept');
    await button('Bring Back').click();
    await expect.poll(() => opened.host.called('undiscard')).toEqual([{ candidate: 'first' }]);
    await opened.change({ candidates });
    await expect.element(shown).toHaveAccessibleName('Answer 1 of 3, not kept');
    await expect.element(button('Bring Back')).not.toBeInTheDocument();
  });

  it.each([
    ['Keep', 'keep'],
    ['Replace Original', 'replaceOriginal'],
    ['Continue on This', 'continueOn'],
  ] as const)('%s says what the host rejects', async (name, method) => {
    opened.host.failures.set(method, 'The disk is full.');
    await button(name).click();
    await expect.element(page.getByRole('group', { name: 'The disk is full.' })).toBeVisible();
    await expect.poll(() => opened.host.called(method)).toEqual([{ candidate: 'first', blend }]);
  });

  it('replacing the original can be undone by a button', async () => {
    await button('Replace Original').click();
    await expect.poll(() => opened.host.called('replaceOriginal')).toHaveLength(1);
    await opened.change({ canRestore: true, candidates: [] });
    await button('Restore Original').click();
    await expect.element(status).toHaveTextContent('The original is restored.');
  });

  it('continued on, leads back to the file', async () => {
    await button('Continue on This').click();
    await expect.poll(() => opened.host.called('continueOn')).toHaveLength(1);
    await opened.change({ image: { ...image, id: 'continued', isCandidate: true }, candidates: [] });
    // The button is gone, but the person is still here.
    const surface = page.getByRole('application', { name: 'Mask' });
    await expect.poll(() => surface.element().matches(':focus')).toBe(true);
    await expect.element(status).toHaveTextContent('You edit this answer now, not the file.');
    await expect.element(page.getByText(/You edit an answer, not the file\./)).toBeVisible();
    await button('Back to File').click();
    await expect.element(status).toHaveTextContent('You edit the file again.');
    await expect.poll(() => opened.host.called('backToFile')).toHaveLength(1);
  });
});

it('shows previews in place, and lets go of each when the next one comes', async () => {
  const frame = { region: { x: 0, y: 0, width: 320, height: 240 }, sent: { width: 1024, height: 768 } };
  await opened.change({ job: { id: 'job', status: 'Generating', frame, extend: noSides } });
  const preview = async (job: string) => {
    const response = await fetch(image.url);
    const bytes = new Uint8Array(await response.arrayBuffer());
    await opened.view.preview({ job, image: bytes, mimeType: 'image/png' });
  };
  await preview('job');
  await expect.poll(() => overlaid()?.url).toMatch(/^blob:/);
  const first = overlaid()?.url ?? '';
  await preview('job');
  await expect.poll(() => overlaid()?.url).not.toBe(first);
  await expect(fetch(first)).rejects.toThrow();
  const { job: _done, ...idle } = opened.host.model;
  opened.host.model = idle;
  await opened.change({});
  await expect.poll(overlaid).toBeUndefined();
});
