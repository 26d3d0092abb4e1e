import type { ImageBytes } from '../images/imageProvider.ts';
import { encodeChunk } from './pngChunks.ts';
import { webpFacts } from './webpFacts.ts';
import { xmpChunk } from './xmp.ts';

/** The image with an XMP packet in its file; for files that Easel has just encoded, which have none. */
export function embedXmp({ data, format }: ImageBytes, xmp: string): ImageBytes {
  switch (format) {
    case 'png':
      return { data: inserted(data, pngHeaderEnd, encodeChunk(xmpChunk(xmp))), format };
    case 'jpeg':
      return { data: inserted(data, jpegStartBytes, jpegSegment(xmp)), format };
    case 'webp':
      return { data: webpWith(data, xmp), format };
  }
}

const pngHeaderEnd = 33;
const jpegStartBytes = 2;
const riffHeaderBytes = 12;
const chunkHeaderBytes = 8;

function inserted(file: Uint8Array, at: number, part: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat([file.subarray(0, at), part, file.subarray(at)]));
}

/** XMP specification part 3, "JPEG": an APP1 segment of at most 65,535 bytes. */
function jpegSegment(xmp: string): Uint8Array {
  const payload = Buffer.from(`http://ns.adobe.com/xap/1.0/\0${xmp}`);
  const length = payload.length + 2;
  // Only a prompt can be so long; the picture matters more.
  if (length > 0xffff) return new Uint8Array();
  return Buffer.concat([Uint8Array.of(0xff, 0xe1, length >> 8, length & 0xff), payload]);
}

/** RFC 9649: metadata needs the extended form, whose first chunk says what follows; XMP comes last. */
function webpWith(file: Uint8Array, xmp: string): Uint8Array {
  const xmpFlag = 0x04;
  const alphaFlag = 0x10;
  const { width, height, hasAlpha } = webpFacts(file);
  const first = String.fromCharCode(...file.subarray(riffHeaderBytes, riffHeaderBytes + 4));
  const isExtended = first === 'VP8X';
  const header = Buffer.alloc(10);
  header[0] =
    xmpFlag | (hasAlpha ? alphaFlag : 0) | (isExtended ? (file[riffHeaderBytes + chunkHeaderBytes] ?? 0) : 0);
  header.writeUIntLE(width - 1, 4, 3);
  header.writeUIntLE(height - 1, 7, 3);
  const pixels = file.subarray(riffHeaderBytes + (isExtended ? chunkHeaderBytes + header.length : 0));
  const chunks = Buffer.concat([riffChunk('VP8X', header), pixels, riffChunk('XMP ', Buffer.from(xmp))]);
  return new Uint8Array(riffChunk('RIFF', Buffer.concat([Buffer.from('WEBP'), chunks])));
}

/** Of an even length, as RIFF wants it. */
function riffChunk(type: string, data: Uint8Array): Buffer {
  const header = Buffer.from(`${type}\0\0\0\0`, 'latin1');
  header.writeUInt32LE(data.length, 4);
  return Buffer.concat([header, data, new Uint8Array(data.length % 2)]);
}
