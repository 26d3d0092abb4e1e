import type { PngCopyHost } from '../../src/protocol/pngCopy.ts';
import { connect } from '../../src/protocol/rpc.ts';
import { pageStyles } from '../shared/page.styles.ts';
import { type VsCodeApi, vscodeTransport } from '../shared/vscodeTransport.ts';

declare function acquireVsCodeApi(): VsCodeApi;

if (pageStyles.styleSheet) document.adoptedStyleSheets.push(pageStyles.styleSheet);
document.body.textContent = 'Making a PNG copy…';
const { remote: host } = connect<object, PngCopyHost>(vscodeTransport(acquireVsCodeApi()), {});
try {
  const { url } = await host.ready();
  await host.deliver({ png: await pngOf(url) });
} catch (error) {
  await host.fail({ message: error instanceof Error ? error.message : String(error) });
}

/** The browser knows every format that it shows; its orientation is applied. */
async function pngOf(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  const bitmap = await createImageBitmap(await response.blob());
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  const png = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await png.arrayBuffer());
}
