import type { ImageCopyHost } from '../../src/protocol/imageCopy.ts';
import { connect } from '../../src/protocol/rpc.ts';
import { pageStyles } from '../shared/page.styles.ts';
import { type VsCodeApi, vscodeTransport } from '../shared/vscodeTransport.ts';
import { copyOf } from './copyOf.ts';

declare function acquireVsCodeApi(): VsCodeApi;

if (pageStyles.styleSheet) document.adoptedStyleSheets.push(pageStyles.styleSheet);
document.body.textContent = 'Making a copy…';
const { remote: host } = connect<object, ImageCopyHost>(vscodeTransport(acquireVsCodeApi()), {});
try {
  const { url, copy } = await host.ready();
  const response = await fetch(url);
  await host.deliver({ image: await copyOf(await response.blob(), copy) });
} catch (error) {
  await host.fail({ message: error instanceof Error ? error.message : String(error) });
}
