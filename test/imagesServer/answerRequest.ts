import type { IncomingMessage } from 'node:http';
import { ApiError } from './apiError.ts';
import { type AcceptedKeys, authorize } from './authorize.ts';
import { type Endpoint, routeFor } from './endpoint.ts';
import { rateLimitError } from './failureErrors.ts';
import type { FailureScript } from './failureScript.ts';
import { type ImageOrder, modelNotFound } from './imageOrder.ts';
import { listedModel, type ServedModel } from './models.ts';
import type { RateLimit } from './rateLimit.ts';
import { type ParsedBody, parseBody, readBody } from './readBody.ts';
import { readEdit } from './readEdit.ts';
import { readGeneration } from './readGeneration.ts';
import { readJsonImages } from './readJsonImages.ts';
import { readVariation } from './readVariation.ts';
import type { ReceivedFile, ReceivedRequest } from './receivedRequest.ts';
import type { Reply } from './reply.ts';
import { sendFailure } from './sendFailure.ts';
import { type Studio, sendImages } from './sendImages.ts';
import { sendJson } from './sendJson.ts';

export interface Api {
  readonly keys: AcceptedKeys;
  readonly models: readonly ServedModel[];
  readonly failures: FailureScript;
  readonly rateLimit: RateLimit;
  readonly studio: Studio;
  readonly origin: () => string;
  /** To be called when the record has changed. */
  readonly changed: () => void;
}

/** @throws ApiError for whatever is wrong with the request, and for the failures that are answers of that kind. */
export async function answerRequest(
  api: Api,
  incoming: IncomingMessage,
  reply: Reply,
  record: ReceivedRequest,
): Promise<void> {
  const route = routeFor(record.method, record.path);
  const failure = route && api.failures.take(route.endpoint);
  if (failure?.kind === 'resetBeforeBody') {
    return reply.reset();
  }
  const body = await receive(incoming, record, api.changed);
  if (!body) {
    return;
  }
  if (!route) {
    throw new ApiError(404, `Invalid URL (${record.method} ${record.path})`);
  }
  reply.setHeaders({
    'x-request-id': record.id,
    'openai-organization': 'org-local',
    'openai-version': '2020-10-01',
  });
  if (route.endpoint !== 'files') {
    reply.setHeaders(api.rateLimit.headers);
  }
  const { model: asked } = record.fields;
  const model = route.id || (typeof asked === 'string' ? asked : 'gpt-image-2');
  if (failure && (await sendFailure(reply, failure, { model, origin: api.origin() }))) {
    return;
  }
  if (route.endpoint === 'files') {
    return api.studio.hosted.send(route.id, reply);
  }
  authorize(incoming.headers, route.azure, api.keys);
  if (route.endpoint === 'models') {
    return sendJson(reply, { object: 'list', data: api.models.map(listedModel) }, failure);
  }
  if (route.endpoint === 'model') {
    const found = api.models.find(({ id }) => id === route.id);
    if (!found) {
      throw modelNotFound(route.id);
    }
    return sendJson(reply, listedModel(found), failure);
  }
  const waitMs = api.rateLimit.take();
  reply.setHeaders(api.rateLimit.headers);
  if (waitMs > 0) {
    throw rateLimitError(model, { retryAfterSeconds: Math.ceil(waitMs / 1000), retryAfterMs: waitMs });
  }
  const order = await readOrder(route.endpoint, await body(), record, api.models);
  api.changed();
  await sendImages({ order, failure, reply, record, studio: api.studio });
}

/**
 * Reads and records the body.
 * @returns undefined when the client went away; else what parses to the body, or throws why it does not.
 */
async function receive(
  incoming: IncomingMessage,
  record: ReceivedRequest,
  changed: () => void,
): Promise<(() => Promise<ParsedBody>) | undefined> {
  const bytes = await readBody(incoming).catch((error: unknown) => {
    if (error instanceof ApiError) {
      throw error;
    }
    return undefined;
  });
  if (!bytes) {
    return undefined;
  }
  const parsed = bytes.length > 0 ? parseBody(bytes, incoming.headers['content-type'] ?? '') : emptyBody();
  try {
    const { fields, files } = await parsed;
    record.fields = fields;
    record.files = files;
  } catch {
    // Recorded without fields; whoever needs them gets the reason from `parsed`.
  }
  record.bodyRead = true;
  changed();
  return () => parsed;
}

async function emptyBody(): Promise<ParsedBody> {
  return { form: false, fields: {}, files: [] };
}

async function readOrder(
  endpoint: Exclude<Endpoint, 'models' | 'model' | 'files'>,
  body: ParsedBody,
  record: ReceivedRequest,
  models: readonly ServedModel[],
): Promise<ImageOrder> {
  switch (endpoint) {
    case 'generations':
      return readGeneration(body, models);
    case 'variations':
      return readVariation(body, models);
    case 'edits': {
      const files: readonly ReceivedFile[] = body.form ? body.files : readJsonImages(body.fields);
      record.files = files;
      return readEdit(body, files, models);
    }
  }
}
