import * as vscode from 'vscode';
import { editRequest, keepsTransparency } from '../../host/editRequest.ts';
import { type FailureRemedies, failureRemedy } from '../../host/failureRemedy.ts';
import { isCancellation } from '../../host/showFailure.ts';
import { formatPrice } from '../../images/formatPrice.ts';
import type { EditWish } from '../../images/imageEdits.ts';
import { imagesOwed } from '../../images/imageJob.ts';
import type { ImageQuality } from '../../images/imageProvider.ts';
import { isPictureError } from '../../images/pictures.ts';
import type { EditRequest, MaskEditorHost } from '../../protocol/maskEditor.ts';
import type { RunningEdit } from './editJobs.ts';
import type { EditorPicture } from './editorPicture.ts';
import type { EditorState } from './editorState.ts';
import type { MaskEditorParts } from './maskEditorParts.ts';

/** What the page asks to be estimated. */
type Estimated = Parameters<MaskEditorHost['estimate']>[0];

/** From what was painted and written to a job. */
export class EditSending {
  readonly #state: EditorState;
  readonly #parts: MaskEditorParts;
  /** Models that the person lets fill transparent parts. */
  readonly #mayFill = new Set<string>();
  readonly #editPrompt: () => void;
  #isStarting = false;

  /** `editPrompt` puts the caret into the prompt. */
  constructor(state: EditorState, parts: MaskEditorParts, editPrompt: () => void) {
    this.#state = state;
    this.#parts = parts;
    this.#editPrompt = editPrompt;
  }

  /** As in "about $0.05". */
  async estimate({ choices, sent, promptLength }: Estimated): Promise<string> {
    const { settings, modelId, picture } = this.#state;
    if (!settings || !picture) return formatPrice(undefined);
    const request = this.#request('x'.repeat(promptLength), choices, settings, picture);
    const image = { data: new Uint8Array(), format: 'png' } as const;
    const family = settings.familyOf(modelId);
    return formatPrice(
      await this.#parts.jobs.estimate({
        kind: 'edit',
        ...request,
        images: [image],
        ...(family.sizes.kind !== 'any' && { size: `${sent.width}x${sent.height}` }),
      }),
    );
  }

  /**
   * Resolves once the job is on its way, the person thought better of it, or a message says what is to be done first.
   * @throws Error with a sentence, for what cannot be sent.
   */
  async send(request: EditRequest): Promise<void> {
    const { settings, picture, modelId, uri } = this.#state;
    if (!settings || !picture) throw new Error('There is no picture to edit.');
    if (request.prompt === '' && !request.remove) {
      throw new Error('Describe the whole finished picture, then generate.');
    }
    const family = settings.familyOf(modelId);
    if (family.maxEditImages === 0) {
      throw new Error(`${modelId} cannot edit images. Choose another model.`);
    }
    const { mask, extend, frame, blend, choices } = request;
    const width = picture.facts.width + extend.left + extend.right;
    await this.#start({
      edit: {
        source: picture.data,
        extend,
        mask: { data: mask, width, height: mask.length / width },
        frame,
        blend,
      },
      document: uri.toString(),
      request: this.#request(request.remove ? undefined : request.prompt, choices, settings, picture),
      sendsMask: family.mask,
      sendsSize: family.sizes.kind !== 'any',
      confirm: request.pricedModel === modelId ? 'done' : 'aboveLimit',
    });
  }

  /** Says why a job failed, with what helps; silent when it was cancelled. */
  showFailure(error: unknown, failed?: RunningEdit): void {
    const { messages } = this.#state;
    if (isCancellation(error)) return;
    const remedies: FailureRemedies = {
      ...(failed && { tryAgain: () => this.#start(stillMissing(failed)) }),
      editPrompt: this.#editPrompt,
    };
    const text = error instanceof Error ? error.message : String(error);
    const remedy = isPictureError(error) ? undefined : failureRemedy(error, remedies);
    messages.show({ id: 'job', severity: 'error', text }, remedy);
  }

  async #start(wish: EditWish): Promise<void> {
    const { editJobs, edits, library, askKey } = this.#parts;
    if (this.#isStarting || editJobs.of(wish.document)) {
      throw new Error('Wait until the request that runs is finished, or cancel it.');
    }
    this.#isStarting = true;
    try {
      this.#state.messages.hide('job');
      if (!(await askKey()) || !(await this.#isOffered(wish.request.model))) return;
      await library.assertWritable();
      if (!(await this.#mayLoseTransparency(wish))) return;
      const job = await edits.start(wish);
      editJobs.add({ wish, job });
    } catch (error) {
      // The picture is at fault, or there is something to be done first.
      if (isPictureError(error)) throw error;
      this.showFailure(error);
    } finally {
      this.#isStarting = false;
    }
  }

  #request(
    prompt: string | undefined,
    { quality, count }: EditRequest['choices'],
    settings: NonNullable<EditorState['settings']>,
    { facts }: EditorPicture,
  ): EditWish['request'] {
    const { isQualitySet } = settings;
    const choices = { quality: quality as ImageQuality, count, isQualitySet, hasPreview: true };
    return editRequest({ prompt, model: this.#state.modelId, ...choices }, settings, facts);
  }

  /** Without a key there is no list, so the recommended model was a guess, and its price with it. */
  async #isOffered(model: string): Promise<boolean> {
    const { settings, listed, messages } = this.#state;
    if (settings?.model !== 'auto' || listed.length > 0) return true;
    await this.#state.listModels();
    const { modelId } = this.#state;
    if (modelId === model) return true;
    const text = `This server offers ${modelId}, not ${model}. Look at the price, then generate again.`;
    messages.show({ id: 'job', severity: 'info', text });
    return false;
  }

  async #mayLoseTransparency({ request }: EditWish): Promise<boolean> {
    const { picture, settings } = this.#state;
    const { model } = request;
    if (!picture?.facts.hasAlpha || !settings || keepsTransparency(settings.familyOf(model))) return true;
    if (this.#mayFill.has(model)) return true;
    const send = 'Send Anyway';
    const answer = await vscode.window.showWarningMessage(
      `${model} cannot keep transparency.`,
      { modal: true, detail: 'What is transparent in the painted area may come back filled.' },
      send,
    );
    if (answer === send) this.#mayFill.add(model);
    return answer === send;
  }
}

function stillMissing({ wish, job }: RunningEdit): EditWish {
  return { ...wish, request: { ...wish.request, count: imagesOwed(job) }, confirm: 'aboveLimit' };
}
