import { inputLimits } from '../../images/inputLimits.ts';
import { parseSize } from '../../images/models.ts';
import {
  type ComposerChoices,
  type ComposerOptions,
  type ComposerRequest,
  type GalleryAction,
  type GalleryQuery,
  galleryActions,
} from '../../protocol/gallery.ts';
import { checkFlag, checkParams, checkText, checkWhole } from '../checkedParams.ts';

/*
 * A page is not trusted: all that it sends is read anew by these. Each throws a TypeError or RangeError that names
 * what is wrong.
 */

const longestId = 200;

const sources = ['records', 'workspace'] as const;
const states = ['all', 'files', 'notKept', 'removed'] as const;
const sorts = ['newest', 'oldest', 'name'] as const;
const operations = ['generate', 'edit', 'variation'] as const;

export function checkQuery(value: unknown): GalleryQuery {
  const { source, text, operation, model, starred, state, sort } = checkParams(value);
  return {
    source: checkOneOf(source, sources, 'source'),
    text: checkText(text, 'text', 1000),
    ...(operation !== undefined && { operation: checkOneOf(operation, operations, 'operation') }),
    ...(model !== undefined && { model: checkText(model, 'model', 200) }),
    ...(starred !== undefined && { starred: checkFlag(starred, 'starred') }),
    state: checkOneOf(state, states, 'state'),
    sort: checkOneOf(sort, sorts, 'sort'),
  };
}

export function checkId(value: unknown): string {
  return checkText(value, 'id', longestId);
}

export function checkIds(value: unknown, most: number): readonly string[] {
  return checkTexts(value, 'ids', most, longestId);
}

export function checkTexts(value: unknown, name: string, most: number, longest: number): readonly string[] {
  if (!Array.isArray(value)) throw new TypeError(`${name} must be a list.`);
  if (value.length > most) throw new RangeError(`${name} must be at most ${most}.`);
  return value.map((text) => checkText(text, name, longest));
}

export function checkAction(value: unknown): GalleryAction {
  return checkOneOf(value, galleryActions, 'action');
}

export function checkComposerChoices(value: unknown, options: ComposerOptions): ComposerChoices {
  const { size, quality, background, count } = checkParams(value);
  const sizeText = checkOffered(size, options.sizes, 'size');
  if (sizeText !== 'auto' && !parseSize(sizeText)) throw new RangeError('There is no such size.');
  return {
    size: sizeText,
    quality: checkOffered(quality, options.qualities, 'quality'),
    background: checkOffered(background, options.backgrounds, 'background'),
    count: checkWhole(count, 'count', 1, options.maxCount),
  };
}

export function checkComposerRequest(value: unknown, options: ComposerOptions): ComposerRequest {
  const { prompt, choices, references, pricedModel } = checkParams(value);
  return {
    prompt: checkText(prompt, 'prompt', options.maxPromptLength).trim(),
    choices: checkComposerChoices(choices, options),
    references: checkTexts(references, 'references', inputLimits.images, longestId),
    ...(pricedModel !== undefined && { pricedModel: checkText(pricedModel, 'pricedModel', 200) }),
  };
}

export function checkReferenceCount(value: unknown): number {
  return checkWhole(value, 'references', 0, inputLimits.images);
}

/** What is offered; where nothing is, the value goes nowhere. */
function checkOffered(value: unknown, offered: readonly string[], name: string): string {
  const text = checkText(value, name, 50);
  if (offered.length > 0 && !offered.includes(text)) throw new RangeError(`There is no such ${name}.`);
  return text;
}

function checkOneOf<T extends string>(value: unknown, known: readonly T[], name: string): T {
  const found = known.find((one) => one === value);
  if (found === undefined) throw new RangeError(`There is no such ${name}.`);
  return found;
}
