import * as vscode from 'vscode';
import type {
  ImageBackground,
  ImageFormat,
  ImageModeration,
  ImageQuality,
  ImageSize,
} from '../images/imageProvider.ts';
import type { PriceSetting } from '../images/pricing.ts';
import { SettingError } from './settingError.ts';

/** Every setting of the manifest; defaults and meanings are there only. */
export interface Settings {
  baseUrl: string;
  model: string;
  modelAliases: Readonly<Record<string, string>>;
  size: ImageSize;
  quality: ImageQuality;
  background: ImageBackground;
  format: ImageFormat;
  compression: number;
  count: number;
  moderation: ImageModeration;
  style: string;
  outputFolder: string;
  fileName: string;
  insertLink: 'after' | 'replace' | 'none';
  confirm: 'always' | 'aboveLimit';
  confirmAbove: number;
  monthlyBudget: number;
  prices: PriceSetting;
  imagesPerMinute: number;
  partialImages: number;
  keepUnmasked: boolean;
  maskGrow: number;
  maskFeather: number;
  embedPrompt: boolean;
}

/**
 * One setting, for a document or folder where that matters.
 * @throws SettingError when settings.json holds a value of another type or outside the manifest's range.
 */
export function readSetting<K extends keyof Settings>(
  key: K,
  scope?: vscode.ConfigurationScope,
): Settings[K] {
  const configuration = vscode.workspace.getConfiguration('easel', scope ?? null);
  const value = configuration.get<unknown>(key);
  const fallback = configuration.inspect<unknown>(key)?.defaultValue;
  if (typeof value !== typeof fallback || !isLegal(key, value)) {
    throw new SettingError(
      key,
      `The setting easel.${key} holds a value that Easel cannot use: ${JSON.stringify(value)}.`,
    );
  }
  return value as Settings[K];
}

/** Whether somebody set it, rather than left it at its default. */
export function isSettingSet(key: keyof Settings, scope?: vscode.ConfigurationScope): boolean {
  const set = vscode.workspace.getConfiguration('easel', scope ?? null).inspect(key);
  return [set?.globalValue, set?.workspaceValue, set?.workspaceFolderValue].some(
    (value) => value !== undefined,
  );
}

/** Writes a setting where it is already set, else for the user. */
export async function writeSetting<K extends keyof Settings>(
  key: K,
  value: Settings[K],
  scope?: vscode.ConfigurationScope,
): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('easel', scope ?? null);
  const set = configuration.inspect(key);
  const target =
    set?.workspaceFolderValue !== undefined
      ? vscode.ConfigurationTarget.WorkspaceFolder
      : set?.workspaceValue !== undefined
        ? vscode.ConfigurationTarget.Workspace
        : vscode.ConfigurationTarget.Global;
  await configuration.update(key, value, target);
}

/** VS Code shows a wrong value in settings.json as a warning, but hands it out all the same. */
function isLegal(key: keyof Settings, value: unknown): boolean {
  switch (key) {
    case 'size':
      return /^(auto|[1-9]\d{1,3}x[1-9]\d{1,3})$/.test(String(value));
    case 'quality':
      return ['auto', 'low', 'medium', 'high', 'xhigh', 'max', 'standard', 'hd'].includes(String(value));
    case 'background':
      return ['auto', 'transparent', 'opaque'].includes(String(value));
    case 'format':
      return ['png', 'jpeg', 'webp'].includes(String(value));
    case 'insertLink':
      return ['after', 'replace', 'none'].includes(String(value));
    case 'confirm':
      return ['always', 'aboveLimit'].includes(String(value));
    case 'moderation':
      return ['auto', 'low'].includes(String(value));
    case 'compression':
      return isInteger(value, 0, 100);
    case 'count':
      return isInteger(value, 1, 10);
    case 'imagesPerMinute':
      return isInteger(value, 0, Number.MAX_SAFE_INTEGER);
    case 'partialImages':
      return isInteger(value, 0, 3);
    case 'maskGrow':
    case 'maskFeather':
      return isInteger(value, 0, 256);
    case 'confirmAbove':
    case 'monthlyBudget':
      return Number.isFinite(value) && Number(value) >= 0;
    case 'prices':
    case 'modelAliases':
      return value !== null && !Array.isArray(value);
    default:
      return true;
  }
}

function isInteger(value: unknown, low: number, high: number): boolean {
  return Number.isInteger(value) && Number(value) >= low && Number(value) <= high;
}
