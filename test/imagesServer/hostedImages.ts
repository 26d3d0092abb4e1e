import { ApiError } from './apiError.ts';
import type { UrlVariant } from './failure.ts';
import type { Reply } from './reply.ts';
import { otherOrigin } from './sendFailure.ts';

const oversizeBytes = 256 * 1024 * 1024;
const zeros = Buffer.alloc(1024 * 1024);

/** The images that answers name by URL. */
export class HostedImages {
  readonly #origin: () => string;
  readonly #images = new Map<string, { bytes: Buffer; type: string; variant: UrlVariant }>();

  constructor(origin: () => string) {
    this.#origin = origin;
  }

  /** @returns the image's URL. */
  add(bytes: Buffer, format: string, variant: UrlVariant): string {
    const id = `img-${this.#images.size + 1}.${format}`;
    this.#images.set(id, { bytes, type: `image/${format}`, variant });
    return `${this.#origin()}/files/${id}`;
  }

  /** @throws ApiError for an unknown or expired one. */
  async send(id: string, reply: Reply): Promise<void> {
    const image = this.#images.get(id);
    if (!image || image.variant === 'expired') {
      throw new ApiError(404, 'The specified blob does not exist or its link has expired.');
    }
    switch (image.variant) {
      case 'wrongType':
        return reply.send(
          200,
          { 'content-type': 'text/html' },
          '<!doctype html><p>Sign in to see this image.</p>',
        );
      case 'redirect':
        return reply.send(302, { location: otherOrigin(this.#origin()) }, '');
      case 'oversize':
        reply.begin(200, { 'content-type': image.type, 'content-length': oversizeBytes });
        for (let sent = 0; sent < oversizeBytes && !reply.closed.aborted; sent += zeros.length) {
          await reply.write(zeros);
        }
        return reply.end();
      case 'ok':
        return reply.send(200, { 'content-type': image.type }, image.bytes);
    }
  }
}
