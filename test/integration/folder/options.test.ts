import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { failureOf } from '../generateImage.ts';
import { watchRequests } from '../imagesServer.ts';
import { useServerWithoutKey } from '../quickInput.ts';
import { namesIn, useScratchFolder } from '../scratchFolder.ts';

describe('wrong options are refused by name', () => {
  const folder = useScratchFolder();
  const anyUri = vscode.Uri.file('/picture.png');

  before(useServerWithoutKey);

  for (const [what, options, sentence] of [
    ['an unknown one', { colour: 'red' }, 'Easel knows no option “colour”. Leave it out.'],
    ['an inherited name', { toString: 'x' }, 'Easel knows no option “toString”. Leave it out.'],
    ['a prompt that is no text', { prompt: 7 }, 'The option “prompt” must be a text that is not empty.'],
    ['a prompt of blanks', { prompt: ' \n ' }, 'The option “prompt” must be a text that is not empty.'],
    ['a folder as text', { folder: '/tmp' }, 'The option “folder” must be a Uri.'],
    ['references as text', { references: ['a.png'] }, 'The option “references” must be at most 16 Uris.'],
    ['a lone reference', { references: anyUri }, 'The option “references” must be at most 16 Uris.'],
    [
      '17 references',
      { references: Array.from({ length: 17 }, () => anyUri) },
      'The option “references” must be at most 16 Uris.',
    ],
    ['a count as text', { count: '2' }, 'The option “count” must be a number.'],
    ['count 0', { count: 0 }, 'The option “count” must be a whole number from 1 to 10.'],
    ['count 11', { count: 11 }, 'The option “count” must be a whole number from 1 to 10.'],
    ['count 1.5', { count: 1.5 }, 'The option “count” must be a whole number from 1 to 10.'],
    ['count NaN', { count: Number.NaN }, 'The option “count” must be a whole number from 1 to 10.'],
    ['a size that is no text', { size: 1024 }, 'The option “size” must be a string.'],
    ['a model that is null', { model: null }, 'The option “model” must be a string.'],
    ['a format that the model lacks', { format: 'gif' }, /has no format “gif”\. Choose png, jpeg or webp\./],
    ['a quality that it lacks', { quality: 'best' }, /has no quality “best”\. Choose auto, low,/],
    ['a size that it lacks', { size: '1000x1000' }, /makes no images of 1000x1000\. Width and height are/],
    ['no size at all', { size: 'large' }, /makes no images of large\./],
    [
      'a transparent JPEG',
      { background: 'transparent', format: 'jpeg' },
      'JPEG has no transparency. Choose png or webp.',
    ],
    [
      'a prompt of 40,000 characters',
      { prompt: 'boat '.repeat(8_000) },
      /reads at most 32,000 characters\. Shorten the text\./,
    ],
  ] as const) {
    it(what, async () => {
      const received = await watchRequests();
      const failure = await failureOf({ prompt: 'A hill', folder: folder(), ...options });
      if (typeof sentence === 'string') assert.equal(failure, sentence);
      else assert.match(failure, sentence);
      assert.deepEqual(await received(), [], 'nothing is sent');
      assert.deepEqual(await namesIn(folder()), []);
    });
  }
});
