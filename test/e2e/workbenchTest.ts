import { join } from 'node:path';
import { test } from 'node:test';
import { logFolder, testOutput } from '../host/paths.ts';
import { openWorkbench, type WorkbenchContext, type WorkbenchOptions } from './openWorkbench.ts';

/**
 * A test in VS Code with the packaged Easel. Window, server, settings, secrets and workspace are the test's
 * own and end with it; a failed one leaves its last screen in `test-output/e2e`.
 */
export function workbenchTest(
  name: string,
  options: WorkbenchOptions,
  body: (context: WorkbenchContext) => Promise<void>,
): void {
  test(name, async () => {
    const fileName = name.replaceAll(/[^\p{L}\p{N}]+/gu, '-');
    await using cleanup = new AsyncDisposableStack();
    const { EASEL_EXTENSIONS_FOLDER: extensionsFolder } = process.env;
    if (!extensionsFolder) {
      throw new Error('Run these tests by `npm run test:e2e`, which installs the packaged extension.');
    }
    const logs = await logFolder(join('e2e', fileName));
    const screenshots = join(testOutput, 'e2e');
    const context = await openWorkbench({ extensionsFolder, logs, screenshots }, options, cleanup);
    try {
      await body(context);
    } catch (error) {
      await context.workbench.screenshot(`failed-${fileName}`);
      throw error;
    }
  });
}
