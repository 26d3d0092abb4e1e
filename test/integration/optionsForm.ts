import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** The options form of a command, as another extension calls it; the values' types are what some tests get wrong. */
export interface OptionsForm {
  call(options: Readonly<Record<string, unknown>>): Promise<vscode.Uri[]>;
  /** The only image that the call wrote. */
  callForOne(options: Readonly<Record<string, unknown>>): Promise<vscode.Uri>;
  /** The sentence that the call fails with. */
  failureOf(options: Readonly<Record<string, unknown>>): Promise<string>;
}

export function optionsForm(command: string): OptionsForm {
  const call: OptionsForm['call'] = async (options) =>
    vscode.commands.executeCommand<vscode.Uri[]>(command, options);
  return {
    call,
    async callForOne(options) {
      const [uri, ...more] = await call(options);
      assert.ok(uri);
      assert.deepEqual(more, []);
      return uri;
    },
    async failureOf(options) {
      const uris = await call(options).catch((error: unknown) => {
        assert.ok(error instanceof Error);
        return error;
      });
      if (uris instanceof Error) return uris.message;
      return assert.fail(`It did not fail, but wrote ${uris.join(', ')}`);
    },
  };
}
