import { pageStyles } from '../shared/page.styles.ts';
import { type VsCodeApi, vscodeTransport } from '../shared/vscodeTransport.ts';
import { startCandidatesPage } from './candidatesPage.ts';

declare function acquireVsCodeApi(): VsCodeApi;

if (pageStyles.styleSheet) document.adoptedStyleSheets.push(pageStyles.styleSheet);
await startCandidatesPage(vscodeTransport(acquireVsCodeApi()), document.body);
