/**
 * `npm run bench`: measures what Easel promises about speed and size on this machine, and fails when a budget is
 * exceeded. `--json` prints the measurements as one JSON array and nothing else (`npm run --silent bench -- --json`
 * keeps npm quiet too); progress goes to standard error. `EASEL_VSIX` names a package already made.
 */
import { Console } from 'node:console';
import { parseArgs } from 'node:util';
import { packageExtension } from '../host/packageExtension.ts';
import { measureActivations } from './activations.ts';
import { ownActivation, wholeActivation } from './activationTime.ts';
import { measureAnswerToFile } from './answerToFile.ts';
import { measureBrushLatency } from './brushLatency.ts';
import { measureComposite } from './compositeTime.ts';
import { measureGallery } from './galleryTime.ts';
import { loadedCode } from './loadedCode.ts';
import { measureOpening } from './opening.ts';
import { packageSize } from './packageSize.ts';
import { measureRecordLoading } from './recordLoading.ts';
import { table } from './table.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });

// Whatever is installed on the way says so on the console.
globalThis.console = new Console(process.stderr);

console.log('Packaging…');
const { EASEL_VSIX: vsix = await packageExtension() } = process.env;
console.log('Activating in VS Code…');
const activations = await measureActivations(vsix);
console.log('Putting an answer into a picture…');
const composite = await measureComposite();
console.log('Receiving images…');
const measurements = [
  ownActivation(activations),
  wholeActivation(activations),
  loadedCode(activations),
  await packageSize(vsix),
  await measureAnswerToFile(),
  ...(await measureRecordLoading()),
  await measureOpening(vsix),
  await measureBrushLatency(),
  ...(await measureGallery(vsix)),
  ...composite,
];

process.stdout.write(`${values.json ? JSON.stringify(measurements) : table(measurements)}\n`);
process.exitCode = measurements.every(({ ok }) => ok) ? 0 : 1;
