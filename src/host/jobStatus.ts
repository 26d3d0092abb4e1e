import type { ImageJobState } from '../images/imageJob.ts';

/** What a job that has not ended does now, as in "Waiting for its turn". */
export function jobStatus(state: ImageJobState): string {
  switch (state.kind) {
    case 'queued':
      return state.wait
        ? `Waiting ${seconds(state.wait.until)}: the server asks for a slower pace`
        : 'Waiting for its turn';
    case 'running':
      return state.wait
        ? `Trying again in ${seconds(state.wait.until)}. ${state.wait.error?.message ?? ''}`
        : 'The image forms…';
    default:
      return 'The image forms…';
  }
}

function seconds(until: number): string {
  return `${Math.max(1, Math.ceil((until - Date.now()) / 1000))} s`;
}
