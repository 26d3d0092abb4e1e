import * as vscode from 'vscode';
import type { ImageLibrary } from '../images/imageLibrary.ts';
import { exportRecords } from '../library/records/exportRecords.ts';
import type { Command } from './command.ts';

export class ExportRecords implements Command {
  readonly id = 'easel.exportRecords';

  constructor(private readonly library: ImageLibrary) {}

  async execute(): Promise<void> {
    const records = await this.library.load();
    if (records.images.length === 0 && records.jobs.length === 0) {
      vscode.window.showInformationMessage('There are no records yet.');
      return;
    }
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const uri = await vscode.window.showSaveDialog({
      title: 'Export Records',
      filters: { JSON: ['json'] },
      ...(folder && { defaultUri: vscode.Uri.joinPath(folder, 'easel-records.json') }),
    });
    if (!uri) return;
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(exportRecords(records, new Date())));
    const open = 'Open';
    const answer = await vscode.window.showInformationMessage(
      `The records of ${records.images.length} images were exported.`,
      open,
    );
    if (answer === open) await vscode.window.showTextDocument(uri);
  }
}
