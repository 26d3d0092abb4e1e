import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { failureOf, generateOne } from '../generateImage.ts';
import { watchRequests } from '../imagesServer.ts';
import { useServerWithoutKey } from '../quickInput.ts';
import { namesIn, useScratchFolder } from '../scratchFolder.ts';
import { withSettings } from '../settings.ts';

describe('names of files', () => {
  const folder = useScratchFolder();

  before(useServerWithoutKey);

  for (const [what, prompt, name] of [
    ['symbols only', '★ … !!! ★', 'image.png'],
    ['a name that Windows reserves', 'CON', 'image-con.png'],
    ['paths', '../../etc/passwd \\\\server\\share C:\\x', 'etc-passwd-server-share-c-x.png'],
    ['other scripts', 'Ein Fuchs über 東京', 'ein-fuchs-über-東京.png'],
    ['a decomposed letter', 'Cafe\u0301', 'caf\u00e9.png'],
    ['300 characters without a break', 'x'.repeat(300), `${'x'.repeat(48)}.png`],
    [
      '300 characters, cut at a word',
      'A very long walk by the sea '.repeat(11),
      'a-very-long-walk-by-the-sea-a-very-long-walk-by.png',
    ],
  ] as const) {
    it(what, async () => {
      const uri = await generateOne({ prompt, folder: folder() });
      assert.equal(posix.basename(uri.path), name);
      assert.deepEqual(await namesIn(folder()), [name]);
    });
  }

  it('a setting cannot lead out of the folder, and an unknown variable costs nothing', async () => {
    const received = await watchRequests();
    await withSettings({ 'easel.fileName': '../../up/..' }, async () => {
      const uri = await generateOne({ prompt: 'A hill', folder: folder() });
      assert.equal(posix.dirname(uri.path), folder().path);
    });
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the setting's own variables
    await withSettings({ 'easel.fileName': '${colour}' }, async () => {
      assert.match(
        await failureOf({ prompt: 'A hill', folder: folder() }),
        /^The setting easel\.fileName names a variable that Easel does not know: \$\{colour\}\. Use /,
      );
    });
    assert.equal((await received()).length, 1, 'only the first is sent');
  });
});
