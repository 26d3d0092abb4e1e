import { crc32, inflateSync } from 'node:zlib';

export interface PngFacts {
  readonly width: number;
  readonly height: number;
  /** The file has an alpha channel or a transparent colour. */
  readonly alpha: boolean;
}

const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const maxPixels = 100_000_000;

/**
 * Checks what decoders let pass: every checksum, nothing missing and nothing after the end, and (where the file is
 * not interlaced) exactly as much pixel data as the header announces.
 * @throws Error
 */
export function walkPng(bytes: Buffer): PngFacts {
  const chunks = chunksOf(bytes);
  const header = chunks[0]?.type === 'IHDR' ? chunks[0].data : undefined;
  if (header?.length !== 13 || chunks.at(-1)?.type !== 'IEND') {
    throw new Error('The PNG does not begin or end as one.');
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth = 0, colorType = 0, , , interlaced] = header.subarray(8);
  if (width * height === 0 || width * height > maxPixels) {
    throw new Error('The PNG is empty, or larger than this server decodes.');
  }
  const data = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data));
  const expected = height * (1 + Math.ceil((width * depth * (channelsOf[colorType] ?? 0)) / 8));
  if (!interlaced && inflateSync(data, { maxOutputLength: expected + 1 }).length !== expected) {
    throw new Error('The PNG has more or less pixel data than its header announces.');
  }
  const alpha = colorType === 4 || colorType === 6 || chunks.some(({ type }) => type === 'tRNS');
  return { width, height, alpha };
}

function chunksOf(bytes: Buffer): { type: string; data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    const checked = bytes.subarray(at + 4, end - 4);
    if (end > bytes.length || crc32(checked) !== bytes.readUInt32BE(end - 4)) {
      throw new Error('A chunk of the PNG is damaged.');
    }
    chunks.push({ type: checked.toString('latin1', 0, 4), data: checked.subarray(4) });
    at = end;
  }
  return chunks;
}
