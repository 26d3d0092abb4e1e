import type { Blend } from '../../../src/geometry/blend.ts';
import type { EditCandidate } from '../../../src/protocol/maskEditor.ts';
import type { CandidateComparison, Editing } from './editing.ts';

/** Shows the candidate this many places further, going round at the ends. */
export function stepCandidate(editing: Editing, places: 1 | -1): void {
  const { candidates } = editing.model;
  const index = candidates.findIndex(({ id }) => id === editing.settings.shown);
  const from = index < 0 && places < 0 ? 0 : index;
  showCandidate(editing, candidates.at((from + places) % candidates.length));
}

/** `undefined`: the mask alone. */
export function showCandidate(editing: Editing, candidate: EditCandidate | undefined): void {
  if (!candidate) editing.comparison = 'none';
  editing.set({ shown: candidate?.id });
  editing.announce(candidate ? candidateLabel(editing, candidate) : 'Mask');
}

/** As in "Answer 2 of 3, kept as cat-edit-1.png". */
export function candidateLabel(editing: Editing, candidate: EditCandidate): string {
  const { candidates } = editing.model;
  const place = `Answer ${candidates.indexOf(candidate) + 1} of ${candidates.length}`;
  return candidate.keptAs ? `${place}, kept as ${candidate.keptAs}` : `${place}, not kept`;
}

export const comparisonNames: Readonly<Record<CandidateComparison, string>> = {
  none: 'Answer alone',
  slider: 'Slider',
  sideBySide: 'Side by side',
};

/** Goes on to the next way to compare. */
export function compareNext(editing: Editing): void {
  if (!editing.candidate) return;
  const names = Object.keys(comparisonNames) as CandidateComparison[];
  const next = names[(names.indexOf(editing.comparison) + 1) % names.length] ?? 'none';
  editing.comparison = next;
  editing.announce(comparisonNames[next]);
}

export async function keep(editing: Editing): Promise<void> {
  const { candidate } = editing;
  if (candidate && isKept(editing)) return editing.announce(candidateLabel(editing, candidate));
  const answer = blended(editing);
  const name = answer && (await editing.attempt(() => editing.host.keep(answer)));
  if (name !== undefined) editing.announce(`Kept as ${name}.`);
}

/** Takes it away; the notice brings it back. */
export async function discard(editing: Editing): Promise<void> {
  const { candidate, host } = editing;
  if (!candidate) return;
  const { candidates } = editing.model;
  const index = candidates.indexOf(candidate);
  const neighbour = candidates[index + 1] ?? candidates[index - 1];
  const isDone = await editing.attempt(() => host.discard({ candidate: candidate.id }).then(() => true));
  if (!isDone) return;
  if (editing.settings.shown === candidate.id) editing.set({ shown: neighbour?.id });
  const bringBack = async (): Promise<void> => {
    editing.say(undefined);
    await editing.attempt(() => host.undiscard({ candidate: candidate.id }));
    editing.set({ shown: candidate.id });
  };
  const text = 'The answer is discarded.';
  editing.say({ severity: 'info', text, action: { label: 'Bring Back', run: () => void bringBack() } });
}

export async function replaceOriginal(editing: Editing): Promise<void> {
  const answer = blended(editing);
  const isReplaced = answer && (await editing.attempt(() => editing.host.replaceOriginal(answer)));
  if (isReplaced) editing.announce('The original is replaced. Restore Original brings it back.');
}

export async function restoreOriginal(editing: Editing): Promise<void> {
  if (!editing.model.canRestore) return;
  const isRestored = await editing.attempt(() => editing.host.restoreOriginal());
  if (isRestored) editing.announce('The original is restored.');
}

export async function continueOn(editing: Editing): Promise<void> {
  const answer = blended(editing);
  const isDone = answer && (await editing.attempt(() => editing.host.continueOn(answer).then(() => true)));
  if (isDone) editing.announce('You edit this answer now, not the file.');
}

export async function backToFile(editing: Editing): Promise<void> {
  const isDone = await editing.attempt(() => editing.host.backToFile().then(() => true));
  if (isDone) editing.announce('You edit the file again.');
}

/** The candidate on show as it looks now. */
function blended({ candidate, blend }: Editing): { candidate: string; blend: Blend } | undefined {
  return candidate && { candidate: candidate.id, blend };
}

/** True when what is on show is what was kept last. */
export function isKept({ candidate, blend }: Editing): boolean {
  const kept = candidate?.keptBlend;
  return (
    kept?.grow === blend.grow && kept.feather === blend.feather && kept.keepUnmasked === blend.keepUnmasked
  );
}
