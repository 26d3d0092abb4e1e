import type { Canvas } from '@napi-rs/canvas';
import { ApiError, badRequest } from './apiError.ts';
import type { Fields } from './fields.ts';
import { type Family, families, type ServedModel } from './models.ts';
import type { OutputFormat } from './painting/encode.ts';
import type { Pixels } from './painting/pixels.ts';
import type { Size } from './size.ts';

/** A valid request, with every default filled in. */
export interface ImageOrder {
  readonly operation: 'generate' | 'edit' | 'variation';
  readonly model: string;
  readonly family: Family;
  readonly prompt: string;
  readonly count: number;
  readonly size: Size;
  readonly quality: string;
  readonly background: 'transparent' | 'opaque';
  readonly format: OutputFormat;
  /** 0 to 100. */
  readonly compression: number;
  readonly stream: boolean;
  readonly partialImages: number;
  readonly answerAs: 'b64_json' | 'url';
  readonly safetyIdentifier: string | undefined;
  readonly sources: readonly Canvas[];
  readonly mask: Pixels | undefined;
}

export interface Model {
  readonly id: string;
  readonly family: Family;
}

/** @throws ApiError */
export function readModel(fields: Fields, served: readonly ServedModel[]): Model {
  const id = fields.text('model');
  if (id === undefined) {
    throw new ApiError(400, 'you must provide a model parameter', { param: 'model' });
  }
  const model = served.find((each) => each.id === id);
  if (!model) {
    throw modelNotFound(id);
  }
  if (model.family === undefined) {
    throw badRequest(`The model '${id}' does not make images.`, 'model', 'invalid_value');
  }
  return { id, family: families[model.family] };
}

export function modelNotFound(id: string): ApiError {
  return new ApiError(404, `The model '${id}' does not exist or you do not have access to it.`, {
    param: 'model',
    code: 'model_not_found',
  });
}

type OutputOptions = Pick<
  ImageOrder,
  | 'count'
  | 'quality'
  | 'background'
  | 'format'
  | 'compression'
  | 'stream'
  | 'partialImages'
  | 'answerAs'
  | 'safetyIdentifier'
>;

/** What generations and edits share. @throws ApiError */
export function readOutputOptions(fields: Fields, model: Model): OutputOptions {
  const { family } = model;
  const count = fields.integer('n', 1, family.maxCount) ?? 1;
  const quality = fields.oneOf('quality', family.qualities) ?? 'auto';
  const safetyIdentifier = fields.text('safety_identifier') || fields.text('user');
  if (!family.gptImage) {
    return { ...readLegacyOptions(fields, model), count, quality, safetyIdentifier };
  }
  fields.refuse('response_format', "Unknown parameter: 'response_format'.", 'unknown_parameter');
  const background = fields.oneOf('background', ['transparent', 'opaque', 'auto']) ?? 'auto';
  const format = readFormat(fields);
  if (background === 'transparent' && format === 'jpeg') {
    throw badRequest(
      "Transparent background is not supported for JPEG output format. Use 'png' or 'webp'.",
      'background',
      'invalid_value',
    );
  }
  const compression = fields.integer('output_compression', 0, 100);
  if (compression !== undefined && format === 'png' && compression !== 100) {
    throw badRequest(
      'Compression less than 100 is not supported for PNG output format.',
      'output_compression',
      'invalid_png_output_compression',
    );
  }
  const stream = fields.boolean('stream') ?? false;
  if (!stream) {
    fields.refuse('partial_images', "'partial_images' is only supported with 'stream' set to true.");
  }
  refuseWhatTheFamilyLacks(fields, model);
  return {
    count,
    quality: quality === 'auto' ? 'medium' : quality,
    background: background === 'transparent' ? 'transparent' : 'opaque',
    format,
    compression: compression ?? 100,
    stream,
    partialImages: fields.integer('partial_images', 0, 3) ?? 0,
    answerAs: 'b64_json',
    safetyIdentifier,
  };
}

function readFormat(fields: Fields): OutputFormat {
  const format = fields.oneOf('output_format', ['png', 'webp', 'jpeg', 'gif', 'svg']) ?? 'png';
  if (format === 'gif' || format === 'svg') {
    throw badRequest(
      `Output format '${format}' is not enabled for this project.`,
      'output_format',
      'unsupported_value',
    );
  }
  for (const name of ['frame_count', 'frame_duration_ms']) {
    fields.refuse(name, `'${name}' is only supported with 'output_format' set to 'gif'.`);
  }
  fields.refuse('svg', "'svg' is only supported with 'output_format' set to 'svg'.");
  return format;
}

function refuseWhatTheFamilyLacks(fields: Fields, { id, family }: Model): void {
  fields.refuse('style', `'style' is not supported by the model '${id}'.`);
  if (family.complexity) {
    fields.oneOf('complexity', ['low', 'medium', 'high']);
  } else {
    fields.refuse('complexity', `'complexity' is not supported by the model '${id}'.`);
  }
  if (family.inputFidelity.length > 0) {
    fields.oneOf('input_fidelity', family.inputFidelity);
  } else {
    fields.refuse('input_fidelity', `'input_fidelity' is not supported by the model '${id}'.`);
  }
  fields.oneOf('moderation', ['low', 'auto']);
}

const gptImageOnly = [
  'background',
  'output_format',
  'output_compression',
  'moderation',
  'stream',
  'partial_images',
  'input_fidelity',
  'complexity',
  'frame_count',
  'frame_duration_ms',
  'svg',
];

function readLegacyOptions(fields: Fields, { id, family }: Model) {
  for (const name of gptImageOnly) {
    fields.refuse(name, `'${name}' is not supported by the model '${id}'.`);
  }
  if (family.style) {
    fields.oneOf('style', ['vivid', 'natural']);
  } else {
    fields.refuse('style', `'style' is not supported by the model '${id}'.`);
  }
  return {
    background: 'opaque',
    format: 'png',
    compression: 100,
    stream: false,
    partialImages: 0,
    answerAs: fields.oneOf('response_format', ['url', 'b64_json']) ?? 'url',
  } as const;
}
