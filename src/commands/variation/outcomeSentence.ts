import * as vscode from 'vscode';
import { isCancellation } from '../../host/showFailure.ts';
import { uriName } from '../../host/uriName.ts';
import type { VariationOutcome } from './variations.ts';

const mostNames = 5;

/** What was saved, and what the person cancelled; `undefined` where there is nothing to say that they do not know. */
export function outcomeSentence(outcomes: readonly VariationOutcome[]): string | undefined {
  const cancelled = cancelledOf(outcomes);
  const stored = outcomes.flatMap((outcome) => outcome.stored);
  const billed = cancelled.filter(({ maybeBilled }) => maybeBilled).length;
  // Whoever declines a price, or cancels before anything was sent, knows it.
  if (stored.length === 0 && billed === 0 && (cancelled.length === 0 || outcomes.length === 1))
    return undefined;
  const saved = savedPart(stored.map(({ uri }) => vscode.Uri.parse(uri)));
  if (cancelled.length === 0) return saved;
  const names = outcomes.length === 1 ? '' : `: ${namesOf(cancelled)}`;
  const left =
    billed === 1
      ? 'A request had left this machine, so it may be billed.'
      : `${billed} requests had left this machine, so they may be billed.`;
  return [saved, `Cancelled${names}`, billed > 0 ? left : undefined]
    .flatMap((part) => (part === undefined ? [] : [part.endsWith('.') ? part : `${part}.`]))
    .join(' ');
}

/** With what is still missing of each. */
export function cancelledOf(outcomes: readonly VariationOutcome[]): readonly VariationOutcome[] {
  return outcomes.filter(({ failure }) => failure !== undefined && isCancellation(failure));
}

function savedPart(uris: readonly vscode.Uri[]): string | undefined {
  const [first, ...others] = uris;
  if (!first) return undefined;
  return others.length === 0
    ? `Variation saved: ${vscode.workspace.asRelativePath(first)}`
    : `${uris.length} variations saved`;
}

function namesOf(outcomes: readonly VariationOutcome[]): string {
  const names = outcomes.map(({ variation }) => `“${uriName(variation.source.uri)}”`);
  const more = names.length > mostNames ? [`and ${names.length - mostNames} more`] : [];
  return [...names.slice(0, mostNames), ...more].join(', ');
}
