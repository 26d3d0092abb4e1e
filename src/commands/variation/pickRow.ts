import * as vscode from 'vscode';
import { accepted } from '../quickPick.ts';

export interface ValueRow<T> extends vscode.QuickPickItem {
  readonly value: T;
}

/** Asks for one of a few values, the present one ready with Enter; `undefined` when the person gave up. */
export async function pickRow<T>(
  title: string,
  rows: readonly ValueRow<T>[],
  current: T,
): Promise<T | undefined> {
  const pick = vscode.window.createQuickPick<ValueRow<T>>();
  pick.title = title;
  pick.items = rows;
  pick.activeItems = rows.filter(({ value }) => value === current);
  try {
    return (await accepted(pick))?.value;
  } finally {
    pick.dispose();
  }
}
