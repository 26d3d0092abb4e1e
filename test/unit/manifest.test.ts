import { globSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type CommandParts, createCommands } from '../../src/commands/createCommands.ts';
import type { Settings } from '../../src/host/settings.ts';
import { galleryActions } from '../../src/protocol/gallery.ts';
import { maskCommands } from '../../src/protocol/maskEditor.ts';
import { lockfile, manifest, manifestText, root, type SettingSchema } from './manifest.ts';

/** Commands only keep what they are given, but their modules make icons and links as they load. */
vi.mock('vscode', () => ({ ThemeIcon: class {}, Uri: { parse: (value: string) => value } }));

const { commands, menus, configuration, keybindings, customEditors } = manifest.contributes;
const ids = commands.map(({ command }) => command);
const menuItems = Object.entries(menus).flatMap(([menu, items]) => items.map((item) => ({ menu, ...item })));

const settings: Readonly<Record<string, SettingSchema>> = Object.assign(
  {},
  ...configuration.map(({ properties }) => properties),
);

const onImage = `webviewId == 'easel.gallery' && webviewSection == 'image'`;

/** The compiler keeps these keys equal to those that the code can read. */
const scopes: Readonly<Record<keyof Settings, string>> = {
  baseUrl: 'application',
  model: 'window',
  modelAliases: 'application',
  size: 'resource',
  quality: 'resource',
  background: 'resource',
  format: 'resource',
  compression: 'resource',
  count: 'resource',
  moderation: 'application',
  style: 'resource',
  outputFolder: 'resource',
  fileName: 'resource',
  insertLink: 'language-overridable',
  confirm: 'application',
  confirmAbove: 'application',
  monthlyBudget: 'application',
  prices: 'application',
  imagesPerMinute: 'application',
  partialImages: 'window',
  keepUnmasked: 'resource',
  maskGrow: 'resource',
  maskFeather: 'resource',
  embedPrompt: 'application',
};

describe('commands', () => {
  test('the manifest lists exactly those that the code has, each once', () => {
    const handled = createCommands({} as CommandParts).map(({ id }) => id);
    expect(handled.toSorted()).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(commands)('$command has a title under "Easel"', ({ command, title, category }) => {
    expect(command).toMatch(/^easel\.\w+(\.\w+)*$/);
    expect(title.trim()).not.toBe('');
    expect(category).toBe('Easel');
  });

  test('those that need an argument are not in the palette', () => {
    const hidden = (menus['commandPalette'] ?? []).filter(({ when }) => when === 'false');
    expect(hidden.map(({ command }) => command).toSorted()).toEqual([
      'easel.generateImageHere',
      'easel.tryAgain',
    ]);
  });

  test.each(menuItems)('$menu shows $command, which exists, under a condition', ({ command, when }) => {
    expect(ids).toContain(command);
    expect(when ?? '').not.toBe('');
  });

  test('whatever else the manifest runs exists', () => {
    const run = [...manifestText.matchAll(/(?:command:|onCommand:)(easel\.[\w.]+)/g)].map(([, id]) => id);
    expect(run).not.toEqual([]);
    expect(ids).toEqual(expect.arrayContaining(run));
  });
});

describe('the mask editor', () => {
  const isActive = `activeCustomEditorId == 'easel.maskEditor'`;
  const toolIds = maskCommands.map((name) => `easel.mask.${name}`);

  test('is offered for PNG files, and opens only when asked for', () => {
    expect(customEditors).toMatchObject([
      { viewType: 'easel.maskEditor', selector: [{ filenamePattern: '*.png' }], priority: 'option' },
    ]);
  });

  test('has every tool as a command that is enabled, and in the palette, while it is active', () => {
    const tools = commands.filter(({ command }) => command.startsWith('easel.mask.'));
    expect(tools.map(({ command }) => command)).toEqual(toolIds);
    expect(new Set(tools.map(({ enablement }) => enablement))).toEqual(new Set([isActive]));
    const inPalette = (menus['commandPalette'] ?? []).filter(({ when }) => when === isActive);
    expect(inPalette.map(({ command }) => command)).toEqual(toolIds);
  });

  test.each(keybindings.filter(({ command }) => command.startsWith('easel.mask.')))(
    '$key is its key only while it is active, and no letter that is typed',
    (binding) => {
      expect(binding.when).toBe(isActive);
      expect(toolIds).toContain(binding.command);
      for (const key of [binding.key, binding.mac ?? binding.key])
        expect(key).toMatch(/^((ctrl|shift|cmd)\+)+\w+$/);
    },
  );

  test('has one icon in the editor title, on PNG files alone', () => {
    const icons = (menus['editor/title'] ?? []).filter(({ group }) => group?.startsWith('navigation'));
    expect(icons).toMatchObject([{ command: 'easel.editImage', when: expect.stringContaining('png$') }]);
  });
});

describe('the gallery', () => {
  const isActive = `activeWebviewPanelId == 'easel.gallery'`;
  const actionIds = galleryActions.map((action) => `easel.gallery.${action}`);

  test('comes back after a reload of the window', () => {
    expect(manifest.activationEvents).toEqual(['onWebviewPanel:easel.gallery']);
  });

  test('has every action as a command that is enabled, and in the palette, while it has the focus', () => {
    const actions = commands.filter(({ command }) => command.startsWith('easel.gallery.'));
    expect(actions.map(({ command }) => command).toSorted()).toEqual(actionIds.toSorted());
    expect(new Set(actions.map(({ enablement }) => enablement))).toEqual(new Set([isActive]));
    const inPalette = (menus['commandPalette'] ?? []).filter(({ when }) => when === isActive);
    expect(inPalette.map(({ command }) => command).toSorted()).toEqual(actionIds.toSorted());
  });

  test('offers in the context menu of its images what they can do', () => {
    expect(menus['webview/context']?.map(({ command, when }) => `${command} ${when}`).toSorted()).toEqual(
      galleryActions
        .map((action) => `easel.gallery.${action} ${onImage} && galleryActions =~ / ${action} /`)
        .toSorted(),
    );
  });

  test('has no key that somebody types', () => {
    const keys = keybindings.filter(({ command }) => command.startsWith('easel.gallery.'));
    expect(keys).toMatchObject([{ command: 'easel.gallery.keep', when: isActive }]);
    for (const { key } of keys) expect(key).toMatch(/^((ctrl|shift|cmd)\+)+\w+$/);
  });
});

describe('settings', () => {
  test('the manifest has exactly those that the code knows', () => {
    const known = Object.keys(scopes).map((key) => `easel.${key}`);
    expect(Object.keys(settings).toSorted()).toEqual(known.toSorted());
  });

  test.each(Object.entries(scopes))('%s has scope %s, a default and a description', (key, scope) => {
    const setting = settings[`easel.${key}`];
    expect(setting?.scope).toBe(scope);
    expect(setting?.default).toBeDefined();
    expect(setting?.markdownDescription ?? '').toMatch(/\w.*\.$/s);
  });

  test('each is read somewhere, through the one function that checks values', () => {
    expect(readKeys().toSorted()).toEqual(Object.keys(scopes).toSorted());
  });

  test('Restricted Mode ignores all that a workspace can set', () => {
    const settable = Object.entries(scopes).filter(([, scope]) => scope !== 'application');
    expect(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations.toSorted()).toEqual(
      settable.map(([key]) => `easel.${key}`).toSorted(),
    );
  });
});

describe('package', () => {
  test('runs where the user’s files are, on VS Code 1.105 and later', () => {
    expect(manifest.engines['vscode']).toBe('^1.105.0');
    expect(manifest.devDependencies['@types/vscode']).toBe('1.105.0');
    expect(manifest.extensionKind).toEqual(['workspace']);
  });

  test('nothing activates it at startup', () => {
    expect(manifest.activationEvents.filter((event) => /^(\*|onStartupFinished)$/.test(event))).toEqual([]);
  });

  test('manifest and lockfile agree, and every dependency is pinned', () => {
    expect(lockfile).toMatchObject({ name: manifest.name, version: manifest.version });
    expect(lockfile.packages['']).toMatchObject({
      version: manifest.version,
      devDependencies: manifest.devDependencies,
    });
    for (const [name, version] of Object.entries(manifest.devDependencies)) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
      expect(lockfile.packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
  });

  test('ships only what the user needs', async () => {
    const wanted = [
      ...['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json', 'package.nls.json'],
      ...['dist/ThirdPartyNotices.txt', 'dist/extension.js', 'dist/webview/page.js', 'media/icon.png'],
    ];
    const unwanted = [
      ...['.env', '.npmrc', 'biome.json', 'esbuild.mjs', 'package-lock.json', 'tsconfig.json'],
      ...['src/extension.ts', 'webview/page.ts', 'test/a.test.ts', 'test-output/window.log', 'out/meta.json'],
      ...['media/screenshots/request.png', 'dist/easel.js.map'],
      ...['.vscode-test/user.json', '.github/ci.yml', 'node_modules/openai/index.js', 'demo-output/cat.png'],
    ];
    const folder = await mkdtemp(join(tmpdir(), 'easel-shipped-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    for (const path of [...wanted, ...unwanted]) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), path === 'package.json' ? manifestText : path);
    }

    await copyFile(join(root, '.vscodeignore'), join(folder, '.vscodeignore'));

    const shipped = await listFiles({ cwd: folder, packageManager: PackageManager.None });

    expect(shipped.map((path) => path.replaceAll('\\', '/')).toSorted()).toEqual(wanted.toSorted());
  });

  test('every text key of the manifest has a text', () => {
    const texts: Record<string, string> = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8'));
    const used = [...manifestText.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key);
    expect([...new Set(used)].toSorted()).toEqual(Object.keys(texts).toSorted());
  });

  test('every picture of the manifest exists', () => {
    const pictures = [...manifestText.matchAll(/"(media\/[^"]+)"/g)].map(([, path = '']) => path);
    expect(pictures).not.toEqual([]);
    expect(pictures.filter((path) => globSync(path, { cwd: root }).length === 0)).toEqual([]);
  });
});

/** Keys of settings that the sources read: by name, or from the list of those that a request is made of. */
function readKeys(): string[] {
  const sources = globSync('src/**/*.ts', { cwd: root }).map((path) =>
    readFileSync(join(root, path), 'utf8'),
  );
  const named = sources.flatMap((text) =>
    [...text.matchAll(/\breadSetting\('(\w+)'/g)].map(([, key]) => key),
  );
  const listing = sources.filter((text) => /\bkeys\.map\(\(key\) => \[key, readSetting\(key/.test(text));
  const listed = listing.flatMap((text) =>
    /\bconst keys = \[([^\]]*)\] as const/.exec(text)?.[1]?.match(/\w+/g),
  );
  return [...new Set([...named, ...listed].filter((key) => key !== undefined && key !== null))];
}
