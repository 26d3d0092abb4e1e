import type { MaskEditorHost, MaskEditorView } from '../../src/protocol/maskEditor.ts';
import { connect, type Transport } from '../../src/protocol/rpc.ts';
import { saveDrafts } from '../shared/draftSaver.ts';
import { listenToKeys } from './editorKeys.ts';
import './maskEditor.ts';
import { routeCommand } from './routeCommand.ts';
import { Editing, EditingChangeEvent } from './state/editing.ts';
import { type EditorCommands, editorCommands } from './state/editorCommands.ts';
import { readDraft, writeDraft } from './state/editorDraft.ts';

interface StartedPage {
  readonly editing: Editing;
  readonly commands: EditorCommands;
  dispose(): void;
}

/** Puts the page into `parent`, as the host says, and lets each do what the other asks. */
export async function startMaskEditorPage(
  transport: Transport,
  parent: HTMLElement,
): Promise<{ dispose(): void }> {
  const connection = connect<MaskEditorView, MaskEditorHost>(transport, {
    show: async (model) => (await starting).editing.show(model),
    preview: async ({ job, image, mimeType }) =>
      (await starting).editing.preview.show(job, new Uint8Array(image), mimeType),
    command: async ({ name }) => routeCommand(name, (await starting).commands),
  });
  const starting = start(connection.remote, parent);
  const page = await starting;
  return {
    dispose() {
      page.dispose();
      connection.dispose();
    },
  };
}

async function start(host: MaskEditorHost, parent: HTMLElement): Promise<StartedPage> {
  const { model, draft } = await host.ready();
  const { settings, masks, view } = readDraft(draft);
  const editing = new Editing(host, model, settings, masks, view);
  const element = document.createElement('easel-mask-editor');
  const commands = editorCommands(editing, element);
  element.editing = editing;
  element.commands = commands;
  await editing.show(model);
  parent.append(element);
  await element.updateComplete;
  const drafts = saveDrafts({
    source: editing,
    types: [EditingChangeEvent.type],
    write: () => writeDraft(editing.draft),
    save: (draft) => host.saveDraft({ draft }),
  });
  const listeners = [listenToKeys(editing, commands), drafts];
  return {
    editing,
    commands,
    dispose() {
      for (const listener of listeners) listener.dispose();
      editing.preview.clear();
      element.remove();
    },
  };
}
