import type { Provenance } from '../images/pictures.ts';
import type { PngChunk } from './picture.ts';

/** From IPTC's NewsCodes: what part a generating model had in an image. */
export type DigitalSourceType = 'compositeWithTrainedAlgorithmicMedia' | 'trainedAlgorithmicMedia';

const sourceTypes = 'http://cv.iptc.org/newscodes/digitalsourcetype/';
const xmpKeyword = 'XML:com.adobe.xmp';

/** Not allowed in XML 1.0, not even escaped: control characters and halves of surrogate pairs. */
const notXml = /[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** An XMP packet with the properties that the IPTC Photo Metadata Standard 2025.1 has for generated images. */
export function provenanceXmp({ model, prompt }: Provenance, sourceType: DigitalSourceType): string {
  const promptElement =
    prompt === undefined
      ? ''
      : `\n   <Iptc4xmpExt:AIPromptInformation>${text(prompt)}</Iptc4xmpExt:AIPromptInformation>`;
  return `<?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">
   <xmp:CreatorTool>Easel</xmp:CreatorTool>
   <Iptc4xmpExt:DigitalSourceType>${sourceTypes}${sourceType}</Iptc4xmpExt:DigitalSourceType>
   <Iptc4xmpExt:AISystemUsed>${text(model)}</Iptc4xmpExt:AISystemUsed>${promptElement}
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}

/** The `iTXt` chunk that readers of XMP look for in a PNG; uncompressed, as XMP's part 3 asks. */
export function xmpChunk(xmp: string): PngChunk {
  const notCompressed = '\0\0';
  const noLanguage = '\0';
  const noTranslation = '\0';
  const data = Buffer.from(`${xmpKeyword}\0${notCompressed}${noLanguage}${noTranslation}${xmp}`);
  return { type: 'iTXt', data };
}

function text(value: string): string {
  return value
    .replace(/\r\n?/g, '\n')
    .replace(notXml, '')
    .replace(/[&<>]/g, (character) => escapes[character] ?? '');
}
