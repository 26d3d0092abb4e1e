export type Endpoint = 'generations' | 'edits' | 'variations' | 'models' | 'model' | 'files';

export interface Route {
  readonly endpoint: Endpoint;
  /** Under Azure's `/openai/v1`, where the key may come as `api-key`. */
  readonly azure: boolean;
  /** The model or file named in the path. */
  readonly id: string;
}

const routes: readonly (readonly [string, RegExp, Endpoint])[] = [
  ['POST', /^\/images\/generations$/, 'generations'],
  ['POST', /^\/images\/edits$/, 'edits'],
  ['POST', /^\/images\/variations$/, 'variations'],
  ['GET', /^\/models$/, 'models'],
  ['GET', /^\/models\/([^/]+)$/, 'model'],
];

/** @returns undefined where the API has nothing. */
export function routeFor(method: string, path: string): Route | undefined {
  const file = /^\/files\/([\w.-]+)$/.exec(path);
  if (file && method === 'GET') {
    return { endpoint: 'files', azure: false, id: file[1] ?? '' };
  }
  const azure = path.startsWith('/openai/v1/');
  const rest = azure
    ? path.slice('/openai/v1'.length)
    : path.startsWith('/v1/')
      ? path.slice('/v1'.length)
      : '';
  for (const [verb, pattern, endpoint] of routes) {
    const match = verb === method ? pattern.exec(rest) : null;
    if (match) {
      return { endpoint, azure, id: decodeURIComponent(match[1] ?? '') };
    }
  }
  return undefined;
}
