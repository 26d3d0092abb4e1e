import type { CDPSession, Page } from 'playwright-core';
import sharp from 'sharp';

/** A test's pictures have marks of a colour that VS Code does not use. */
const isColor = {
  magenta: (red: number, green: number, blue: number) => red > 200 && green < 80 && blue > 200,
} as const;

/** Pixels of the colour that make it seen: fewer may be an icon. */
const enough = 100;
const limitMilliseconds = 60_000;

export interface WatchedScreen extends AsyncDisposable {
  /**
   * When Chromium first put the colour on the screen since the watch began, in milliseconds since 1970.
   *
   * @throws when it does not.
   */
  shows(color: keyof typeof isColor): Promise<number>;
}

interface ScreenFrame {
  /** When it was on the screen, in milliseconds since 1970. */
  readonly time: number;
  readonly image: Buffer;
}

/** Collects every frame that Chromium shows of the page. */
export async function watchScreen(page: Page): Promise<WatchedScreen> {
  const session = await page.context().newCDPSession(page);
  const frames: ScreenFrame[] = [];
  let came = Promise.withResolvers<void>();
  session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    void session.send('Page.screencastFrameAck', { sessionId }).catch(() => {});
    frames.push({ time: (metadata.timestamp ?? Number.NaN) * 1000, image: Buffer.from(data, 'base64') });
    came.resolve();
    came = Promise.withResolvers();
  });
  await session.send('Page.startScreencast', { format: 'jpeg', quality: 70 });
  return {
    async shows(color) {
      const limit = AbortSignal.timeout(limitMilliseconds);
      const late = new Promise<never>((_, reject) => {
        limit.onabort = () => reject(new Error(`No ${color} came onto the screen.`));
      });
      for (let next = 0; ; next++) {
        while (next >= frames.length) {
          await Promise.race([came.promise, late]);
        }
        const frame = frames[next];
        if (frame && (await has(frame.image, isColor[color]))) {
          return frame.time;
        }
      }
    },
    [Symbol.asyncDispose]: () => end(session),
  };
}

async function end(session: CDPSession): Promise<void> {
  await session.send('Page.stopScreencast');
  await session.detach();
}

async function has(
  image: Buffer,
  matches: (red: number, green: number, blue: number) => boolean,
): Promise<boolean> {
  const { data } = await sharp(image).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let count = 0;
  for (let at = 0; at < data.length && count < enough; at += 3) {
    count += +matches(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
  }
  return count >= enough;
}
