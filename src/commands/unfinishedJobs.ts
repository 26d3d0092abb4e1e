import * as vscode from 'vscode';
import type { ImageLibrary } from '../images/imageLibrary.ts';
import type { JobRecord } from '../images/imageRecord.ts';
import { specFromRecord } from '../images/recordedRequest.ts';
import type { FileSystem } from '../library/fileSystem.ts';
import type { Generations } from './generation/generations.ts';
import { outputDestination } from './generation/outputDestination.ts';

/** Where this workspace remembers up to when its unfinished jobs were spoken of, in ISO 8601. */
const spokenOfKey = 'unfinishedJobsSpokenOf';
/** Longer ago, nobody knows any more what it was about; in milliseconds. */
const recent = 7 * 24 * 60 * 60_000;

/** Jobs that a closed or reloaded window left behind: said once, with a way to go on. */
export class UnfinishedJobs {
  constructor(
    private readonly library: ImageLibrary,
    private readonly files: FileSystem,
    private readonly generations: Generations,
    private readonly memento: vscode.Memento,
  ) {}

  async speakOf(): Promise<void> {
    const since = this.memento.get<string>(spokenOfKey) ?? new Date(Date.now() - recent).toISOString();
    const { jobs } = await this.library.load();
    const interrupted = jobs.filter(
      (job) => job.state === 'interrupted' && job.queuedAt > since && isOfThisWorkspace(job.origin),
    );
    const [latest] = interrupted;
    if (!latest) return;
    await this.memento.update(spokenOfKey, latest.queuedAt);
    const one = interrupted.length === 1;
    const billed = interrupted.some(({ maybeBilled }) => maybeBilled);
    const again = billed ? 'Try Again (Will Be Charged Again)' : 'Try Again';
    const answer = await vscode.window.showWarningMessage(
      `${one ? 'An image request was' : `${interrupted.length} image requests were`} interrupted when the window closed` +
        `${billed ? ', and may have been billed' : ''}: “${title(latest)}”`,
      again,
    );
    if (answer === again) await this.#retry(interrupted);
  }

  async #retry(interrupted: readonly JobRecord[]): Promise<void> {
    for (const job of interrupted) {
      const document = job.origin === undefined ? undefined : await openOrigin(vscode.Uri.parse(job.origin));
      const output = await outputDestination(document ? { document } : {}, this.files);
      if (!output) return;
      const prompt = job.request.prompt ?? '';
      // The button said that it costs, but not how much.
      const spec = await specFromRecord(job, this.library, 'aboveLimit');
      const destination = await output.of(prompt, spec.request);
      await this.generations.run([{ prompt, spec, destination, ...(document && { document }) }]);
    }
  }
}

function isOfThisWorkspace(origin: string | undefined): boolean {
  return origin !== undefined && vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(origin)) !== undefined;
}

async function openOrigin(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

function title({ request }: JobRecord): string {
  const prompt = request.prompt ?? '';
  return prompt.length > 60 ? `${prompt.slice(0, 59)}…` : prompt;
}
