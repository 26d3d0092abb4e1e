import * as vscode from 'vscode';
import { currentServer } from '../../host/server.ts';
import { resolveModel } from '../../host/serverModels.ts';
import { readSetting } from '../../host/settings.ts';
import type { ImageRequest, ListedModel } from '../../images/imageProvider.ts';
import { familyOf, knownModel, type ModelFamily } from '../../images/models.ts';
import { type UnsupportedOption, unsupportedOptions } from '../../images/unsupportedOptions.ts';

/** What a request can do without. */
const droppable = ['size', 'quality', 'background', 'format', 'compression', 'moderation'] as const;
type Droppable = (typeof droppable)[number];

/**
 * The request as it is, where its model still takes all of it. Otherwise says what is missing, and asks whether to
 * send what is left to the model that is there.
 *
 * @returns `undefined` when the person gave up, or nothing could be sent.
 */
export async function withWhatIsThere(
  request: ImageRequest,
  listed: readonly ListedModel[],
): Promise<ImageRequest | undefined> {
  const { model } = request;
  const isOffered = listed.length === 0 || listed.some(({ id }) => id === model);
  const replacement = isOffered ? model : replacementOf(model, listed);
  const lacks = lacksOf(
    { ...request, model: replacement },
    familyOf(replacement, readSetting('modelAliases')),
  );
  if (isOffered && lacks.length === 0) return request;
  const sentences = [
    ...(isOffered ? [] : [`${currentServer().host} no longer offers ${model}.`]),
    ...lacks.map(({ sentence }) => sentence),
  ];
  const canBeSent = lacks.every(({ option }) => isDroppable(option));
  const send = isOffered ? 'Generate Without Them' : `Use ${replacement}`;
  const answer = await vscode.window.showWarningMessage(
    'The image cannot be made again with all of its settings.',
    { modal: true, detail: sentences.join('\n') },
    ...(canBeSent ? [send] : []),
  );
  if (answer !== send) return undefined;
  return without({ ...request, model: replacement }, lacks);
}

/** Several requests make what is too much for one. */
function lacksOf(request: ImageRequest, family: ModelFamily): readonly UnsupportedOption[] {
  return unsupportedOptions({ ...request, count: Math.min(request.count, family.maxCount) }, family);
}

function replacementOf(model: string, listed: readonly ListedModel[]): string {
  const named = knownModel(model)?.replacement;
  return listed.some(({ id }) => id === named) && named ? named : resolveModel('auto', listed);
}

function without(request: ImageRequest, lacks: readonly UnsupportedOption[]): ImageRequest {
  const left = { ...request };
  for (const { option } of lacks) if (isDroppable(option)) delete left[option];
  return left;
}

function isDroppable(option: string): option is Droppable {
  return droppable.some((one) => one === option);
}
