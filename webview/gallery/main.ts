import { pageStyles } from '../shared/page.styles.ts';
import { type VsCodeApi, vscodeTransport } from '../shared/vscodeTransport.ts';
import { startGalleryPage } from './galleryPage.ts';

declare function acquireVsCodeApi(): VsCodeApi;

if (pageStyles.styleSheet) document.adoptedStyleSheets.push(pageStyles.styleSheet);
await startGalleryPage(vscodeTransport(acquireVsCodeApi()), document.body);
