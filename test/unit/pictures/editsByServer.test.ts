import { afterAll, beforeAll, expect, it } from 'vitest';
import { frameRule } from '../../../src/images/frameRule.ts';
import type { EditRequest } from '../../../src/images/imageProvider.ts';
import { familyOf } from '../../../src/images/models.ts';
import { createPictureWork } from '../../../src/pictures/pictureWork.ts';
import { decodePng } from '../../../src/pictures/png.ts';
import { type ImagesServer, startImagesServer } from '../../imagesServer/startImagesServer.ts';
import { collect, connect } from '../openai/serve.ts';
import { makeEdit } from './fixtures/editCases.ts';

/** The strict local Images API: it decodes what it gets, and refuses masks and sizes that OpenAI refuses. */
let server: ImagesServer;

beforeAll(async () => {
  server = await startImagesServer();
});
afterAll(() => server.close());

it.each(['gpt-image-2.6-sunburst', 'gpt-image-1.5', 'dall-e-2'])(
  '%s takes what is prepared, and its answer fits',
  async (model) => {
    const options = {
      width: 300,
      height: 200,
      alpha: true,
      extend: { top: 0, right: 40, bottom: 0, left: 0 },
    };
    const { edit } = makeEdit(options, frameRule(familyOf(model)));
    const work = createPictureWork();
    const { image, mask } = await work.prepare(edit);
    if (!mask) throw new Error('A painted edit has a mask.');
    const { width, height } = edit.frame.sent;
    const request: EditRequest = {
      kind: 'edit',
      model,
      prompt: 'A red lighthouse',
      count: 1,
      images: [image],
      mask,
      size: `${width}x${height}`,
    };
    const events = await collect(connect(server, { apiKey: 'sk-any' }).provider, request);
    const answers = events.flatMap((event) => (event.type === 'image' ? [event.image] : []));
    expect(answers).toHaveLength(1);
    for (const answer of answers) {
      expect(decodePng(answer.data)).toMatchObject({ width, height });
      const composed = await work.compose(edit, answer, { model });
      expect(decodePng(composed.data)).toMatchObject({ width: 340, height: 200 });
    }
  },
  60_000,
);
