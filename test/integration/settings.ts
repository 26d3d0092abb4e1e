import * as vscode from 'vscode';

/** Does the work while user settings, named in full, hold these values. */
export async function withSettings<T>(
  values: Readonly<Record<string, unknown>>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    for (const [name, value] of Object.entries(values)) await update(name, value);
    return await work();
  } finally {
    await resetSettings(Object.keys(values));
  }
}

export function update(name: string, value: unknown): Thenable<void> {
  return vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
}

async function resetSettings(names: readonly string[]): Promise<void> {
  for (const name of names) await update(name, undefined);
}
