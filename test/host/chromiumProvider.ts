import { defineBrowserProvider } from '@vitest/browser';
import { PlaywrightBrowserProvider, type PlaywrightProviderOptions } from '@vitest/browser-playwright';
import { findChromium } from './chromium.ts';

/**
 * Vitest's Playwright provider with the browser of `findChromium`. It looks for one when the first page opens:
 * Vitest reads the configuration of every project, also for a run that needs no browser.
 */
export function chromiumProvider() {
  const options: PlaywrightProviderOptions = {};

  class FoundChromiumProvider extends PlaywrightBrowserProvider {
    override async openPage(...parameters: Parameters<PlaywrightBrowserProvider['openPage']>): Promise<void> {
      options.launchOptions ??= await findChromium();
      return super.openPage(...parameters);
    }
  }

  return defineBrowserProvider({
    name: 'playwright',
    supportedBrowser: ['chromium'],
    options,
    providerFactory: (project) => new FoundChromiumProvider(project, options),
  });
}
