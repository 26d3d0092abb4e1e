import type { ModerationStage } from './apiError.ts';
import type { Endpoint } from './endpoint.ts';

/** Which requests a failure takes, and how many. */
interface Aim {
  /** 1 unless told; `always` until the failures are cleared. */
  readonly times?: number | 'always';
  /** Generations, edits and variations unless told. */
  readonly on?: readonly Endpoint[];
}

export type UrlVariant = 'ok' | 'expired' | 'wrongType' | 'oversize' | 'redirect';
export type CompatShape = 'string' | 'detail' | 'detailList' | 'message';

type FailureKinds =
  /** A turn without a failure, so that a script can fail the second request. */
  | { readonly kind: 'none' }
  // Answers in OpenAI's error envelope.
  | { readonly kind: 'invalidKey' | 'organizationNotVerified' | 'region' | 'permission' | 'projectAccess' }
  | { readonly kind: 'modelNotFound' | 'quota' | 'billingLimit' | 'conflict' | 'retiredEndpoint' }
  | { readonly kind: 'badRequest'; readonly param?: string; readonly message?: string }
  | { readonly kind: 'rateLimit'; readonly retryAfterSeconds?: number; readonly retryAfterMs?: number }
  | { readonly kind: 'moderation'; readonly stage?: ModerationStage; readonly categories?: readonly string[] }
  /** `status`: 500 unless told. */
  | { readonly kind: 'serverError'; readonly status?: number; readonly retryAfterSeconds?: number }
  // Other servers' answers.
  | { readonly kind: 'compatError'; readonly shape?: CompatShape; readonly status?: number }
  /** `status`: 200 unless told. */
  | { readonly kind: 'htmlBody'; readonly status?: number }
  /** `location`: this server under another host name unless told; `status`: 307. */
  | { readonly kind: 'redirect'; readonly location?: string; readonly status?: number }
  // Successes with something wrong.
  | { readonly kind: 'truncatedBody' | 'malformedJson' | 'emptyData' | 'brokenImage' | 'jsonInsteadOfStream' }
  /** Half the asked width. */
  | { readonly kind: 'otherSize' }
  | { readonly kind: 'url'; readonly variant?: UrlVariant }
  | { readonly kind: 'slow'; readonly seconds?: number }
  // Streams; a request that asked for none gets half its body and then the same end.
  | { readonly kind: 'stalledStream' | 'cutStream' | 'endedStream' | 'streamError' }
  // Connections.
  | { readonly kind: 'resetBeforeBody' | 'resetAfterBody' | 'silence' };

export type Failure = FailureKinds & Aim;
export type FailureKind = Failure['kind'];

type OptionRule = 'number' | 'text' | 'texts' | readonly string[];

/** Every kind with its options; the first is the one that `--fail kind:value` sets. */
export const failureOptions: Readonly<Record<FailureKind, Readonly<Record<string, OptionRule>>>> = {
  none: {},
  invalidKey: {},
  organizationNotVerified: {},
  region: {},
  permission: {},
  projectAccess: {},
  modelNotFound: {},
  quota: {},
  billingLimit: {},
  conflict: {},
  retiredEndpoint: {},
  badRequest: { param: 'text', message: 'text' },
  rateLimit: { retryAfterSeconds: 'number', retryAfterMs: 'number' },
  moderation: { stage: ['input', 'output', 'unknown'], categories: 'texts' },
  serverError: { status: 'number', retryAfterSeconds: 'number' },
  compatError: { shape: ['string', 'detail', 'detailList', 'message'], status: 'number' },
  htmlBody: { status: 'number' },
  redirect: { location: 'text', status: 'number' },
  truncatedBody: {},
  malformedJson: {},
  emptyData: {},
  brokenImage: {},
  jsonInsteadOfStream: {},
  otherSize: {},
  url: { variant: ['ok', 'expired', 'wrongType', 'oversize', 'redirect'] },
  slow: { seconds: 'number' },
  stalledStream: {},
  cutStream: {},
  endedStream: {},
  streamError: {},
  resetBeforeBody: {},
  resetAfterBody: {},
  silence: {},
};

const endpoints: readonly string[] = [
  'generations',
  'edits',
  'variations',
  'models',
  'model',
  'files',
] satisfies Endpoint[];

function isKind(value: unknown): value is FailureKind {
  return typeof value === 'string' && Object.hasOwn(failureOptions, value);
}

function fits(value: unknown, rule: OptionRule): boolean {
  if (rule === 'number') {
    return typeof value === 'number' && Number.isFinite(value);
  }
  if (rule === 'texts') {
    return Array.isArray(value) && value.every((each) => typeof each === 'string');
  }
  return typeof value === 'string' && (rule === 'text' || rule.includes(value));
}

function isFailure(value: object): value is Failure {
  if (!('kind' in value) || !isKind(value.kind)) {
    return false;
  }
  const options = failureOptions[value.kind];
  return Object.entries(value).every(([name, option]) => {
    switch (name) {
      case 'kind':
        return true;
      case 'times':
        return option === 'always' || (typeof option === 'number' && Number.isInteger(option) && option > 0);
      case 'on':
        return Array.isArray(option) && option.length > 0 && option.every((each) => endpoints.includes(each));
      default: {
        const rule = options[name];
        return rule !== undefined && fits(option, rule);
      }
    }
  });
}

/** @throws Error with the list of what there is. */
export function readFailure(value: unknown): Failure {
  if (typeof value === 'object' && value !== null && isFailure(value)) {
    return value;
  }
  throw new Error(
    `This is no failure: ${JSON.stringify(value)}. There are: ${Object.keys(failureOptions).join(', ')}.`,
  );
}

/** Reads `kind` or `kind:value`, as in `serverError:503`. @throws Error */
export function parseFailure(text: string, times: number | 'always'): Failure {
  const [, kind = '', value] = /^(\w+)(?::(.*))?$/.exec(text) ?? [];
  const [option, rule] = (isKind(kind) && Object.entries(failureOptions[kind])[0]) || [];
  if (value === undefined) {
    return readFailure({ kind, times });
  }
  return readFailure({ kind, times, [option ?? 'value']: rule === 'number' ? Number(value) : value });
}
