/// <reference types="vite/types/importMeta.d.ts" />
import axe from 'axe-core';
import { expect } from 'vitest';
import { page } from 'vitest/browser';
import { type Theme, themes } from './themes.ts';

/** Themes differ in colours alone: what else there is to find wrong is the same in each. */
const colorRules: axe.RunOptions = { runOnly: ['color-contrast', 'link-in-text-block'] };
const allRules: axe.RunOptions = {
  // A page's heading is its tab, which is VS Code's.
  rules: { 'page-has-heading-one': { enabled: false } },
};

/**
 * Has axe look at the page as it is now, and asserts that it finds nothing: all rules in the first theme, those about
 * colours in every one. With `VITE_SCREENSHOTS` set to the path of a folder, leaves a screenshot in it.
 */
export async function lookAt(
  name: string,
  theme: Theme,
  context: Document | Element = document,
): Promise<void> {
  if (import.meta.env['VITE_SCREENSHOTS']) {
    await page.screenshot({ path: `${import.meta.env['VITE_SCREENSHOTS']}/${name}.png` });
  }
  const { violations } = await axe.run(context, theme === themes[0] ? allRules : colorRules);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}
