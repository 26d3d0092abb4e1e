import type * as vscode from 'vscode';
import type { Blend } from '../geometry/blend.ts';
import type { ImageQuality } from '../images/imageProvider.ts';
import { familyOf, type ModelFamily } from '../images/models.ts';
import { isSettingSet, readSetting } from './settings.ts';

/** What the settings say of edits of one file. */
export interface EditSettings {
  /** `auto` or a model id. */
  readonly model: string;
  readonly quality: ImageQuality;
  /** Somebody chose it: an unknown model gets it then, too. */
  readonly isQualitySet: boolean;
  readonly count: number;
  /** House style, white space around it removed. */
  readonly style: string;
  readonly partialImages: number;
  readonly blend: Blend;
  familyOf(model: string): ModelFamily;
}

/** @throws SettingError */
export function readEditSettings(uri: vscode.Uri): EditSettings {
  const aliases = readSetting('modelAliases');
  return {
    model: readSetting('model', uri),
    quality: readSetting('quality', uri),
    isQualitySet: isSettingSet('quality', uri),
    count: readSetting('count', uri),
    style: readSetting('style', uri).trim(),
    partialImages: readSetting('partialImages', uri),
    blend: {
      grow: readSetting('maskGrow', uri),
      feather: readSetting('maskFeather', uri),
      keepUnmasked: readSetting('keepUnmasked', uri),
    },
    familyOf: (model) => familyOf(model, aliases),
  };
}
