import * as vscode from 'vscode';
import type { GalleryRun } from '../../commands/gallery/galleryRuns.ts';
import { showFailure } from '../../host/showFailure.ts';
import { jobTitle } from './galleryJob.ts';
import type { GalleryState } from './galleryState.ts';

export interface RunListener {
  /** False: the page is hidden or gone, and a notification says it. */
  readonly canHear: () => boolean;
  readonly state: Pick<GalleryState, 'messages' | 'showFailure'>;
  /** Shows how a job goes. */
  readonly follow: (run: GalleryRun) => void;
}

/** Once a job has ended: what failed, and what a cancelled request may cost. Whoever looks elsewhere is told there. */
export async function tellRunEnd(
  { job, ended }: GalleryRun,
  { canHear, state, follow }: RunListener,
): Promise<void> {
  const { failure, keepFailure, again } = await ended;
  const tryAgain = () => follow(again());
  const tell = (id: string, error: unknown) => {
    if (canHear()) state.showFailure(id, error, { tryAgain }, jobTitle(job));
    else void showFailure(error, { tryAgain });
  };
  if (failure !== undefined) tell(job.id, failure);
  if (keepFailure !== undefined) tell(`${job.id} keep`, keepFailure);
  if (job.state.kind !== 'cancelled' || !job.state.maybeBilled) return;
  const text = 'Cancelled. The request had left this machine, so it may be billed.';
  if (canHear()) state.messages.show({ id: job.id, severity: 'info', text });
  else void vscode.window.showInformationMessage(text);
}
