import { badRequest } from './apiError.ts';
import { Fields } from './fields.ts';
import { type ImageOrder, readModel, readOutputOptions } from './imageOrder.ts';
import type { ServedModel } from './models.ts';
import type { ParsedBody } from './readBody.ts';
import type { ReceivedFile } from './receivedRequest.ts';
import { nearestStandardSize, readSize } from './size.ts';
import { filesOf, readMask, readSource, readSquarePng } from './sourceImages.ts';

const knownInForm = [
  'prompt',
  'model',
  'n',
  'size',
  'quality',
  'background',
  'output_format',
  'output_compression',
  'complexity',
  'frame_count',
  'frame_duration_ms',
  'svg',
  'input_fidelity',
  'partial_images',
  'stream',
  'response_format',
  'safety_identifier',
  'user',
];
const knownInJson = [...knownInForm, 'images', 'mask', 'moderation'];

/** @param files of a form, or what `readJsonImages` made of a JSON body's data URLs. @throws ApiError */
export async function readEdit(
  body: ParsedBody,
  files: readonly ReceivedFile[],
  served: readonly ServedModel[],
): Promise<ImageOrder> {
  const fields = new Fields(body.fields, body.form);
  fields.allowOnly(body.form ? knownInForm : knownInJson);
  const model = readModel(fields, served);
  const { family } = model;
  if (family.maxEditImages === 0) {
    throw badRequest(`The model '${model.id}' does not support edits.`, 'model', 'invalid_value');
  }
  const prompt = fields.requiredText('prompt', family.maxPrompt);
  const options = readOutputOptions(fields, model);
  const { images, mask } = filesOf(files, family.maxEditImages);
  const sources = await Promise.all(
    images.map((file) => (family.gptImage ? readSource(file) : readSquarePng(file))),
  );
  const [first] = sources;
  if (!first) {
    throw badRequest("Missing required parameter: 'image'.", 'image', 'missing_required_parameter');
  }
  const fallback = family.gptImage ? nearestStandardSize(first) : { width: 1024, height: 1024 };
  return {
    ...options,
    operation: 'edit',
    model: model.id,
    family,
    prompt,
    size: readSize(fields.text('size'), family, fallback),
    sources,
    mask: mask && readMask(mask, first),
  };
}
