import type * as vscode from 'vscode';
import { isSettingSet, readSetting, type Settings, writeSetting } from '../../host/settings.ts';
import type { GenerateRequest, ImageOptions } from '../../images/imageProvider.ts';
import { isLegalSize, type ModelFamily } from '../../images/models.ts';

const keys = [
  'model',
  'size',
  'quality',
  'background',
  'format',
  'compression',
  'moderation',
  'count',
  'style',
] as const;
export type ChoiceKey = (typeof keys)[number];
export type Choices = Pick<Settings, ChoiceKey>;

/** What a request is made of besides its prompt, and which of it the person chose rather than left alone. */
export interface RequestChoices extends Choices {
  readonly chosen: ReadonlySet<ChoiceKey>;
}

/** The settings, under what was changed in this window. */
export class ChoiceDefaults {
  readonly #changes: Partial<Choices> = {};

  read(scope?: vscode.ConfigurationScope): RequestChoices {
    const settings = settingChoices(scope);
    const changed = keys.filter((key) => key in this.#changes);
    return { ...settings, ...this.#changes, chosen: new Set([...settings.chosen, ...changed]) };
  }

  /** Holds until the window closes. */
  change<K extends ChoiceKey>(key: K, value: Choices[K]): void {
    this.#changes[key] = value;
  }

  /** Makes the value the setting. */
  async pin<K extends ChoiceKey>(
    key: K,
    value: Settings[K],
    scope?: vscode.ConfigurationScope,
  ): Promise<void> {
    await writeSetting<K>(key, value, scope);
    delete this.#changes[key];
  }
}

/** The settings alone. @throws SettingError */
export function settingChoices(scope?: vscode.ConfigurationScope): RequestChoices {
  return {
    model: readSetting('model', scope),
    size: readSetting('size', scope),
    quality: readSetting('quality', scope),
    background: readSetting('background', scope),
    format: readSetting('format', scope),
    compression: readSetting('compression', scope),
    moderation: readSetting('moderation', scope),
    count: readSetting('count', scope),
    style: readSetting('style', scope),
    chosen: new Set(keys.filter((key) => isSettingSet(key, scope))),
  };
}

/**
 * The request, with nothing in it that the model does not know: a default that it lacks is left out, and an
 * unknown model gets only what the person chose.
 */
export function generateRequest(
  prompt: string,
  choices: RequestChoices,
  model: string,
  family: ModelFamily,
): GenerateRequest {
  return {
    kind: 'generate',
    model,
    count: choices.count,
    prompt: choices.style.trim() === '' ? prompt : `${prompt}\n\n${choices.style.trim()}`,
    ...imageOptions(choices, family),
  };
}

/** @see generateRequest */
export function imageOptions(choices: RequestChoices, family: ModelFamily): ImageOptions {
  const known = family.sizes.kind !== 'any';
  const send = (key: ChoiceKey, isKnown: boolean) => (known ? isKnown : choices.chosen.has(key));
  const lossy = choices.format !== 'png';
  return {
    ...(send('size', isLegalSize(choices.size, family)) && { size: choices.size }),
    ...(send('quality', family.qualities.includes(choices.quality)) && { quality: choices.quality }),
    ...(send('background', family.backgrounds.includes(choices.background)) && {
      background: choices.background,
    }),
    ...(send('format', family.formats.includes(choices.format)) && { format: choices.format }),
    ...(lossy &&
      send('compression', family.formats.includes(choices.format)) && { compression: choices.compression }),
    ...(send('moderation', family.moderations.includes(choices.moderation)) && {
      moderation: choices.moderation,
    }),
  };
}
