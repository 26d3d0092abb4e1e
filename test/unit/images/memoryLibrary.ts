import { createHash } from 'node:crypto';
import {
  type ArchivedImage,
  type ImageLibrary,
  LibraryError,
  type LoadedRecords,
  type StoredImage,
} from '../../../src/images/imageLibrary.ts';
import type { ImageBytes } from '../../../src/images/imageProvider.ts';
import type {
  ImageLine,
  ImageRecord,
  JobLine,
  JobRecord,
  RecordLine,
} from '../../../src/images/imageRecord.ts';

/** A library that keeps everything in memory, in the order it came. */
export class MemoryLibrary implements ImageLibrary {
  readonly lines: RecordLine[] = [];
  readonly archived = new Map<string, ImageBytes>();
  touches = 0;
  /** Replace these to fail or to stall. */
  assertWritable = async (): Promise<void> => {};
  beforeArchive = async (_image: ImageBytes): Promise<void> => {};
  beforeAppend = async (_line: RecordLine): Promise<void> => {};
  beforeLoad = async (): Promise<void> => {};

  async archive(image: ImageBytes): Promise<ArchivedImage> {
    await this.beforeArchive(image);
    const hash = createHash('sha256').update(image.data).digest('hex');
    this.archived.set(hash, image);
    return {
      hash,
      format: image.format,
      bytes: image.data.byteLength,
      uri: `file:///archive/${hash}.${image.format}`,
    };
  }

  async read(hash: string): Promise<ImageBytes> {
    const image = this.archived.get(hash);
    if (!image) throw new LibraryError('missing', 'The archive no longer holds this image.');
    return image;
  }

  async keep(image: ArchivedImage): Promise<StoredImage> {
    return { uri: image.uri, hash: image.hash };
  }

  async append(line: RecordLine): Promise<void> {
    await this.beforeAppend(line);
    this.lines.push(line);
  }

  async touch(): Promise<void> {
    this.touches++;
  }

  async load(): Promise<LoadedRecords> {
    const lines = [...this.lines];
    await this.beforeLoad();
    return { images: imagesOf(lines), jobs: jobsOf(lines) };
  }

  states(job: string): string[] {
    return this.jobLines(job).map(({ state }) => state);
  }

  jobLines(job: string): JobLine[] {
    return this.lines.filter((line) => line.kind === 'job').filter((line) => line.job === job);
  }

  imageLines(): ImageLine[] {
    return this.lines.filter((line) => line.kind === 'image');
  }
}

function imagesOf(lines: readonly RecordLine[]): ImageRecord[] {
  const images = new Map<string, ImageRecord>();
  for (const line of lines) {
    if (line.kind !== 'image') continue;
    const { kind: _, ...image } = line;
    images.set(`${line.job} ${line.hash}`, {
      ...image,
      uris: [],
      starred: false,
      discarded: false,
      composites: [],
    });
  }
  return [...images.values()].reverse();
}

function jobsOf(lines: readonly RecordLine[]): JobRecord[] {
  const jobs = new Map<string, JobRecord>();
  for (const line of lines) {
    if (line.kind !== 'job') continue;
    const known = jobs.get(line.job);
    const { kind: _, at, ...changes } = line;
    if (known) jobs.set(line.job, { ...known, ...changes });
    else if (line.request) jobs.set(line.job, { ...changes, request: line.request, queuedAt: at });
  }
  return [...jobs.values()].reverse();
}
