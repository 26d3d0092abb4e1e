import * as vscode from 'vscode';
import { resolveModel, type ServerModels } from '../host/serverModels.ts';
import { readSetting } from '../host/settings.ts';
import { shutdownNotice } from '../host/shutdownNotice.ts';
import type { ListedModel } from '../images/imageProvider.ts';
import { familyOf, isKnownFamily, knownModel, knownModels } from '../images/models.ts';
import { accepted, separator } from './quickPick.ts';

interface ModelItem extends vscode.QuickPickItem {
  readonly model?: string;
}

/** @returns `auto` or a model id; `undefined` when nothing was chosen. */
export async function pickModel(current: string, models: ServerModels): Promise<string | undefined> {
  const pick = vscode.window.createQuickPick<ModelItem>();
  pick.title = 'Select Model';
  pick.placeholder = 'The model that makes the images';
  pick.matchOnDescription = true;
  pick.busy = true;
  const choice = accepted(pick);
  models.list().then(
    (listed) => show(pick, current, listed),
    (error: Error) => {
      show(pick, current, []);
      pick.placeholder = `The server's list could not be read, so these may not all be there. ${error.message}`;
    },
  );
  try {
    return (await choice)?.model;
  } finally {
    pick.dispose();
  }
}

function show(pick: vscode.QuickPick<ModelItem>, current: string, listed: readonly ListedModel[]): void {
  const today = new Date();
  const aliases = readSetting('modelAliases');
  const known = listed.length > 0 ? listed.filter(({ id }) => isKnownFamily(familyOf(id, aliases))) : [];
  const others = listed.filter((model) => !known.includes(model));
  const offered = listed.length > 0 ? known.map(({ id }) => id) : alive(today);
  const automatic = resolveModel('auto', listed);
  const items: ModelItem[] = [
    {
      model: 'auto',
      label: 'Automatic',
      description: automatic,
      detail: 'The recommended model that the server offers',
    },
    separator('Image models'),
    ...offered.map((id) => item(id, listed, today)),
  ];
  if (others.length > 0)
    items.push(
      separator('Other models of this server'),
      ...others.map(({ id }) => ({ label: id, model: id })),
    );
  if (current !== 'auto' && !items.some(({ model }) => model === current)) {
    items.push(separator('Set now'), { ...item(current, listed, today), detail: notListed(current, listed) });
  }
  pick.items = items;
  pick.activeItems = items.filter(({ model }) => model === current);
  pick.busy = false;
}

function item(id: string, listed: readonly ListedModel[], today: Date): ModelItem {
  const model = knownModel(id);
  const warning = shutdownWarning(id, listed, today);
  return {
    model: id,
    label: model?.label ?? id,
    ...(model && { description: id }),
    detail: [model?.sentence, warning].filter(Boolean).join(' · '),
  };
}

/** {@link shutdownNotice}, with its icon. */
export function shutdownWarning(id: string, listed: readonly ListedModel[], today: Date): string | undefined {
  const notice = shutdownNotice(id, listed, today);
  return notice && `$(warning) ${notice}`;
}

function notListed(id: string, listed: readonly ListedModel[]): string {
  const replacement = knownModel(id)?.replacement ?? resolveModel('auto', listed);
  return listed.length > 0 ? `$(warning) The server does not offer it: use ${replacement}` : '';
}

function alive(today: Date): string[] {
  const date = today.toISOString().slice(0, 10);
  return knownModels()
    .filter(({ shutdownDate }) => !shutdownDate || shutdownDate > date)
    .map(({ id }) => id);
}
