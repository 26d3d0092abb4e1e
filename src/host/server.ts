import { SettingError } from './settingError.ts';
import { readSetting } from './settings.ts';

/** Who makes the images. A key belongs to one `origin` and never goes to another. */
export interface Server {
  /** As set, query string included. */
  readonly baseUrl: string;
  /** As in `https://api.openai.com`. */
  readonly origin: string;
  /** As in `api.openai.com` or `127.0.0.1:8080`. */
  readonly host: string;
  readonly isOpenAI: boolean;
}

/** @throws SettingError when `easel.baseUrl` is not https, loopback http excepted. */
export function currentServer(): Server {
  return parseServer(readSetting('baseUrl'));
}

export function parseServer(baseUrl: string): Server {
  const url = URL.parse(baseUrl.trim());
  if (!url?.host) {
    throw new SettingError(
      'baseUrl',
      `“${baseUrl}” is no web address. Write it as in https://api.openai.com/v1.`,
    );
  }
  if (url.username || url.password) {
    throw new SettingError(
      'baseUrl',
      'The server address must not hold a user name or password. Use “Easel: Set API Key…” instead.',
    );
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    throw new SettingError(
      'baseUrl',
      `${url.host} must be reached by https, so that nobody can read the key on its way.`,
    );
  }
  return {
    baseUrl: baseUrl.trim(),
    origin: url.origin,
    host: url.host,
    isOpenAI: url.hostname === 'api.openai.com',
  };
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
