import * as vscode from 'vscode';
import { withAbortSignal } from '../../host/cancellation.ts';
import { jobStatus } from '../../host/jobStatus.ts';
import type { ImageJob, ImageJobState } from '../../images/imageJob.ts';
import type { ImageJobs } from '../../images/imageJobs.ts';

/** Shows how the jobs go until the last one ends; its Cancel ends them all. */
export async function showJobProgress(running: readonly ImageJob[], jobs: ImageJobs): Promise<void> {
  const count = running.reduce((sum, { spec }) => sum + spec.request.count, 0);
  await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: count === 1 ? 'Generating image' : `Generating ${count} images`,
      cancellable: true,
    },
    (progress, token) =>
      withAbortSignal(token, async (signal) => {
        const cancel = () => {
          for (const job of running) job.cancel();
        };
        signal.addEventListener('abort', cancel);
        const report = () => progress.report({ message: describe(running) });
        const listener = jobs.onDidChange((job) => running.includes(job) && report());
        report();
        await Promise.allSettled(running.map(({ finished }) => finished));
        listener.dispose();
      }),
  );
}

function describe(running: readonly ImageJob[]): string {
  const open = running.filter(({ state }) => isOpen(state));
  const ended = running.length - open.length;
  const [first] = open;
  const now = first ? jobStatus(first.state) : '';
  return running.length === 1 ? now : `${ended} of ${running.length} finished. ${now}`;
}

function isOpen({ kind }: ImageJobState): boolean {
  return kind === 'queued' || kind === 'running' || kind === 'partial';
}
