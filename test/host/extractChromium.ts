import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sparticuz from '@sparticuz/chromium';
import { downloads, packageVersion, root } from './paths.ts';

const run = promisify(execFile);

const sparticuzFolder = join(root, 'node_modules', '@sparticuz', 'chromium');

/** What playwright-core's `chromium.launch` needs to start a certain Chromium. */
export interface ChromiumLaunch {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: NodeJS.ProcessEnv;
}

/** Made for AWS Lambda; VS Code's webviews need the isolated processes and same-origin rule of a real browser. */
const unwantedArgs = new Set(['--single-process', '--disable-web-security']);

/**
 * Unpacks the Chromium of `@sparticuz/chromium` once and returns how to start it. Several processes may do
 * this at once: each unpacks into a folder of its own, and the first to finish gives its the final name.
 */
export async function extractChromium(): Promise<ChromiumLaunch> {
  const folder = join(downloads, `chromium-${packageVersion(sparticuzFolder)}`);
  if (!existsSync(folder)) {
    await mkdir(downloads, { recursive: true });
    const staging = await mkdtemp(`${folder}-`);
    await unpack(staging);
    await rename(staging, folder).catch(async (error: unknown) => {
      await rm(staging, { recursive: true, force: true });
      if (!existsSync(folder)) {
        throw error;
      }
    });
  }
  const executablePath = join(folder, 'chromium');
  return {
    executablePath,
    args: sparticuz.args.filter((arg) => !unwantedArgs.has(arg)),
    env: await environment(folder, executablePath),
  };
}

/** In its own process, because the package unpacks into the system's temporary folder only. */
async function unpack(folder: string): Promise<void> {
  const script = `
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
  `;
  await run(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: import.meta.dirname,
    // Only where it believes to run in AWS Lambda does it also unpack the system libraries.
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
  });
  await writeFile(join(folder, 'fonts', 'fonts.conf'), fontsConfiguration);
}

/** The package's own names `/tmp/fonts`. */
const fontsConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">.</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/** A system with its own libraries and fonts keeps them; a bare one gets those of the package. */
async function environment(folder: string, executablePath: string): Promise<NodeJS.ProcessEnv> {
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') };
  const env = { ...process.env, ...fonts };
  const complete = await run(executablePath, ['--version'], { env }).catch(() => undefined);
  return complete ? env : { ...env, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') };
}
