import * as vscode from 'vscode';
import type { ApiKeys } from '../host/apiKeys.ts';
import type { Providers } from '../host/providers.ts';
import { currentServer, type Server } from '../host/server.ts';
import { isImageProviderError } from '../images/imageProviderError.ts';

const openAIKeysPage = 'https://platform.openai.com/api-keys';

/** Asks for the current server's key, unless that was done before. @returns false when the person gave up. */
export async function needApiKey(keys: ApiKeys, providers: Providers): Promise<boolean> {
  const server = currentServer();
  return (await keys.get(server.origin)) !== undefined || askApiKey(server, keys, providers);
}

/**
 * Asks for the server's key, checks it and stores it. Only a 401 rejects it: a server that cannot list its
 * models, or cannot be reached now, proves nothing.
 *
 * @returns false when the person gave up.
 */
export async function askApiKey(server: Server, keys: ApiKeys, providers: Providers): Promise<boolean> {
  const box = vscode.window.createInputBox();
  box.title = `API Key for ${server.host}`;
  box.prompt = server.isOpenAI
    ? 'It is kept in the secret storage of VS Code. The button above opens the page where keys are made.'
    : 'It is kept in the secret storage of VS Code. Leave it empty if this server needs no key.';
  box.placeholder = server.isOpenAI ? 'sk-…' : 'Key, or nothing';
  box.password = true;
  box.ignoreFocusOut = true;
  const openPage = {
    iconPath: new vscode.ThemeIcon('link-external'),
    tooltip: 'Open the Page Where Keys Are Made',
  };
  if (server.isOpenAI) box.buttons = [openPage];
  const closed = new AbortController();

  return new Promise<boolean>((resolve) => {
    box.onDidTriggerButton(() => void vscode.env.openExternal(vscode.Uri.parse(openAIKeysPage)));
    box.onDidChangeValue(() => {
      box.validationMessage = undefined;
    });
    box.onDidHide(() => {
      closed.abort();
      box.dispose();
      resolve(false);
    });
    box.onDidAccept(async () => {
      const key = box.value.trim();
      if (!/^[\x21-\x7e]*$/.test(key)) {
        box.validationMessage =
          'A key has no spaces or special characters. Paste it once more, without quotes.';
        return;
      }
      box.busy = true;
      box.enabled = false;
      const verdict = await check(server, key, providers, closed.signal);
      box.busy = false;
      box.enabled = true;
      if (closed.signal.aborted) return;
      if (verdict.rejected) {
        box.validationMessage =
          key === ''
            ? `${server.host} needs a key.`
            : `${server.host} does not accept this key. Paste another one.`;
        return;
      }
      try {
        await keys.set(server.origin, key);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        box.validationMessage = `The key could not be stored (${reason}). Unlock the keyring of this machine, then press Enter again.`;
        return;
      }
      resolve(true);
      box.hide();
      const what = key === '' ? `${server.host} is used without a key.` : `API key for ${server.host} saved.`;
      vscode.window.setStatusBarMessage(verdict.checked ? what : `${what} It was not checked.`, 8000);
    });
    box.show();
  });
}

async function check(
  server: Server,
  key: string,
  providers: Providers,
  signal: AbortSignal,
): Promise<{ rejected: boolean; checked: boolean }> {
  try {
    const provider = await providers.openWith(server, key);
    await provider.listModels(AbortSignal.any([signal, AbortSignal.timeout(15_000)]));
    return { rejected: false, checked: true };
  } catch (error) {
    const status = isImageProviderError(error) ? error.details.status : undefined;
    return { rejected: status === 401, checked: false };
  }
}
