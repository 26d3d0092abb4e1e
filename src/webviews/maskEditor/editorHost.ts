import * as vscode from 'vscode';
import type { MaskEditorHost } from '../../protocol/maskEditor.ts';
import { checkFlag, checkParams, checkSize, checkText, checkWhole } from '../checkedParams.ts';
import { CandidateActions } from './candidateActions.ts';
import { checkBlend, checkChoices, checkEditRequest, checkMask } from './checkedEditParams.ts';
import { editorModel } from './editorModel.ts';
import type { EditorState } from './editorState.ts';
import type { EditSending } from './editSending.ts';
import type { MaskEditorParts } from './maskEditorParts.ts';
import { loadMask, readMask, saveMask } from './maskFiles.ts';
import { OriginalFile } from './originalFile.ts';
import { tellOfOtherVersions } from './tellOfRecords.ts';

export interface EditorHostParts {
  readonly state: EditorState;
  readonly parts: MaskEditorParts;
  readonly sending: EditSending;
  readonly ready: MaskEditorHost['ready'];
}

/** In characters: as much as a page may hold of strokes. */
const longestDraft = 32 * 1024 * 1024;

/** What the page may ask; everything that it sends is checked here. */
export function editorHost({ state, parts, sending, ready }: EditorHostParts): MaskEditorHost {
  const candidates = new CandidateActions(state, parts);
  const original = new OriginalFile(state, parts, candidates);
  const document = state.uri.toString();
  const named = (params: unknown) => {
    const { candidate, blend } = checkParams(params);
    return { answer: state.answer(candidate), blend: checkBlend(blend) };
  };
  return {
    ready,
    async saveDraft(params) {
      parts.drafts.save(document, { page: checkText(checkParams(params)['draft'], 'draft', longestDraft) });
    },
    async estimate(params) {
      const { choices, sent, promptLength } = checkParams(params);
      const { qualities } = editorModel(state);
      return sending.estimate({
        choices: checkChoices(choices, qualities),
        sent: checkSize(sent),
        promptLength: checkWhole(promptLength, 'promptLength', 0, 100_000),
      });
    },
    async generate(params) {
      const { picture } = state;
      if (!picture) throw new Error('There is no picture to edit.');
      await sending.send(checkEditRequest(params, picture.facts, editorModel(state)));
    },
    async cancel(params) {
      const { job } = checkParams(params);
      const running = parts.editJobs.of(document)?.job;
      if (running?.id === job) running?.cancel();
    },
    async keep(params) {
      const { answer, blend } = named(params);
      return candidates.keep(answer, blend);
    },
    async discard(params) {
      await candidates.discard(state.answer(checkParams(params)['candidate']));
    },
    async undiscard(params) {
      await candidates.undiscard(checkParams(params)['candidate']);
    },
    async continueOn(params) {
      const { answer, blend } = named(params);
      await candidates.continueOn(answer, blend);
    },
    async backToFile() {
      state.paintOn(undefined);
      await state.readRecords();
      tellOfOtherVersions(state);
    },
    async replaceOriginal(params) {
      const { answer, blend } = named(params);
      return original.replace(answer, blend);
    },
    restoreOriginal: () => original.restore(),
    loadMask: () => loadMask(state.document, parts),
    async readMask(params) {
      return readMask(checkText(checkParams(params)['hash'], 'hash', 64), parts);
    },
    async saveMask(params) {
      const { mask, size } = checkParams(params);
      const checked = checkSize(size);
      return saveMask(checkMask(mask, checked), checked, state.document, parts);
    },
    async selectModel() {
      await vscode.commands.executeCommand('easel.selectModel');
    },
    async answerMessage(params) {
      const { id, take } = checkParams(params);
      try {
        await state.messages.answer(checkText(id, 'id', 100), checkFlag(take, 'take'));
      } catch (error) {
        sending.showFailure(error);
      }
    },
  };
}
