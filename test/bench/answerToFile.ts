import { once } from 'node:events';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import type { GenerateRequest } from '../../src/images/imageProvider.ts';
import type * as easelPath from './easelPath.ts';
import { type Measurement, measurement } from './measurement.ts';
import { median } from './median.ts';

const answerBytes = 10 * 1024 * 1024;
const warmUps = 2;
const pairs = 16;
const budget = 50;

const request: GenerateRequest = {
  kind: 'generate',
  model: 'gpt-image-2.6-sunburst',
  prompt: 'A harbour at dawn',
  count: 1,
  size: '1024x1024',
  quality: 'medium',
};

/** Makes one image and returns the path of its file. */
type Path = () => Promise<string>;

/**
 * From the last byte of a 10 MB image's answer to the file in the workspace: Easel, which checks, archives durably
 * and records it, against the least that a program can do. See `answerServer.ts` for when the time starts.
 */
export async function measureAnswerToFile(): Promise<Measurement> {
  const folder = await mkdtemp(join(tmpdir(), 'easel-bench-'));
  const server = new Worker(new URL('./answerServer.ts', import.meta.url), { workerData: { answerBytes } });
  try {
    const { baseUrl }: { baseUrl: string } = (await once(server, 'message'))[0];
    const { openEaselPath }: typeof easelPath = await import(await bundleEaselPath(folder));
    const easel = await openEaselPath(folder, baseUrl);
    const plain = () => plainPath(baseUrl, join(folder, 'plain.png'));
    const times = { easel: [] as number[], plain: [] as number[] };
    for (let index = 0; index < warmUps + pairs; index++) {
      const pair = [await time(plain, server), await time(() => easel.generate(request), server)] as const;
      if (index >= warmUps) {
        times.plain.push(pair[0]);
        times.easel.push(pair[1]);
      }
    }
    await easel.close();
    const [value, baseline] = [median(times.easel), median(times.plain)];
    return measurement({
      name: 'last byte of a 10 MB image → kept file, beyond fetch + JSON + base64 + writeFile',
      value: value - baseline,
      unit: 'ms',
      budget,
      baseline,
      ratio: value / baseline,
    });
  } finally {
    await server.terminate();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Milliseconds from the answer's last byte to the end of the path. */
async function time(path: Path, server: Worker): Promise<number> {
  const told = once(server, 'message');
  const file = await path();
  const end = process.hrtime.bigint();
  const { lastByteAt }: { lastByteAt: bigint } = (await told)[0];
  const { size } = await stat(file);
  if (size !== answerBytes) {
    throw new Error(`${file} has ${size} bytes instead of ${answerBytes}.`);
  }
  await rm(file);
  return Number(end - lastByteAt) / 1e6;
}

async function plainPath(baseUrl: string, file: string): Promise<string> {
  const { kind: _, count: n, ...fields } = request;
  const response = await fetch(`${baseUrl}/images/generations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer sk-bench' },
    body: JSON.stringify({ ...fields, n }),
  });
  const { data }: { data: { b64_json: string }[] } = JSON.parse(await response.text());
  await writeFile(file, Buffer.from(data[0]?.b64_json ?? '', 'base64'));
  return file;
}

/** Node alone cannot run the sources: they are more than erasable TypeScript. */
async function bundleEaselPath(folder: string): Promise<string> {
  const outfile = join(folder, 'easelPath.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'easelPath.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    logLevel: 'warning',
  });
  return pathToFileURL(outfile).href;
}
