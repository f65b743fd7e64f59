/**
 * Loads an extension the way vscode.dev does: over HTTP, into the web worker host. From the VS Code server's own disk
 * that host would load it too, but an extension that comes from there may start no worker.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, relative } from 'node:path';
import type { Page } from 'playwright-core';

/** A folder that can be reached by HTTP. */
export interface ServedFolder {
  readonly address: string;
  stop(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Serves a folder on this machine, to pages from anywhere. */
export async function serveFolder(folder: string): Promise<ServedFolder> {
  const server = createServer(async ({ url = '/' }, response) => {
    const path = join(folder, decodeURIComponent(new URL(url, 'http://localhost').pathname));
    const content = await readFile(path).catch(() => undefined);
    const type = types[extname(path)] ?? 'text/plain';
    response.writeHead(content === undefined ? 404 : 200, {
      'content-type': `${type}; charset=utf-8`,
      'access-control-allow-origin': '*',
    });
    response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  // The name and not the number: the workbench lets scripts come from no other host.
  return { address: `http://localhost:${port}`, stop };
}

/**
 * Makes the workbench that the page will open load the served extension, and run a suite of it.
 * @param suite path of the compiled suite, in the folder that is served.
 */
export async function loadOverHttp(
  page: Page,
  { address }: ServedFolder,
  folder: string,
  suite: string,
): Promise<void> {
  const { host } = new URL(address);
  const uri = (path: string) => ({ $mid: 1, scheme: 'http', authority: host, path });
  const options = {
    extensions: [uri('/')],
    extensionTestsPath: uri(`/${relative(folder, suite).replaceAll('\\', '/')}`),
  };
  await page.addInitScript((developmentOptions) => {
    // The page is read and its scripts have not begun.
    document.addEventListener('readystatechange', () => {
      const settings = document.getElementById('vscode-workbench-web-configuration');
      if (document.readyState !== 'interactive' || settings === null) return;
      const present = JSON.parse(settings.dataset['settings'] ?? '{}');
      present.developmentOptions = { ...present.developmentOptions, ...developmentOptions };
      settings.dataset['settings'] = JSON.stringify(present);
    });
  }, options);
}
