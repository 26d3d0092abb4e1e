import type * as vscode from 'vscode';
import { type Blend, cappedBlend } from '../../geometry/blend.ts';
import { shutdownNotice } from '../../host/shutdownNotice.ts';
import { frameRule } from '../../images/frameRule.ts';
import { knownModel, type ModelFamily } from '../../images/models.ts';
import type {
  EditCandidate,
  EditJob,
  EditorImage,
  EditorModel,
  MaskEditorModel,
} from '../../protocol/maskEditor.ts';
import type { ArchiveUri } from '../archiveUris.ts';
import type { EditorState, KnownAnswer } from './editorState.ts';

/** A webview URI. Another version is another URI, so that a page loads it anew. */
export type UrlOf = (uri: vscode.Uri, version?: string) => string;

/** How the page of one editor reaches images. */
export interface EditorUrls {
  readonly of: UrlOf;
  readonly archiveUri: ArchiveUri;
}

/** Easel asks as often as a model needs. */
const maxCount = 10;
const noBlend: Blend = { grow: 0, feather: 0, keepUnmasked: true };

/** What the page is to show now. */
export function maskEditorModel(
  state: EditorState,
  job: EditJob | undefined,
  urls: EditorUrls,
): MaskEditorModel {
  const { settings, picture, messages } = state;
  const image = settings && editorImage(state, urls);
  return {
    ...(image && { image }),
    model: editorModel(state),
    choices: { quality: settings?.quality ?? 'auto', count: settings?.count ?? 1 },
    blend: settings && picture ? cappedBlend(settings.blend, picture.facts) : noBlend,
    messages: messages.list,
    candidates: state.answers
      .filter(({ answer }) => answer.recipe.source === picture?.hash)
      .map((known) => candidate(known, state, urls)),
    ...(job && { job }),
    canRestore: state.canRestore,
    suggestedPrompt: state.suggestedPrompt,
  };
}

function editorImage(state: EditorState, urls: EditorUrls): EditorImage | undefined {
  const { picture, isCandidate, isInArchive, document, uri } = state;
  if (!picture) return undefined;
  return {
    id: picture.hash,
    url: isInArchive ? urls.of(urls.archiveUri(picture.hash, 'png')) : urls.of(uri, document.state.version),
    name: document.name,
    isCandidate,
    width: picture.facts.width,
    height: picture.facts.height,
  };
}

export function editorModel({ settings, listed, modelId }: EditorState): EditorModel {
  const family = settings?.familyOf(modelId);
  const warning = family && modelWarning(modelId, family, listed);
  const style = settings?.style ?? '';
  return {
    id: modelId,
    label: knownModel(modelId)?.label ?? modelId,
    ...(warning !== undefined && { warning }),
    frameRule: family ? frameRule(family) : { kind: 'any' },
    qualities: family && family.sizes.kind !== 'any' ? family.qualities : [],
    maxCount,
    takesMask: family?.mask ?? false,
    maxPromptLength: (family?.maxPromptLength ?? 0) - (style === '' ? 0 : style.length + 2),
  };
}

function modelWarning(id: string, family: ModelFamily, listed: EditorState['listed']): string | undefined {
  if (family.maxEditImages === 0) return 'This model cannot edit images. Choose another one.';
  const notice = shutdownNotice(id, listed, new Date());
  return notice && `${notice}.`;
}

function candidate({ answer, kept }: KnownAnswer, state: EditorState, urls: EditorUrls): EditCandidate {
  const { hash, format, prompt, recipe } = answer;
  return {
    id: hash,
    url: urls.of(urls.archiveUri(hash, format)),
    extend: recipe.extend,
    frame: recipe.frame,
    ...(recipe.mask !== undefined && { maskUrl: urls.of(urls.archiveUri(recipe.mask, 'png')) }),
    blend: recipe.blend,
    prompt: state.withoutStyle(prompt),
    ...(kept && { keptAs: kept.name, ...(kept.blend && { keptBlend: kept.blend }) }),
  };
}
