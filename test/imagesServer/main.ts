import { parseArgs } from 'node:util';
import type { AcceptedKeys } from './authorize.ts';
import { parseFailure } from './failure.ts';
import { startImagesServer } from './startImagesServer.ts';

const help = `A strict local OpenAI Images API.

  node test/imagesServer/main.ts [flags]

  --port <n>                   Port on 127.0.0.1; default 4010, 0: a free one
  --key <key>                  Accept only this key; repeatable. Default: any that is not empty
  --no-key                     Ask for no key
  --fail <kind[:value]>        Fail the next request of images; repeatable, in order
  --fail-always <kind[:value]> Fail every request of images
  --seconds <n>                Seconds that each image takes beyond the painting
  --requests-per-minute <n>    Limit, also told in the answers' headers; default 5000
  --answer-bytes <n>           Make each PNG exactly this long
`;

function number(text: string | undefined, flag: string): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) {
    throw new Error(`${flag} takes a number, not "${text}".`);
  }
  return value;
}

function readFlags() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      key: { type: 'string', multiple: true },
      'no-key': { type: 'boolean' },
      fail: { type: 'string', multiple: true, default: [] },
      'fail-always': { type: 'string', multiple: true, default: [] },
      seconds: { type: 'string' },
      'requests-per-minute': { type: 'string' },
      'answer-bytes': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const keys: AcceptedKeys = values['no-key'] ? 'none' : (values.key ?? 'any');
  const secondsPerImage = number(values.seconds, '--seconds');
  const requestsPerMinute = number(values['requests-per-minute'], '--requests-per-minute');
  const answerBytes = number(values['answer-bytes'], '--answer-bytes');
  return {
    help: values.help === true,
    options: {
      port: number(values.port, '--port') ?? 4010,
      keys,
      failures: [
        ...values.fail.map((text) => parseFailure(text, 1)),
        ...values['fail-always'].map((text) => parseFailure(text, 'always')),
      ],
      ...(secondsPerImage !== undefined && { secondsPerImage }),
      ...(requestsPerMinute !== undefined && { requestsPerMinute }),
      ...(answerBytes !== undefined && { answerBytes }),
    },
  };
}

try {
  const flags = readFlags();
  if (flags.help) {
    process.stdout.write(help);
  } else {
    const server = await startImagesServer(flags.options);
    process.stdout.write(`Images API: ${server.url}\n`);
    const stop = () => void server.close();
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
