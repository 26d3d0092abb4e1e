import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import type { SummarizedBytes } from '../imagesServer/control.ts';

/** A file as the images server describes what it sent and got. */
export async function digest(uri: vscode.Uri): Promise<SummarizedBytes> {
  const content = await vscode.workspace.fs.readFile(uri);
  return { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}
