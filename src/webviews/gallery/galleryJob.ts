import type { LeftBehind } from '../../commands/leftBehind.ts';
import { jobStatus } from '../../host/jobStatus.ts';
import type { ImageJob } from '../../images/imageJob.ts';
import type { ImageUri } from '../../images/imageProvider.ts';
import { promptWithoutStyle } from '../../images/promptWithoutStyle.ts';
import type { GalleryJob } from '../../protocol/gallery.ts';
import { variationTitle } from './imageName.ts';

/** A job of this window that has not ended. */
export function runningJob(job: ImageJob): GalleryJob {
  const { id, spec, state, images } = job;
  const { request, operation = request.kind } = spec;
  const isSent = (state.kind === 'running' && !state.wait) || state.kind === 'partial';
  const { count } = request;
  const arrived = images.length > 0 ? `${images.length} of ${count} images are there` : undefined;
  return {
    id,
    prompt: jobTitle(job),
    status: isSent && count > 1 ? (arrived ?? `Generating ${count} images`) : jobStatus(state),
    state: state.kind === 'queued' ? 'queued' : 'running',
    canCancel: true,
    operation,
  };
}

/** What the person asked for. */
export function jobTitle({ spec }: Pick<ImageJob, 'spec'>): string {
  const { request, operation, sources } = spec;
  const prompt = 'prompt' in request ? request.prompt : '';
  return title(operation ?? request.kind, prompt, sources?.[0]);
}

/** @param price of what is missing, as in "about $0.05". */
export function interruptedJob({ job, missing }: LeftBehind, price: string): GalleryJob {
  const { request, maybeBilled } = job;
  const images = missing === 1 ? '' : `, ${missing} images missing`;
  return {
    id: job.job,
    prompt: title(request.operation, request.prompt ?? '', request.images?.[0]?.uri),
    status: `Interrupted${images}${maybeBilled ? ', may have been billed' : ''}`,
    state: 'interrupted',
    canCancel: false,
    retry: `Retry · ${price}${maybeBilled ? ', charged again' : ''}`,
    operation: request.operation,
  };
}

/** The prompts of variations are Easel's own, and alike: their sources tell them apart. */
function title(operation: GalleryJob['operation'], prompt: string, source: ImageUri | undefined): string {
  if (operation === 'variation' && source !== undefined) return variationTitle(source);
  return promptWithoutStyle(prompt);
}
