import type { EditorState } from './editorState.ts';
import type { MaskDraft } from './maskDrafts.ts';
import type { MaskEditorParts } from './maskEditorParts.ts';

/** Says, once an editor opens, what an earlier one left behind. */
export async function tellOfRecords(
  state: EditorState,
  { library, drafts }: MaskEditorParts,
  draft: MaskDraft,
): Promise<void> {
  const { messages } = state;
  const count = state.answers.length;
  if (!tellOfOtherVersions(state) && count > 0) {
    const text = count === 1 ? '1 result not kept.' : `${count} results not kept.`;
    messages.show({ id: 'notKept', severity: 'info', text });
  }
  const document = state.uri.toString();
  const { jobs } = await library.load();
  const interrupted = jobs.find(
    (job) => job.state === 'interrupted' && job.request.recipe?.document === document,
  );
  if (!interrupted || interrupted.job === draft.toldOf) return;
  drafts.save(document, { toldOf: interrupted.job });
  const billed = interrupted.maybeBilled ? ', and may have been billed' : '';
  const text = `A request was interrupted when the window closed${billed}. Your mask is still here.`;
  messages.show({ id: 'interrupted', severity: 'warning', text });
}

/** Says of answers that the tray does not show, because they were made for another picture than what is painted on. */
export function tellOfOtherVersions(state: EditorState): boolean {
  const { messages, answers, picture } = state;
  const others = answers.filter(({ answer, kept }) => !kept && answer.recipe.source !== picture?.hash);
  const newest = others.at(-1)?.answer;
  if (!newest || !picture) return false;
  const are = others.length === 1 ? '1 result belongs' : `${others.length} results belong`;
  messages.show(
    {
      id: 'notKept',
      severity: 'info',
      text: `${are} to another version of this picture, and none is kept.`,
    },
    { title: 'Show Them', run: () => paintOnVersion(state, newest.recipe.source) },
  );
  return true;
}

async function paintOnVersion(state: EditorState, hash: string): Promise<void> {
  if (!(await state.restoreCandidate(hash))) {
    const text = 'That version is no longer in Easel’s archive. The gallery has its results.';
    state.messages.show({ id: 'notKept', severity: 'warning', text });
  }
  await state.readRecords();
}
