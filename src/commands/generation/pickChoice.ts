import * as vscode from 'vscode';
import type { ImageSize } from '../../images/imageProvider.ts';
import { isLegalSize, type ModelFamily } from '../../images/models.ts';
import { sizeAdvice } from '../../images/unsupportedOptions.ts';
import { accepted } from '../quickPick.ts';
import type { ChoiceKey, Choices, RequestChoices } from './requestChoices.ts';

/** The choices that have a row of their own and a list or box to choose in. */
export type PickedKey = Exclude<ChoiceKey, 'model' | 'moderation'>;

const otherSize = 'Other Size…';

/** Asks for a new value of one choice; `undefined` keeps the old one. */
export async function pickChoice<K extends PickedKey>(
  key: K,
  choices: RequestChoices,
  family: ModelFamily,
): Promise<Choices[K] | undefined> {
  return (await ask(key, choices, family)) as Choices[K] | undefined;
}

async function ask(key: PickedKey, choices: RequestChoices, family: ModelFamily): Promise<unknown> {
  switch (key) {
    case 'size':
      return askSize(choices.size, family);
    case 'quality':
      return fromList('Quality', orAny(family.qualities, ['auto', 'low', 'medium', 'high']), choices.quality);
    case 'background':
      return fromList(
        'Background',
        orAny(family.backgrounds, ['auto', 'transparent', 'opaque']),
        choices.background,
      );
    case 'format':
      return fromList('Format', orAny(family.formats, ['png', 'jpeg', 'webp']), choices.format);
    case 'count':
      return fromList('Count', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], choices.count);
    case 'compression':
      return askNumber('Compression', choices.compression);
    case 'style':
      return vscode.window.showInputBox({
        title: 'Style',
        prompt: 'Added to the end of every prompt. Empty for none.',
        placeHolder: 'Flat vector illustration, warm colours, no text',
        value: choices.style,
        ignoreFocusOut: true,
      });
  }
}

function orAny<T>(known: readonly T[], any: readonly T[]): readonly T[] {
  return known.length > 0 ? known : any;
}

async function fromList<T extends string | number>(
  title: string,
  values: readonly T[],
  current: T,
): Promise<T | undefined> {
  const pick = vscode.window.createQuickPick<vscode.QuickPickItem & { value: T }>();
  pick.title = title;
  pick.placeholder = `Now ${spoken(current)}`;
  pick.items = values.map((value) => ({ label: spoken(value), value }));
  pick.activeItems = pick.items.filter(({ value }) => value === current);
  try {
    return (await accepted(pick))?.value;
  } finally {
    pick.dispose();
  }
}

/** As in 1024×768, while `max` stays. */
function spoken(value: string | number): string {
  return String(value).replace(/(?<=\d)x(?=\d)/, '×');
}

async function askSize(current: ImageSize, family: ModelFamily): Promise<ImageSize | undefined> {
  const { sizes } = family;
  const presets = sizes.kind === 'list' ? sizes.sizes : sizes.kind === 'range' ? sizes.presets : [];
  const auto = sizes.kind === 'any' || sizes.auto ? ['auto'] : [];
  const other = sizes.kind === 'list' ? [] : [otherSize];
  const chosen = await fromList<string>('Size', [...presets, ...auto, ...other], current);
  if (chosen !== otherSize) return chosen as ImageSize | undefined;
  const typed = await vscode.window.showInputBox({
    title: 'Size',
    prompt: sizeRule(family),
    value: current === 'auto' ? '1024x1024' : current,
    ignoreFocusOut: true,
    validateInput: (value) => (isLegalSize(normalSize(value), family) ? undefined : sizeRule(family)),
  });
  return typed === undefined ? undefined : normalSize(typed);
}

function normalSize(text: string): ImageSize {
  return text
    .trim()
    .toLowerCase()
    .replace(/\s*[×x*]\s*/, 'x') as ImageSize;
}

function sizeRule(family: ModelFamily): string {
  return `Width x height in pixels, as in 1024x768. ${sizeAdvice(family)}`.trim();
}

async function askNumber(title: string, current: number): Promise<number | undefined> {
  const text = await vscode.window.showInputBox({
    title,
    prompt: 'Quality of JPEG and WebP files, from 0 (small) to 100 (best).',
    value: String(current),
    ignoreFocusOut: true,
    validateInput: (value) =>
      /^(100|\d{1,2})$/.test(value.trim()) ? undefined : 'A whole number from 0 to 100.',
  });
  return text === undefined ? undefined : Number(text.trim());
}
