import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

export interface LazyPage {
  /** Of a page with one link, which leads to all images. */
  readonly url: string;
  close(): void;
}

/** The plainest gallery there is: a page that lists the images of a folder and leaves the rest to Chromium. */
export async function serveLazyPage(folder: string, names: readonly string[]): Promise<LazyPage> {
  const known = new Set(names);
  const list = names.map((name) => `<img loading="lazy" alt="" src="/${name}">`).join('');
  const style = '<style>img { width: 200px; height: 200px; object-fit: contain }</style>';
  const pages = new Map([
    ['/', '<!doctype html><a href="/all">All</a>'],
    ['/all', `<!doctype html>${style}<main>${list}</main>`],
  ]);
  const server = createServer(({ url = '/' }, response) => {
    const page = pages.get(url);
    const name = url.slice(1);
    if (page !== undefined) response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    else if (known.has(name)) createReadStream(join(folder, name)).pipe(response);
    else response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
