import { type Canvas, createCanvas } from '@napi-rs/canvas';
import type { ImageOrder } from './imageOrder.ts';
import { encode, padPng } from './painting/encode.ts';
import { paintEdit } from './painting/paintEdit.ts';
import { paintPicture } from './painting/paintPicture.ts';
import { paintVariation } from './painting/paintVariation.ts';
import { preview } from './painting/preview.ts';

/** One of the order's pictures: the same order and index give the same pixels. */
export function paintOrder(order: ImageOrder, index: number): Canvas {
  const { prompt, size, sources, mask } = order;
  const [source] = sources;
  if (source && order.operation === 'edit') {
    const picture = paintEdit({ prompt, index, ...size, source, ...(mask && { mask }) });
    return order.background === 'transparent' ? picture : onWhite(picture);
  }
  if (source) {
    return paintVariation(source, index, size.width, size.height);
  }
  return paintPicture({ prompt, index, ...size, transparent: order.background === 'transparent' });
}

export async function encodeFinal(order: ImageOrder, picture: Canvas, answerBytes?: number): Promise<Buffer> {
  const bytes = await encode(picture, order.format, order.compression);
  return answerBytes !== undefined && order.format === 'png' ? padPng(bytes, answerBytes) : bytes;
}

export function encodePreview(order: ImageOrder, picture: Canvas, index: number): Promise<Buffer> {
  return encode(preview(picture, index, order.partialImages), order.format, order.compression);
}

function onWhite(picture: Canvas): Canvas {
  const canvas = createCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0);
  return canvas;
}
