import type { EditRequest } from '../../../src/protocol/maskEditor.ts';
import type { Editing } from './editing.ts';
import { maxCanvasPixels } from './requestFrame.ts';

/** The mask of a request: what is painted, or everything because the person said so. */
type Painted = 'asPainted' | 'everything';

/**
 * Sends what is painted and written, or says what is missing.
 *
 * @param focusPrompt called when the prompt is what is missing.
 */
export async function generate(editing: Editing, focusPrompt: () => void): Promise<void> {
  const prompt = editing.prompt.trim();
  const { maxPromptLength } = editing.model.model;
  if (prompt === '') {
    refuse(editing, 'Write what the whole finished picture should show.');
    return focusPrompt();
  }
  if (prompt.length > maxPromptLength) {
    const most = maxPromptLength.toLocaleString('en');
    refuse(editing, `The prompt is too long: this model takes ${most} characters.`);
    return focusPrompt();
  }
  const share = editing.painting?.session.share ?? 0;
  if (share > 0 && share < 1) return send(editing, { prompt, remove: false }, 'asPainted');
  const text =
    share === 0
      ? 'Nothing is painted. Paint over what should change, or let the model redraw everything.'
      : 'Everything is painted: nothing of the picture will stay.';
  const run = (): void => void send(editing, { prompt, remove: false }, 'everything');
  const action = { label: 'Redraw Everything', run };
  editing.say({ severity: 'warning', text, isAboutRequest: true, action });
}

/** Sends what is painted, to be replaced by its surroundings. */
export async function remove(editing: Editing): Promise<void> {
  const share = editing.painting?.session.share ?? 0;
  if (share === 0) return refuse(editing, 'First paint over what should disappear.');
  if (share === 1) {
    return refuse(
      editing,
      'Everything is painted: nothing is left to continue. Erase some of the mask first.',
    );
  }
  await send(editing, { prompt: editing.prompt.trim(), remove: true }, 'asPainted');
}

export async function cancel(editing: Editing): Promise<void> {
  const { job } = editing.model;
  if (job) await editing.attempt(() => editing.host.cancel({ job: job.id }));
}

function refuse(editing: Editing, text: string): void {
  editing.say({ severity: 'error', text, isAboutRequest: true });
}

async function send(
  editing: Editing,
  what: Pick<EditRequest, 'prompt' | 'remove'>,
  painted: Painted,
): Promise<void> {
  const { painting, canvas, request, isSending, model, blend, choices } = editing;
  if (!painting || !canvas || !request || isSending || model.job) return;
  const pixels = canvas.width * canvas.height;
  if (pixels > maxCanvasPixels) {
    return refuse(editing, 'With its borders the picture is too large: 100 megapixels at most.');
  }
  const { extend } = painting.session;
  const mask =
    painted === 'everything' ? new Uint8Array(pixels).fill(255) : painting.session.canvasCoverage();
  editing.isSending = true;
  editing.sentMask = { ...canvas, data: mask };
  // The mask is what the next answer is about.
  editing.set({ shown: undefined });
  editing.say(undefined);
  const { frame } = request;
  const { id } = model.model;
  const isPriced = editing.price.isOf({ choices, sent: frame.sent, promptLength: 0 }, id);
  await editing.attempt(() =>
    editing.host.generate({
      ...{ ...what, mask, extend, frame, blend, choices },
      ...(isPriced && { pricedModel: id }),
    }),
  );
  editing.isSending = false;
  editing.changed();
}
