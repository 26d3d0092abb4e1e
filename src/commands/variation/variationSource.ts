import * as vscode from 'vscode';
import { uriName } from '../../host/uriName.ts';
import { imageFormatOf } from '../../images/imageFormat.ts';
import type { ImageBytes, ImageFormat } from '../../images/imageProvider.ts';
import { ImageProviderError } from '../../images/imageProviderError.ts';
import type { ImageHash } from '../../images/imageRecord.ts';
import { type ImageFacts, isPictureError, PictureError, type Pictures } from '../../images/pictures.ts';
import { sha256 } from '../../library/archive/sha256.ts';
import type { CopyImage } from '../../webviews/imageCopy.ts';

/** An image file to make variations of. */
export interface VariationSource {
  readonly uri: vscode.Uri;
  /** Of the file's bytes. */
  readonly hash: ImageHash;
  /** Of the file, by its bytes. */
  readonly format: ImageFormat;
  readonly facts: ImageFacts;
  /** What a model sees: the file as it is, or an upright copy of one whose pixels are stored turned. */
  readonly image: ImageBytes;
}

/** With what its records say. */
export interface DescribedSource extends VariationSource {
  /** What it was made from, where that is known. */
  readonly description?: string;
}

export interface SourceReading {
  readonly pictures: Pictures;
  readonly copyImage: CopyImage;
}

/** @throws ImageProviderError or PictureError whose sentence names the file. */
export async function readVariationSource(uri: vscode.Uri, reading: SourceReading): Promise<VariationSource> {
  const data = await readFile(uri);
  const name = uriName(uri);
  if (data.length === 0) throw refused(`“${name}” is empty. Export or download the image again.`);
  const format = imageFormatOf(data);
  if (!format) throw refused(`“${name}” is no PNG, JPEG or WebP image. Export it as one of them.`);
  const file = { data, format };
  try {
    const facts = await reading.pictures.measure(file);
    const image = facts.isTurned ? await upright(uri, file, facts, reading) : file;
    return { uri, hash: await sha256(data), format, facts, image };
  } catch (error) {
    if (isPictureError(error))
      throw new PictureError(error.reason, `“${name}”: ${error.message}`, { cause: error });
    throw error;
  }
}

/** Not every server heeds an orientation, and a picture on its side would come back as a picture of something lying. */
async function upright(
  uri: vscode.Uri,
  { data, format }: ImageBytes,
  { width, height }: ImageFacts,
  { pictures, copyImage }: SourceReading,
): Promise<ImageBytes> {
  if (format === 'png') return pictures.fill(data, { width, height }, undefined);
  return { data: await copyImage(uri, { format, quality: 0.95 }), format };
}

async function readFile(uri: vscode.Uri): Promise<Uint8Array> {
  try {
    // A copy in memory of its own: what VS Code gives may lie in a pool.
    return new Uint8Array(await vscode.workspace.fs.readFile(uri));
  } catch {
    throw refused(`“${uriName(uri)}” cannot be read. Check that it is still there.`);
  }
}

function refused(sentence: string): ImageProviderError {
  return new ImageProviderError('invalidRequest', sentence, { parameter: 'source' });
}
