import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** The options form, as another extension calls it; the values' types are what some tests get wrong. */
export async function createVariations(options: Readonly<Record<string, unknown>>): Promise<vscode.Uri[]> {
  return vscode.commands.executeCommand<vscode.Uri[]>('easel.createVariation', options);
}

/** The only image that the call wrote. */
export async function createVariation(options: Readonly<Record<string, unknown>>): Promise<vscode.Uri> {
  const [uri, ...more] = await createVariations(options);
  assert.ok(uri);
  assert.deepEqual(more, []);
  return uri;
}

/** The sentence that the call fails with. */
export async function variationFailure(options: Readonly<Record<string, unknown>>): Promise<string> {
  const uris = await createVariations(options).then(
    (written) => written,
    (error: unknown) => {
      assert.ok(error instanceof Error);
      return error;
    },
  );
  if (uris instanceof Error) return uris.message;
  return assert.fail(`It did not fail, but wrote ${uris.join(', ')}`);
}
