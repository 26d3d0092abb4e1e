import { cdp } from 'vitest/browser';

/** Vitest types this only together with the whole of Playwright, and thereby of Node. */
interface DevTools {
  send(method: string, parameters: object): Promise<unknown>;
}

/** A command of the Chrome DevTools Protocol to the page that the tests run in. */
export function chromium(method: string, parameters: object): Promise<unknown> {
  return (cdp() as unknown as DevTools).send(method, parameters);
}
