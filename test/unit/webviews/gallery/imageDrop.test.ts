import { describe, expect, test, vi } from 'vitest';
import type * as vscode from 'vscode';
import { altText, type LinkedImage } from '../../../../src/commands/gallery/galleryLinks.ts';
import * as links from '../../../../src/documents/imageLink.ts';
import { ImageDrop, imageMimeType } from '../../../../src/webviews/gallery/imageDrop.ts';

vi.mock('vscode', async () => {
  const { vscode: base } = await import('./galleryVscode.ts');
  class Kind {
    static readonly Empty = new Kind();
    append = () => this;
  }
  class DocumentDropEdit {
    additionalEdit: unknown;
    readonly insertText: string;
    constructor(insertText: string) {
      this.insertText = insertText;
    }
  }
  class WorkspaceEdit {
    readonly edits: unknown[] = [];
    get size() {
      return this.edits.length;
    }
    replace(...edit: unknown[]) {
      this.edits.push(edit);
    }
  }
  class Range {
    readonly start: number;
    readonly end: number;
    constructor(start: number, end: number) {
      this.start = start;
      this.end = end;
    }
  }
  return {
    ...base,
    DocumentDropOrPasteEditKind: Kind,
    DocumentDropEdit,
    WorkspaceEdit,
    Range,
  };
});

const folder = 'file:///site';

type Replacement = readonly [uri: unknown, range: { readonly start: number }, text: string];

/** Positions are offsets. */
function document(languageId: string, text: string): vscode.TextDocument {
  return {
    languageId,
    eol: 1,
    uri: `${folder}/post`,
    getText: () => text,
    offsetAt: (offset: unknown) => offset,
    positionAt: (offset: unknown) => offset,
  } as unknown as vscode.TextDocument;
}

async function drop(
  target: vscode.TextDocument,
  offset: number,
  data: Readonly<Record<string, string>>,
  linked: (ids: readonly string[]) => Promise<readonly LinkedImage[]> = async (ids) =>
    ids.map((id) => ({ uri: `${folder}/${id}.png`, prompt: `A ${id}` })),
) {
  const showFailure = vi.fn();
  const provider = new ImageDrop({
    loadLinks: async () => links,
    linked,
    linkTarget: (_, image) => image.slice(folder.length + 1),
    altText,
    showFailure,
  });
  const transfer = {
    get: (type: string) => (type in data ? { asString: async () => data[type] } : undefined),
  } as unknown as vscode.DataTransfer;
  const token = { isCancellationRequested: false } as vscode.CancellationToken;
  const edit = await provider.provideDocumentDropEdits(target, offset as never, transfer, token);
  const additional = edit?.additionalEdit as { readonly edits?: readonly Replacement[] } | undefined;
  const written = additional?.edits?.map(([, { start }, text]) => ({ start, text }));
  return { written, showFailure };
}

describe('an image that is dropped', () => {
  test.each([
    ['markdown', 'One two.\n', '\n\n![A cat](cat.png)'],
    ['html', '<p>One two.</p>\n', '\n<img src="cat.png" alt="A cat">'],
    ['typst', 'One two.\n', '\n\n#image("cat.png", alt: "A cat")'],
  ])('on a block of %s is linked behind it, in its language', async (languageId, text, link) => {
    const { written } = await drop(document(languageId, text), 5, { [imageMimeType]: 'cat' });
    expect(written).toEqual([{ start: text.length - 1, text: link }]);
  });

  test('with others writes a link for each, in their order', async () => {
    const { written } = await drop(document('markdown', ''), 0, { [imageMimeType]: 'cat\ndog' });
    expect(written?.map(({ text }) => text.trim())).toEqual(['![A cat](cat.png)', '![A dog](dog.png)']);
  });

  test.each([
    ['from elsewhere', document('markdown', ''), { 'text/uri-list': 'file:///cat.png' }],
    ['into a language without images', document('python', ''), { [imageMimeType]: 'cat' }],
    ['that nobody names', document('markdown', ''), { [imageMimeType]: '' }],
  ])('%s is left to others', async (_, target, data) => {
    const linked = vi.fn(async () => []);
    expect(await drop(target, 0, data, linked)).toMatchObject({ written: undefined });
    expect(linked).not.toHaveBeenCalled();
  });

  test('that cannot be kept says why', async () => {
    const error = new Error('The disk is full.');
    const { written, showFailure } = await drop(document('markdown', ''), 0, { [imageMimeType]: 'cat' }, () =>
      Promise.reject(error),
    );
    expect(written).toBeUndefined();
    expect(showFailure).toHaveBeenCalledWith(error);
  });
});
