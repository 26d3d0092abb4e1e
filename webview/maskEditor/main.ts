import { pageStyles } from '../shared/page.styles.ts';
import { type VsCodeApi, vscodeTransport } from '../shared/vscodeTransport.ts';
import { startMaskEditorPage } from './maskEditorPage.ts';

declare function acquireVsCodeApi(): VsCodeApi;

if (pageStyles.styleSheet) document.adoptedStyleSheets.push(pageStyles.styleSheet);
await startMaskEditorPage(vscodeTransport(acquireVsCodeApi()), document.body);
