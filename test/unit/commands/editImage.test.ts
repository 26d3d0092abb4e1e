import { beforeEach, expect, test, vi } from 'vitest';
import { EditImage } from '../../../src/commands/editImage.ts';
import { FakeUri } from '../webviews/maskEditor/fakeVscode.ts';

/** The active tab, what VS Code was asked to do, and what the person answers. */
const { window, TabInputCustom } = vi.hoisted(() => ({
  window: {
    input: undefined as object | undefined,
    executed: [] as unknown[][],
    shown: [] as string[],
    answer: undefined as string | undefined,
  },
  TabInputCustom: class {
    readonly uri: unknown;

    constructor(uri: unknown) {
      this.uri = uri;
    }
  },
}));

vi.mock('vscode', async () => {
  const { vscode } = await import('../webviews/maskEditor/fakeVscode.ts');
  return {
    ...vscode,
    TabInputCustom,
    window: {
      tabGroups: {
        get activeTabGroup() {
          return { activeTab: window.input && { input: window.input } };
        },
      },
      showInformationMessage: async (text: string) => {
        window.shown.push(text);
        return window.answer;
      },
      showOpenDialog: async () => undefined,
    },
    commands: { executeCommand: async (...args: unknown[]) => void window.executed.push(args) },
  };
});

const png = new FakeUri('/site/cat.png');
const opens = (uri: FakeUri) => [['vscode.openWith', uri, 'easel.maskEditor']];

function command() {
  const edit = vi.fn(async () => []);
  const editPngCopy = vi.fn(async () => {});
  return { edit, editPngCopy, command: new EditImage({ edit } as never, editPngCopy) };
}

beforeEach(() => {
  Object.assign(window, { input: undefined, executed: [], shown: [], answer: undefined });
});

test.each([
  ['from the explorer', [png, [png]]],
  ['from the editor title', [png, { groupId: 1 }]],
])('%s the editor opens on the PNG', async (_, args) => {
  await command().command.execute(...args);
  expect(window.executed).toEqual(opens(png));
});

test('from the palette it opens on the image of the active tab', async () => {
  window.input = new TabInputCustom(png);
  await command().command.execute();
  expect(window.executed).toEqual(opens(png));
});

test.each([
  ['no tab', undefined],
  ['a text', { uri: new FakeUri('/site/guide.md') }],
  ['another custom editor', new TabInputCustom(new FakeUri('/site/data.hex'))],
])('with %s it asks for a PNG', async (_, input) => {
  window.input = input;
  await command().command.execute();
  expect(window.executed).toEqual([]);
  expect(window.shown).toEqual(['Open the PNG that you want to edit.']);
});

test.each(['/site/quay.jpg', '/site/quay.JPEG', '/site/quay.webp'])(
  '%s is copied only when agreed',
  async (path) => {
    const uri = new FakeUri(path);
    const { command: editImage, editPngCopy } = command();
    await editImage.execute(uri);
    expect(editPngCopy).not.toHaveBeenCalled();
    window.answer = 'Edit a PNG Copy';
    await editImage.execute(uri);
    expect(editPngCopy).toHaveBeenCalledExactlyOnceWith(uri);
    expect(window.executed).toEqual([]);
  },
);

test('with options it edits without an editor', async () => {
  const { command: editImage, edit } = command();
  await editImage.execute({ source: png, prompt: 'A cat' });
  expect(edit).toHaveBeenCalledOnce();
  expect(window.executed).toEqual([]);
});
