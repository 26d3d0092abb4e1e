import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { FrameLocator } from 'playwright-core';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds wrong with a webview's page as it is now, one line each. The page's policy does not stop it. */
export async function axeViolations(document: FrameLocator): Promise<readonly string[]> {
  const element = await document.owner().elementHandle();
  const frame = await element?.contentFrame();
  assert.ok(frame, 'The page is gone.');
  await frame.evaluate(await readFile(axePath, 'utf8'));
  return frame.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(window.document, {
      // The heading of a panel or editor is its tab, which is VS Code's.
      rules: { 'page-has-heading-one': { enabled: false } },
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}
