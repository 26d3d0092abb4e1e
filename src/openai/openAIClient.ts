import OpenAI from 'openai';
import type { HttpFetch } from './httpFetch.ts';

export interface ClientOptions {
  /** May carry a query string, which goes with each call. */
  readonly baseUrl: string;
  /** Absent: no key is sent. */
  readonly apiKey?: string | undefined;
  readonly fetch: HttpFetch;
}

/**
 * A client that takes nothing from the environment: every option that the SDK would look up in `OPENAI_*` is given,
 * and of the headers that it builds, where `OPENAI_CUSTOM_HEADERS` come in, none is sent.
 */
export function createOpenAIClient({ baseUrl, apiKey, fetch }: ClientOptions): OpenAI {
  const headers = { accept: 'application/json', 'user-agent': 'Easel', ...authorization(baseUrl, apiKey) };
  const send: typeof globalThis.fetch = (input, init = {}) => {
    const json = typeof init.body === 'string' && { 'content-type': 'application/json' };
    return fetch(input, { ...init, headers: { ...headers, ...json } });
  };
  return new OpenAI({
    baseURL: baseUrl,
    // The SDK insists on a key; the one that is sent is in our headers.
    apiKey: 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    dataResidency: null,
    defaultHeaders: {},
    defaultQuery: {},
    fetchOptions: {},
    logLevel: 'off',
    maxRetries: 0,
    // The longest that a timer can wait: `fetch` keeps the time, which knows whether bytes still move.
    timeout: 2 ** 31 - 1,
    fetch: Object.assign(send, { Response: fetch.Response }),
  });
}

const azureHosts = ['.openai.azure.com', '.services.ai.azure.com', '.cognitiveservices.azure.com'];

function authorization(baseUrl: string, apiKey: string | undefined): Readonly<Record<string, string>> {
  if (!apiKey) return {};
  const { hostname } = new URL(baseUrl);
  const isAzure = azureHosts.some((suffix) => hostname.endsWith(suffix));
  return isAzure ? { 'api-key': apiKey } : { authorization: `Bearer ${apiKey}` };
}
