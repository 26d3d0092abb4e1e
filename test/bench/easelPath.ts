import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { systemClock } from '../../src/images/clock.ts';
import { ImageJobs } from '../../src/images/imageJobs.ts';
import type { GenerateRequest } from '../../src/images/imageProvider.ts';
import { familyOf } from '../../src/images/models.ts';
import { Pace } from '../../src/images/pace.ts';
import { assembleLibrary } from '../../src/library/assembleLibrary.ts';
import { createOpenAIImageProvider } from '../../src/openai/openAIImageProvider.ts';
import { nodeFileSystem } from '../unit/library/nodeFileSystem.ts';

export interface EaselPath {
  /** Makes one image and keeps it in the workspace; resolves to the file's path. */
  generate(request: GenerateRequest): Promise<string>;
  close(): Promise<void>;
}

/** Easel from the request to the file in the workspace, as VS Code runs it but for VS Code: store and workspace in a folder. */
export async function openEaselPath(folder: string, baseUrl: string): Promise<EaselPath> {
  const log = { debug() {}, info() {}, warn: console.warn, error: console.error };
  const [store, workspace] = [join(folder, 'store'), join(folder, 'workspace')];
  await mkdir(workspace, { recursive: true });
  const { library, records } = assembleLibrary({
    root: store,
    window: 'bench',
    files: nodeFileSystem(),
    workspaceFolderOf: () => pathToFileURL(workspace).href,
    log,
    now: () => Date.now(),
  });
  const provider = createOpenAIImageProvider({ baseUrl, apiKey: 'sk-bench', family: familyOf, log });
  const jobs = new ImageJobs({
    openProvider: async () => provider,
    library,
    pace: new Pace(systemClock, () => 0),
    settings: {
      imagesPerMinute: () => 0,
      confirmAbove: () => 1,
      monthlyBudget: () => 0,
      prices: () => ({}),
      familyOf,
    },
    confirm: async () => true,
    clock: systemClock,
    log,
  });
  return {
    async generate(request) {
      const [image] = await jobs.start({ request, confirm: 'done' }).finished;
      if (!image) {
        throw new Error('The job ended without an image.');
      }
      const within = pathToFileURL(workspace).href;
      const stored = await library.keep(image, { folder: `${within}/images`, name: 'harbour', within });
      return fileURLToPath(stored.uri);
    },
    close: async () => records.close(),
  };
}
