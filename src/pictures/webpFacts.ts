import { type ImageFacts, PictureError } from '../images/pictures.ts';
import { damagedImage } from './damagedImage.ts';

const riffHeaderBytes = 12;
const chunkHeaderBytes = 8;
const animationFlag = 0x02;
const alphaFlag = 0x10;

/**
 * From the first chunk. RFC 9649. An orientation in its Exif data is left aside, as Chromium does.
 * @throws PictureError `damaged`, or `animated` for more than one frame.
 */
export function webpFacts(file: Uint8Array): ImageFacts {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < riffHeaderBytes + chunkHeaderBytes || file.length < view.getUint32(4, true) + 8) {
    throw damagedImage('WebP', 'its end is missing');
  }
  const type = String.fromCharCode(...file.subarray(riffHeaderBytes, riffHeaderBytes + 4));
  const start = riffHeaderBytes + chunkHeaderBytes;
  if (file.length < start + 10) throw damagedImage('WebP', 'it has no pixels');
  switch (type) {
    case 'VP8X':
      return extendedFacts(view, start);
    case 'VP8L':
      return losslessFacts(view, start);
    case 'VP8 ':
      return lossyFacts(view, start);
    default:
      throw damagedImage('WebP', 'it has no pixels');
  }
}

function extendedFacts(view: DataView, start: number): ImageFacts {
  const flags = view.getUint8(start);
  if ((flags & animationFlag) !== 0) {
    throw new PictureError(
      'animated',
      'This WebP is animated, and one frame only would be looked at. Save the frame you want as a still image.',
    );
  }
  const edge = (at: number) => 1 + view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  return {
    width: edge(start + 4),
    height: edge(start + 7),
    hasAlpha: (flags & alphaFlag) !== 0,
    isTurned: false,
  };
}

function losslessFacts(view: DataView, start: number): ImageFacts {
  const signature = 0x2f;
  if (view.getUint8(start) !== signature) throw damagedImage('WebP', 'its header cannot be read');
  const bits = view.getUint32(start + 1, true);
  return {
    width: 1 + (bits & 0x3fff),
    height: 1 + ((bits >>> 14) & 0x3fff),
    hasAlpha: ((bits >>> 28) & 1) === 1,
    isTurned: false,
  };
}

function lossyFacts(view: DataView, start: number): ImageFacts {
  const startCode = 0x2a019d;
  const found = view.getUint16(start + 3, true) | (view.getUint8(start + 5) << 16);
  const width = view.getUint16(start + 6, true) & 0x3fff;
  const height = view.getUint16(start + 8, true) & 0x3fff;
  if (found !== startCode || width === 0 || height === 0) {
    throw damagedImage('WebP', 'its header cannot be read');
  }
  return { width, height, hasAlpha: false, isTurned: false };
}
