import { ApiError } from './apiError.ts';
import { Fields } from './fields.ts';
import { type ImageOrder, readModel, readOutputOptions } from './imageOrder.ts';
import type { ServedModel } from './models.ts';
import type { ParsedBody } from './readBody.ts';
import { readSize } from './size.ts';

const known = [
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
  'moderation',
  'partial_images',
  'stream',
  'response_format',
  'style',
  'safety_identifier',
  'user',
];

/** @throws ApiError */
export function readGeneration(body: ParsedBody, served: readonly ServedModel[]): ImageOrder {
  if (body.form) {
    throw new ApiError(400, "Invalid content type: images are generated from 'application/json'.", {
      code: 'unsupported_content_type',
    });
  }
  const fields = new Fields(body.fields, false);
  fields.allowOnly(known);
  const model = readModel(fields, served);
  const prompt = fields.requiredText('prompt', model.family.maxPrompt);
  return {
    ...readOutputOptions(fields, model),
    operation: 'generate',
    model: model.id,
    family: model.family,
    prompt,
    size: readSize(fields.text('size'), model.family, { width: 1024, height: 1024 }),
    sources: [],
    mask: undefined,
  };
}
