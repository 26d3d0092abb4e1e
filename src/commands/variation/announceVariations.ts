import * as vscode from 'vscode';
import { isCancellation, showFailure } from '../../host/showFailure.ts';
import { uriName } from '../../host/uriName.ts';
import { ImageProviderError, isImageProviderError } from '../../images/imageProviderError.ts';
import { askFolder } from '../generation/outputDestination.ts';
import { cancelledOf, outcomeSentence } from './outcomeSentence.ts';
import type { Variation, VariationOutcome, Variations } from './variations.ts';

export interface AnnouncedRun {
  readonly outcomes: readonly VariationOutcome[];
  /** As in "Try Again · about $0.05", for these. */
  readonly tryAgain: (variations: readonly Variation[]) => string;
  /** Makes these once more. */
  readonly again: (variations: readonly Variation[]) => Promise<void>;
}

/** Says what was saved and what was cancelled, and in one message for each reason what failed. */
export function announceVariations(run: AnnouncedRun, variations: Variations): void {
  void announceEnd(run);
  const { outcomes, again } = run;
  const failed = outcomes.filter(({ failure }) => failure !== undefined && !isCancellation(failure));
  for (const group of Map.groupBy(failed, ({ failure }) => String(failure)).values()) {
    const names = group.length < outcomes.length ? group.map(({ variation }) => variation.source.uri) : [];
    void showFailure(naming(group[0]?.failure, names), {
      tryAgain: () => again(group.map(({ variation }) => variation)),
    });
  }
  const notKept = outcomes.filter(({ keepFailure }) => keepFailure !== undefined);
  for (const group of Map.groupBy(notKept, ({ keepFailure }) => String(keepFailure)).values()) {
    void offerElsewhere(run, group, variations);
  }
}

/** To try again is to make what was cancelled, else all that was made. */
async function announceEnd({ outcomes, tryAgain, again }: AnnouncedRun): Promise<void> {
  const message = outcomeSentence(outcomes);
  if (message === undefined) return;
  const cancelled = cancelledOf(outcomes);
  const wanted = cancelled.length > 0 ? cancelled : outcomes.filter(({ stored }) => stored.length > 0);
  const variations = wanted.map(({ variation }) => variation);
  const [first] = outcomes.flatMap(({ stored }) => stored);
  const [open, retry] = ['Open', tryAgain(variations)];
  const buttons = first ? [open, retry] : [retry];
  const answer = await vscode.window.showInformationMessage(message, ...buttons);
  try {
    if (answer === open && first) {
      await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(first.uri));
    }
    if (answer === retry) await again(variations);
  } catch (error) {
    await showFailure(error);
  }
}

/** Until the images are kept, or the person leaves them in the archive. */
async function offerElsewhere(
  run: AnnouncedRun,
  outcomes: readonly VariationOutcome[],
  variations: Variations,
): Promise<void> {
  const left = outcomes.filter(({ unkept }) => unkept.length > 0);
  await showFailure(outcomes[0]?.keepFailure, {
    ...(left.length > 0 && {
      saveElsewhere: async () => {
        const folder = await askFolder();
        if (!folder) return offerElsewhere(run, outcomes, variations);
        const moved = left.map(({ variation, unkept }) => {
          const destination = { folder: folder.toString(), name: variation.destination.name };
          return variations.keep({ ...variation, destination }, unkept);
        });
        return announceVariations({ ...run, outcomes: await Promise.all(moved) }, variations);
      },
    }),
  });
}

/** Which of several files a failure is about, in front of its sentence. */
function naming(failure: unknown, uris: readonly vscode.Uri[]): unknown {
  if (uris.length === 0 || !isImageProviderError(failure)) return failure;
  const names = uris.map((uri) => `“${uriName(uri)}”`).join(', ');
  return new ImageProviderError(failure.reason, `${names}: ${failure.message}`, failure.details, {
    cause: failure,
  });
}
