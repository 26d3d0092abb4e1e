import { defineConfig } from 'vitest/config';
import { chromiumProvider } from './test/host/chromiumProvider.ts';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], environment: 'node' } },
      {
        // What ships: without this, Lit's development build is tested, and warns.
        resolve: { conditions: ['module', 'browser', 'production'] },
        test: {
          name: 'webview',
          include: ['test/webview/**/*.test.ts'],
          setupFiles: ['test/webview/framesWhileEncoding.ts'],
          // Windows of VS Code are tested beside the pages.
          testTimeout: 60_000,
          expect: { poll: { timeout: 15_000 } },
          api: { host: '127.0.0.1', port: 0 },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: chromiumProvider(),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
