/** Runs inside Chromium: the painting surface as it ships, with a picture of noise. */
import '../../../webview/maskEditor/canvas/maskCanvas.ts';
import { MaskSession } from '../../../webview/maskEditor/mask/maskSession.ts';

let session: MaskSession | undefined;

const brushPage = {
  /** Shows the surface over the whole page. */
  async open(edge: number, brush: number): Promise<void> {
    const picture = new OffscreenCanvas(edge, edge);
    const context = picture.getContext('2d');
    if (!context) throw new Error('No canvas.');
    const image = context.createImageData(edge, edge);
    const words = new Uint32Array(image.data.buffer);
    for (let index = 0; index < words.length; index++) words[index] = (index * 2_654_435_761) | 0xff00_0000;
    context.putImageData(image, 0, 0);
    const element = document.createElement('easel-mask-canvas');
    session = new MaskSession({
      id: 'bench',
      size: { width: edge, height: edge },
      pixels: async () => image.data,
      loadedMask: () => Promise.reject(new Error('There is none.')),
    });
    const imageUrl = URL.createObjectURL(await picture.convertToBlob());
    Object.assign(element, { session, imageUrl, sizes: { brush, eraser: brush } });
    element.style.setProperty('position', 'fixed');
    element.style.setProperty('inset', '0');
    document.body.append(element);
    await element.ready;
  },
  /** How many pixels are painted. */
  painted: (): number => session?.coverage.reduce((count, byte) => count + (byte > 0 ? 1 : 0), 0) ?? 0,
};

Object.assign(globalThis, { brushPage });
