import { badRequest } from './apiError.ts';
import { wrongType } from './fields.ts';
import type { ReceivedFile } from './receivedRequest.ts';

const maxUrlLength = 20_971_520;

/** The images of a JSON edit: `images: [{ image_url }]` and `mask: { image_url }`, as data URLs. @throws ApiError */
export function readJsonImages(fields: Readonly<Record<string, unknown>>): ReceivedFile[] {
  const { images, mask } = fields;
  if (images === undefined) {
    throw badRequest("Missing required parameter: 'images'.", 'images', 'missing_required_parameter');
  }
  if (!Array.isArray(images)) {
    throw wrongType('images', 'an array', images);
  }
  const files = images.map((image: unknown, index) => readReference(image, `images[${index}]`));
  return mask === undefined || mask === null ? files : [...files, readReference(mask, 'mask')];
}

function readReference(value: unknown, path: string): ReceivedFile {
  if (typeof value !== 'object' || value === null) {
    throw wrongType(path, 'an object', value);
  }
  const reference: Record<string, unknown> = { ...value };
  const unknown = Object.keys(reference).find((name) => name !== 'image_url' && name !== 'file_id');
  if (unknown !== undefined) {
    throw badRequest(`Unknown parameter: '${path}.${unknown}'.`, `${path}.${unknown}`, 'unknown_parameter');
  }
  const { image_url: url, file_id: id } = reference;
  if ((url === undefined) === (id === undefined)) {
    throw badRequest(`Provide exactly one of 'image_url' and 'file_id' in '${path}'.`, path, 'invalid_value');
  }
  if (id !== undefined) {
    throw badRequest(`No such File object: ${String(id)}`, `${path}.file_id`, 'invalid_value');
  }
  if (typeof url !== 'string') {
    throw wrongType(`${path}.image_url`, 'a string', url);
  }
  if (url.length > maxUrlLength) {
    throw badRequest(
      `Invalid '${path}.image_url': string too long. Expected a string with maximum length ${maxUrlLength}.`,
      `${path}.image_url`,
      'string_above_max_length',
    );
  }
  const match = /^data:(image\/(\w+));base64,([A-Za-z0-9+/]+={0,2})$/.exec(url);
  if (!match) {
    throw badRequest(
      `Invalid '${path}.image_url': this server takes only base64 data URLs of images.`,
      `${path}.image_url`,
      'invalid_image_url',
    );
  }
  const [, type = '', extension = '', base64 = ''] = match;
  return { field: path, filename: `image.${extension}`, type, bytes: Buffer.from(base64, 'base64') };
}
