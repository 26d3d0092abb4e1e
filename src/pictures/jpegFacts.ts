import type { ImageFacts } from '../images/pictures.ts';
import { damagedImage } from './damagedImage.ts';
import { isTransposed, type Orientation, orientationOf } from './orientation.ts';

const startOfScan = 0xda;
const exifApplication = 0xe1;
const exifHeader = 'Exif\0\0';

/** From the segments before the pixels. ITU-T T.81, annex B. @throws PictureError `damaged` */
export function jpegFacts(file: Uint8Array): ImageFacts {
  let frame: { readonly width: number; readonly height: number } | undefined;
  let orientation: Orientation = 1;
  for (const { marker, data } of segments(file)) {
    if (isFrame(marker) && data.length >= 5) {
      const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
      frame = { height: view.getUint16(1), width: view.getUint16(3) };
    } else if (marker === exifApplication && isExif(data)) {
      orientation = orientationOf([{ type: 'eXIf', data: data.subarray(exifHeader.length) }]);
    } else if (marker === startOfScan) {
      if (!frame || frame.width === 0 || frame.height === 0) break;
      const { width, height } = frame;
      const isTurned = orientation !== 1;
      return isTransposed(orientation)
        ? { width: height, height: width, hasAlpha: false, isTurned }
        : { width, height, hasAlpha: false, isTurned };
    }
  }
  throw damagedImage('JPEG', 'it has no pixels');
}

interface Segment {
  readonly marker: number;
  readonly data: Uint8Array;
}

/** Up to the first scan, included. */
function* segments(file: Uint8Array): Generator<Segment> {
  const markerPrefix = 0xff;
  let at = 2;
  while (at + 4 <= file.length) {
    if (file[at] !== markerPrefix) throw damagedImage('JPEG', 'its parts are in the wrong order');
    const marker = file[at + 1] ?? 0;
    // Any number of these may fill up the space before a marker.
    if (marker === markerPrefix) {
      at += 1;
      continue;
    }
    const length = ((file[at + 2] ?? 0) << 8) | (file[at + 3] ?? 0);
    if (length < 2 || at + 2 + length > file.length) throw damagedImage('JPEG', 'its end is missing');
    yield { marker, data: file.subarray(at + 4, at + 2 + length) };
    if (marker === startOfScan) return;
    at += 2 + length;
  }
}

/** SOF0 to SOF15; between them stand tables (C4, CC) and one that is reserved (C8). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function isExif(data: Uint8Array): boolean {
  return String.fromCharCode(...data.subarray(0, exifHeader.length)) === exifHeader;
}
