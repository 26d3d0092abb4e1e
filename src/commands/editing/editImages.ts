import * as vscode from 'vscode';
import { cappedBlend } from '../../geometry/blend.ts';
import { changeBox } from '../../geometry/changeBox.ts';
import { type Frame, type FrameRule, frameFor } from '../../geometry/frame.ts';
import { extended } from '../../geometry/rectangle.ts';
import { editRequest } from '../../host/editRequest.ts';
import { readEditSettings } from '../../host/editSettings.ts';
import { resolveModel, type ServerModels } from '../../host/serverModels.ts';
import { uriName, uriStem } from '../../host/uriName.ts';
import { frameRule } from '../../images/frameRule.ts';
import { type EditWish, editAnswer, type ImageEdits } from '../../images/imageEdits.ts';
import type { ImageJobs } from '../../images/imageJobs.ts';
import type { Destination, ImageLibrary } from '../../images/imageLibrary.ts';
import type { EditRequest, ImageQuality } from '../../images/imageProvider.ts';
import { ImageProviderError } from '../../images/imageProviderError.ts';
import { type ModelFamily, parseSize } from '../../images/models.ts';
import type { PictureFacts, Pictures } from '../../images/pictures.ts';
import { unsupportedOptions } from '../../images/unsupportedOptions.ts';
import { editName } from '../../library/destination/siblingDestination.ts';
import type { FileSystem } from '../../library/files/fileSystem.ts';
import { programDestination } from '../generation/outputDestination.ts';
import { rescueImages } from '../generation/rescueImages.ts';
import { withJobProgress } from '../generation/withJobProgress.ts';
import { maskOnCanvas } from './maskOnCanvas.ts';
import type { EditArguments } from './readEditArguments.ts';

export interface EditImagesParts {
  readonly edits: ImageEdits;
  readonly jobs: ImageJobs;
  readonly pictures: Pictures;
  readonly library: ImageLibrary;
  readonly models: ServerModels;
  readonly files: FileSystem;
}

/** Edits with a mask for programs: nothing is shown but progress, and every result is kept. */
export class EditImages {
  readonly #parts: EditImagesParts;

  constructor(parts: EditImagesParts) {
    this.#parts = parts;
  }

  /**
   * @returns the results, in their order.
   * @throws PictureError, ImageProviderError, BudgetError, LibraryError, SettingError; what arrived is archived.
   */
  async edit(options: EditArguments): Promise<vscode.Uri[]> {
    const { edits, jobs, library } = this.#parts;
    const destination = await this.#destination(options);
    const wish = await this.#wish(options);
    const job = await edits.start(wish);
    const failed = await withJobProgress([wish.request], jobs, ({ follow }) => {
      follow(job);
      return job.finished.then(
        () => undefined,
        (error: unknown) => ({ error }),
      );
    });
    await rescueImages(job.unarchived, options.prompt);
    const { images } = await library.load();
    const answers = images
      .filter((record) => record.job === job.id)
      .toSorted((a, b) => a.index - b.index)
      .flatMap((record) => editAnswer(record) ?? []);
    const kept: vscode.Uri[] = [];
    for (const answer of answers) {
      const { uri } = await edits.keep(answer, wish.edit.blend, destination);
      kept.push(vscode.Uri.parse(uri));
    }
    if (failed) throw failed.error;
    return kept;
  }

  /** Settled before anything is paid for. */
  async #destination({ source, folder }: EditArguments): Promise<Destination> {
    const asked = { folder: folder ?? vscode.Uri.joinPath(source, '..') };
    const output = await programDestination(asked, this.#parts.files);
    const request = { kind: 'generate', prompt: '', model: '', count: 1 } as const;
    return { ...(await output.of('', request)), name: editName(uriStem(source)) };
  }

  async #wish({ source, prompt, mask, extend, choices }: EditArguments): Promise<EditWish> {
    const { pictures, models } = this.#parts;
    const data = await readSource(source);
    const facts = await pictures.inspect(data);
    const settings = readEditSettings(source);
    const model = resolveModel(choices.model ?? settings.model, await models.listIfPossible());
    const family = settings.familyOf(model);
    const request = {
      ...editRequest(
        {
          prompt,
          model,
          quality: (choices.quality ?? settings.quality) as ImageQuality,
          isQualitySet: settings.isQualitySet || choices.quality !== undefined,
          count: choices.count ?? settings.count,
          hasPreview: false,
        },
        settings,
        facts,
      ),
      // What the caller names is sent or refused, never dropped.
      ...(choices.quality !== undefined && { quality: choices.quality as ImageQuality }),
      ...(choices.background !== undefined && {
        background: choices.background as NonNullable<EditRequest['background']>,
      }),
    };
    const isExtended = Object.values(extend).some((pixels) => pixels > 0);
    const covered = mask || isExtended ? await maskOnCanvas(mask, facts, extend, pictures) : undefined;
    const blend = cappedBlend(settings.blend, facts);
    const edit = { source: data, extend, ...(covered && { mask: covered }), blend };
    const frame = frameOf(edit, facts, sizeRule(choices.size, family));
    assertSupported({ ...request, kind: 'edit', images: [] }, frame, choices.size, family);
    return {
      edit: { ...edit, frame },
      document: source.toString(),
      request,
      sendsMask: family.mask,
      sendsSize: family.sizes.kind !== 'any' || choices.size !== undefined,
      confirm: 'aboveLimit',
    };
  }
}

/** Around the mask alone, where that keeps more detail. */
function frameOf(
  { extend, mask, blend }: Omit<EditWish['edit'], 'frame'>,
  facts: PictureFacts,
  rule: FrameRule,
): Frame {
  const canvas = extended(facts, extend);
  const focus = blend.keepUnmasked && mask ? changeBox(mask.data, canvas, blend) : undefined;
  return frameFor(canvas, rule, focus);
}

function sizeRule(size: string | undefined, family: ModelFamily): FrameRule {
  if (size === undefined || size === 'auto') return frameRule(family);
  const named = parseSize(size);
  if (!named) throw new TypeError('The option “size” must be a size as in 1536x1024, or auto.');
  return { kind: 'list', sizes: [named] };
}

/** @throws ImageProviderError for what the model would refuse, so that it is not paid for. */
function assertSupported(
  request: EditRequest,
  { sent }: Frame,
  size: string | undefined,
  family: ModelFamily,
): void {
  const count = Math.min(request.count, family.maxCount);
  const named = size === undefined ? {} : { size: `${sent.width}x${sent.height}` as const };
  const [unsupported] = unsupportedOptions({ ...request, count, ...named }, family);
  if (!unsupported) return;
  throw new ImageProviderError('invalidRequest', unsupported.sentence, { parameter: unsupported.option });
}

async function readSource(uri: vscode.Uri): Promise<Uint8Array> {
  try {
    return new Uint8Array(await vscode.workspace.fs.readFile(uri));
  } catch {
    const sentence = `“${uriName(uri)}” cannot be read. Check that it is still there.`;
    throw new ImageProviderError('invalidRequest', sentence, { parameter: 'source' });
  }
}
