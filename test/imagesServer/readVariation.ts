import { badRequest } from './apiError.ts';
import { Fields } from './fields.ts';
import { type ImageOrder, readModel } from './imageOrder.ts';
import type { ServedModel } from './models.ts';
import type { ParsedBody } from './readBody.ts';
import { readSize } from './size.ts';
import { filesOf, readSquarePng } from './sourceImages.ts';

/** The retired contract: `model` may be left out and means `dall-e-2`. @throws ApiError */
export async function readVariation(body: ParsedBody, served: readonly ServedModel[]): Promise<ImageOrder> {
  const given = new Fields(body.fields, body.form);
  given.allowOnly(['model', 'n', 'response_format', 'size', 'user']);
  const fields = given.has('model') ? given : new Fields({ ...body.fields, model: 'dall-e-2' }, body.form);
  const { id, family } = readModel(fields, served);
  if (!family.variations) {
    throw badRequest(`The model '${id}' does not support variations.`, 'model', 'invalid_value');
  }
  const count = fields.integer('n', 1, family.maxCount) ?? 1;
  const answerAs = fields.oneOf('response_format', ['url', 'b64_json']) ?? 'url';
  const size = readSize(fields.text('size'), family, { width: 1024, height: 1024 });
  const { images, mask } = filesOf(body.files, 1);
  if (mask) {
    throw badRequest("Unknown parameter: 'mask'.", 'mask', 'unknown_parameter');
  }
  const [image] = images;
  if (!image) {
    throw badRequest("Missing required parameter: 'image'.", 'image', 'missing_required_parameter');
  }
  return {
    operation: 'variation',
    model: id,
    family,
    prompt: '',
    count,
    size,
    quality: 'standard',
    background: 'opaque',
    format: 'png',
    compression: 100,
    stream: false,
    partialImages: 0,
    answerAs,
    safetyIdentifier: fields.text('user'),
    sources: [await readSquarePng(image)],
    mask: undefined,
  };
}
