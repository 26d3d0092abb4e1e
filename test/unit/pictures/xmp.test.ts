import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { encodePng } from '../../../src/pictures/png.ts';
import { provenanceXmp } from '../../../src/pictures/xmp.ts';
import { chunksOf } from './fixtures/chunksOf.ts';

const sourceType = 'compositeWithTrainedAlgorithmicMedia';
const picture = { width: 1, height: 1, data: new Uint8Array(4), colorChunks: [] };

function property(xmp: string, name: string): string | undefined {
  const text = new RegExp(`<${name}>([^<>]*)</${name}>`).exec(xmp)?.[1];
  return text?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** The packet inside a picture whose reader is a strict XML parser. */
async function parse(xmp: string): Promise<unknown> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><metadata>${xmp}</metadata></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

test('names the program, the kind of source and the model, and no prompt unless it is given', async () => {
  const xmp = provenanceXmp({ model: 'gpt-image-2.6' }, sourceType);
  expect(property(xmp, 'xmp:CreatorTool')).toBe('Easel');
  expect(property(xmp, 'Iptc4xmpExt:DigitalSourceType')).toBe(
    'http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia',
  );
  expect(property(xmp, 'Iptc4xmpExt:AISystemUsed')).toBe('gpt-image-2.6');
  expect(xmp).not.toContain('Prompt');
  expect(xmp).toContain('xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"');
  expect(xmp).toContain('xmlns:xmp="http://ns.adobe.com/xap/1.0/"');
  await parse(xmp);
});

test('is a packet', () => {
  const xmp = provenanceXmp({ model: 'gpt-image-2.6' }, sourceType);
  expect(xmp).toMatch(/^<\?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"\?>\n/);
  expect(xmp).toMatch(/\n<\?xpacket end="r"\?>$/);
});

describe.each<[string, string, string]>([
  ['plain words', 'A cat on a mat', 'A cat on a mat'],
  ['what XML uses itself', '</rdf:RDF> & "a" <b> \'c\' &amp; ]]>', '</rdf:RDF> & "a" <b> \'c\' &amp; ]]>'],
  ['the end of a packet', '<?xpacket end="w"?>', '<?xpacket end="w"?>'],
  ['lines', 'one\ntwo\r\nthree\rfour\tfive', 'one\ntwo\nthree\nfour\tfive'],
  ['control characters', 'a\0b\u0001c\u001bd\u{FFFE}e\u{FFFF}', 'abcde'],
  ['half a surrogate pair', 'a\uD83Db\uDE00c', 'abc'],
  ['other scripts', 'Zürich 猫 😀 ‏שלום', 'Zürich 猫 😀 ‏שלום'],
  ['nothing', '', ''],
])('keeps %s', (_, given, kept) => {
  test('in the prompt and in the model', async () => {
    const xmp = provenanceXmp({ model: given, prompt: given }, sourceType);
    await parse(xmp);
    expect(property(xmp, 'Iptc4xmpExt:AIPromptInformation')).toBe(kept);
    expect(property(xmp, 'Iptc4xmpExt:AISystemUsed')).toBe(kept);
  });

  test('in a PNG, where another program finds it', async () => {
    const xmp = provenanceXmp({ model: 'local', prompt: given }, sourceType);
    const file = encodePng(picture, { xmp });
    expect((await sharp(file).metadata()).xmp?.toString()).toBe(xmp);
    expect(chunksOf(file).map(({ type }) => type)).toEqual(['IHDR', 'iTXt', 'IDAT', 'IEND']);
  });
});

test('the parser that these tests ask is strict', async () => {
  await expect(parse('<a>&</a>')).rejects.toThrow();
  await expect(parse('<a>\u0001</a>')).rejects.toThrow();
});
