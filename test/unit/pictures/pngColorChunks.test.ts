import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { PictureFacts } from '../../../src/images/pictures.ts';
import { decodePng, encodePng, pictureFacts } from '../../../src/pictures/png.ts';
import { chunksOf } from './fixtures/chunksOf.ts';
import { type Drawing, randomDrawing } from './fixtures/drawing.ts';
import { exif } from './fixtures/exif.ts';
import { chunk, writePng } from './fixtures/writePng.ts';

const rgb = randomDrawing({ colorType: 2, bitDepth: 8, transparency: false }, 3, 2, 1);
const grey = randomDrawing({ colorType: 0, bitDepth: 8, transparency: false }, 3, 2, 1);

const cicp = (transfer: number) => chunk('cICP', Uint8Array.of(9, transfer, 0, 1));
const gamma = (value: number) => chunk('gAMA', uint32s(value));
const srgb = chunk('sRGB', Uint8Array.of(0));
const chrm = chunk('cHRM', uint32s(31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000));
const phys = chunk('pHYs', Uint8Array.of(...uint32s(2835, 5670), 1));
const rgbProfile = profileChunk('RGB ');

function uint32s(...values: number[]): Uint8Array {
  const data = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => {
    data.writeUInt32BE(value, index * 4);
  });
  return new Uint8Array(data);
}

/** As much of a profile as names its colour space. */
function profileChunk(colorSpace: string): Uint8Array {
  const profile = Buffer.alloc(4000);
  profile.write(colorSpace, 16, 'latin1');
  return chunk('iCCP', Buffer.concat([Buffer.from('Name\0\0', 'latin1'), deflateSync(profile)]));
}

function encodedAgain(chunks: readonly Uint8Array[], drawing: Drawing = rgb) {
  const file = encodePng(decodePng(writePng(drawing, { chunks })));
  return chunksOf(file);
}

test('what says how the colours look travels unchanged, in the same order, before the pixels', () => {
  const chunks = [cicp(13), rgbProfile, srgb, gamma(45_455), chrm, phys];
  const again = encodedAgain(chunks);
  expect(again.map(({ type }) => type)).toEqual([
    'IHDR',
    'cICP',
    'iCCP',
    'sRGB',
    'gAMA',
    'cHRM',
    'pHYs',
    'IDAT',
    'IEND',
  ]);
  expect(again.slice(1, -2).map(({ type, data }) => Buffer.from(chunk(type, data)))).toEqual(
    chunks.map((stored) => Buffer.from(stored)),
  );
});

test('a second chunk of a kind stays behind', () => {
  const again = encodedAgain([gamma(45_455), gamma(100_000)]);
  expect(again.filter(({ type }) => type === 'gAMA').map(({ data }) => data)).toEqual([uint32s(45_455)]);
});

test('texts, times and the orientation stay behind', () => {
  const again = encodedAgain([
    chunk('tEXt', Buffer.from('Comment\0private')),
    chunk('tIME', new Uint8Array(7)),
    chunk('bKGD', new Uint8Array(6)),
    chunk('eXIf', exif(3)),
  ]);
  expect(again.map(({ type }) => type)).toEqual(['IHDR', 'IDAT', 'IEND']);
});

test.each([
  ['grey', profileChunk('GRAY'), false],
  ['CMYK', profileChunk('CMYK'), false],
  ['RGB', rgbProfile, true],
  ['broken', chunk('iCCP', Buffer.from('Name\0\0broken')), false],
  ['nameless', chunk('iCCP', Buffer.from('Name')), false],
])('a profile travels when it is one for RGB: %s', (_, profile, travels) => {
  const again = encodedAgain([profile, gamma(45_455)], grey);
  expect(again.some(({ type }) => type === 'iCCP')).toBe(travels);
  expect(again.some(({ type }) => type === 'gAMA')).toBe(true);
});

test('a real profile is read by another program', async () => {
  const source = await sharp({ create: { width: 2, height: 2, channels: 3, background: 'red' } })
    .withIccProfile('p3')
    .png()
    .toBuffer();
  const { icc } = await sharp(source).metadata();
  expect(icc?.length).toBeGreaterThan(0);
  expect((await sharp(encodePng(decodePng(source))).metadata()).icc).toEqual(icc);
});

test('the two resolutions change places with rows and columns', () => {
  const [resolution] = encodedAgain([phys, chunk('eXIf', exif(6))]).filter(({ type }) => type === 'pHYs');
  expect(resolution?.data).toEqual(Uint8Array.of(...uint32s(5670, 2835), 1));
});

test('colour chunks do not keep the file they came from', () => {
  const { colorChunks } = decodePng(writePng(rgb, { chunks: [gamma(45_455)] }));
  expect(colorChunks[0]?.data.buffer.byteLength).toBe(4);
});

test.each<[PictureFacts['transfer'], string, Uint8Array[]]>([
  ['pq', 'cICP 16', [cicp(16)]],
  ['hlg', 'cICP 18', [cicp(18)]],
  ['linear', 'cICP 8', [cicp(8)]],
  [undefined, 'cICP 13, sRGB', [cicp(13)]],
  [undefined, 'cICP 1, BT.709', [cicp(1)]],
  ['linear', 'gAMA 1', [gamma(100_000)]],
  [undefined, 'gAMA 1/2.2', [gamma(45_455)]],
  [undefined, 'nothing', []],
  [undefined, 'sRGB over gAMA', [srgb, gamma(100_000)]],
  [undefined, 'a profile over gAMA', [rgbProfile, gamma(100_000)]],
  [undefined, 'cICP over gAMA', [cicp(13), gamma(100_000)]],
  ['pq', 'cICP over a profile', [cicp(16), rgbProfile]],
  [undefined, 'empty chunks', [chunk('cICP'), chunk('gAMA')]],
])('the transfer function is %s: %s', (transfer, _, chunks) => {
  expect(pictureFacts(writePng(rgb, { chunks })).transfer).toBe(transfer);
});
