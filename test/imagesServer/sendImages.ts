import type { Canvas } from '@napi-rs/canvas';
import type { Failure } from './failure.ts';
import type { HostedImages } from './hostedImages.ts';
import type { ImageOrder } from './imageOrder.ts';
import { encodeFinal, encodePreview, paintOrder } from './paintOrder.ts';
import type { ReceivedRequest } from './receivedRequest.ts';
import type { Reply } from './reply.ts';
import { sendJson } from './sendJson.ts';
import { sizeText } from './size.ts';
import { type EventName, sendEvent } from './sse.ts';
import { usageOf } from './usage.ts';

export interface Studio {
  readonly hosted: HostedImages;
  readonly secondsPerImage: number;
  readonly answerBytes: number | undefined;
  readonly failuresCleared: () => AbortSignal;
}

interface Job {
  readonly order: ImageOrder;
  readonly failure: Failure | undefined;
  readonly reply: Reply;
  readonly record: ReceivedRequest;
  readonly studio: Studio;
}

/** Paints the order and answers with it, whole or as the failure wants it. */
export async function sendImages(job: Job): Promise<void> {
  const { failure, reply } = job;
  const order = failure?.kind === 'otherSize' ? atHalfWidth(job.order) : job.order;
  if (failure?.kind === 'slow') {
    await reply.pause(failure.seconds ?? 10, job.studio.failuresCleared());
  }
  if (order.stream && failure?.kind !== 'jsonInsteadOfStream') {
    return streamImages({ ...job, order });
  }
  const painted = { ...job, order };
  const data: Record<string, string>[] = [];
  for (let index = 0; index < order.count && failure?.kind !== 'emptyData'; index++) {
    await reply.pause(job.studio.secondsPerImage);
    if (reply.closed.aborted) {
      return;
    }
    const bytes = await finishImage(painted, paintOrder(order, index));
    data.push({
      ...hostOrEmbed(painted, bytes),
      ...(order.family.style && { revised_prompt: `${order.prompt}, in fine detail` }),
    });
  }
  await sendJson(reply, { created: secondsNow(), ...describe(order), data, ...usage(order) }, failure);
}

async function streamImages(job: Job): Promise<void> {
  const { order, failure, reply, studio } = job;
  reply.begin(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' });
  const name = order.operation === 'edit' ? 'image_edit' : 'image_generation';
  for (let index = 0; index < order.count; index++) {
    const shared = { ...describe(order), created_at: secondsNow() };
    const picture = paintOrder(order, index);
    for (let part = 0; part < order.partialImages; part++) {
      await reply.pause(studio.secondsPerImage / (order.partialImages + 1));
      const b64_json = (await encodePreview(order, picture, part)).toString('base64');
      const type: EventName = `${name}.partial_image`;
      await sendEvent(reply, type, { type, b64_json, partial_image_index: part, ...shared });
      if (await streamFailed(reply, failure)) {
        return;
      }
    }
    await reply.pause(studio.secondsPerImage / (order.partialImages + 1));
    if (reply.closed.aborted || (order.partialImages === 0 && (await streamFailed(reply, failure)))) {
      return;
    }
    if (failure?.kind === 'endedStream' || failure?.kind === 'emptyData') {
      break;
    }
    const bytes = await finishImage(job, picture);
    const type: EventName = `${name}.completed`;
    const event = { type, ...hostOrEmbed(job, bytes), ...shared, usage: usageOf(order, 1) };
    await sendEvent(reply, type, event, failure);
    if (failure?.kind === 'truncatedBody') {
      return reply.cut();
    }
  }
  reply.end();
}

/** Ends the stream in the way that the failure wants, after what has been sent. */
async function streamFailed(reply: Reply, failure: Failure | undefined): Promise<boolean> {
  switch (failure?.kind) {
    case 'stalledStream':
      await reply.fallSilent();
      return true;
    case 'cutStream':
      reply.cut();
      return true;
    case 'streamError': {
      const error = {
        type: 'server_error',
        code: 'image_generation_failed',
        message: 'The image could not be finished.',
        param: null,
      };
      await sendEvent(reply, 'error', { type: 'error', error });
      reply.end();
      return true;
    }
    default:
      return false;
  }
}

/** Encodes and records a picture. */
async function finishImage(job: Job, picture: Canvas): Promise<Buffer> {
  const { order, failure, record, studio } = job;
  const bytes =
    failure?.kind === 'brokenImage'
      ? Buffer.from('This is not an image.')
      : await encodeFinal(order, picture, studio.answerBytes);
  record.images = [...record.images, bytes];
  return bytes;
}

function hostOrEmbed({ order, failure, studio }: Job, bytes: Buffer): Record<string, string> {
  if (failure?.kind === 'url' || order.answerAs === 'url') {
    const variant = failure?.kind === 'url' ? (failure.variant ?? 'ok') : 'ok';
    return { url: studio.hosted.add(bytes, order.format, variant) };
  }
  return { b64_json: bytes.toString('base64') };
}

function describe(order: ImageOrder) {
  return order.family.gptImage
    ? {
        background: order.background,
        output_format: order.format,
        quality: order.quality,
        size: sizeText(order.size),
        ...(order.safetyIdentifier && { safety_identifier: order.safetyIdentifier }),
      }
    : {};
}

function usage(order: ImageOrder) {
  return order.family.gptImage ? { usage: usageOf(order, order.count) } : {};
}

function atHalfWidth(order: ImageOrder): ImageOrder {
  return { ...order, size: { ...order.size, width: Math.max(1, Math.round(order.size.width / 2)) } };
}

function secondsNow(): number {
  return Math.floor(Date.now() / 1000);
}
