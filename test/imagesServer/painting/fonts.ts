import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { GlobalFonts } from '@napi-rs/canvas';

const require = createRequire(import.meta.url);

// Inter comes cut into scripts; a font stack joins them again.
const scripts = ['latin', 'latin-ext', 'cyrillic', 'greek', 'vietnamese'] as const;
const familyOf = (script: string) => `Inter ${script}`;

/** A CSS font stack that needs no font of the machine's; what Inter does not have falls back to those. */
export const interStack = [...scripts.map((script) => `"${familyOf(script)}"`), 'sans-serif'].join(', ');

/** Registers Inter (semibold) with the canvas; once in a process is enough, again does nothing. */
export function registerInter(): void {
  for (const script of scripts) {
    if (!GlobalFonts.has(familyOf(script))) {
      const file = require.resolve(`@fontsource/inter/files/inter-${script}-600-normal.woff2`);
      GlobalFonts.register(readFileSync(file), familyOf(script));
    }
  }
}
