import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';
import { manifest, root } from './manifest.ts';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
/** Targets of links and images, without their titles, and those of HTML tags. */
const targets = [...readme.matchAll(/\]\(<?([^)\s>]+)|\b(?:src|href)="([^"]+)"/g)].map(
  ([, markdown, html]) => markdown ?? html ?? '',
);
const relative = targets.filter((target) => !/^(?:[a-z][a-z\d+.-]*:|#)/i.test(target));

test('the README shows pictures', () => {
  expect(relative.some((target) => target.endsWith('.png'))).toBe(true);
});

test('what the README links to exists', () => {
  expect(relative.filter((target) => !existsSync(join(root, pathOf(target))))).toEqual([]);
});

/** The sources may also come without their history. */
test.runIf(existsSync(join(root, '.git')))('what the README links to is in the repository', () => {
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0');
  const isTracked = (path: string) => tracked.some((file) => file === path || file.startsWith(`${path}/`));
  expect(relative.filter((target) => !isTracked(pathOf(target)))).toEqual([]);
});

test('every setting and command that the README names is one', () => {
  const { commands, configuration } = manifest.contributes;
  const known = new Set([
    ...commands.map(({ command }) => command),
    ...configuration.flatMap(({ properties }) => Object.keys(properties)),
  ]);
  const named = [...readme.matchAll(/[`']((?:easel)\.[\w.]+)[`']/g)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});

test('every command that the README calls by its title has it', () => {
  const titles = new Set(manifest.contributes.commands.map(({ title }) => title));
  const named = [...readme.matchAll(/\*\*Easel: ([^*]+)\*\*/g)].map(([, title = '']) => title);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((title) => !titles.has(title))).toEqual([]);
});

const maskKeys = manifest.contributes.keybindings.filter(({ command }) => command.startsWith('easel.mask.'));

test.each(maskKeys)(`the README tells the mask editor's $key for $command`, ({ key }) => {
  const shown = key
    .split('+')
    .map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}`)
    .join('+');
  expect(readme).toContain(`\`${shown}\``);
});

function pathOf(target: string): string {
  return posix.normalize(decodeURIComponent(target.replace(/[?#].*$/, ''))).replace(/\/$/, '');
}
