/**
 * Loads an extension as vscode.dev does: over HTTP, into the web worker host. The host could also load it from the VS
 * Code server's disk, but such an extension cannot start workers, and ours runs its server in one.
 */
import { readFile, rm, symlink } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import type { Page } from 'playwright-core';
import { fetchServer, type VSCodeServer } from '../../scripts/vscode-server.ts';

/**
 * Makes the workbench load an extension as a web extension and run a suite of it. Serves the extension from a path
 * among the workbench's own files, because its content security policy allows no other.
 * @param suite path of the compiled suite, in the extension's folder
 * @returns a function that removes the extension
 */
export async function loadOverHttp(
  page: Page,
  server: VSCodeServer,
  folder: string,
  suite: string,
): Promise<() => Promise<void>> {
  const vscode = await fetchServer();
  const { quality, commit } = JSON.parse(await readFile(join(vscode, 'product.json'), 'utf8')) as Product;
  const link = join(vscode, basename(folder));
  await symlink(folder, link, 'junction');
  const base = `/${quality}-${commit}/static/${basename(folder)}`;
  const uri = (path: string) => ({ $mid: 1, scheme: 'http', authority: `127.0.0.1:${server.port}`, path });
  const inFolder = relative(folder, suite).replaceAll('\\', '/');
  const options = { extensions: [uri(base)], extensionTestsPath: uri(`${base}/${inFolder}`) };
  await page.addInitScript((developmentOptions) => {
    document.addEventListener('readystatechange', () => {
      // The document exists, but its scripts have not run yet.
      const settings = document.getElementById('vscode-workbench-web-configuration');
      if (document.readyState !== 'interactive' || settings === null) return;
      const present = JSON.parse(settings.getAttribute('data-settings') ?? '{}');
      present.developmentOptions = { ...present.developmentOptions, ...developmentOptions };
      settings.setAttribute('data-settings', JSON.stringify(present));
    });
  }, options);
  return () => rm(link, { force: true });
}

interface Product {
  readonly quality: string;
  readonly commit: string;
}
