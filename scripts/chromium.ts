/**
 * Finds a Chromium for tests and screenshots: an installed one, else Debian's package, else the one in an npm package.
 */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { fromDebian } from './apt.ts';
import { cache, isProgram, npm, onPath } from './run.ts';

/** The npm package that contains a Chromium for Linux, and its latest version tested here. */
const carrier = { name: '@sparticuz/chromium', version: '153.0.0' };

/**
 * Chromium without the windows of its own, which a headless one draws all the same: two windows of a workbench
 * take 72 s of CPU time in it in place of 84.
 */
const SHELL = 'chromium-headless-shell';

/** Disables network services, and the sandbox, which does not work for root or in containers. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-sync',
  '--no-first-run',
];

export interface Chromium {
  readonly path: string;
  /** Additional flags for this build. */
  readonly flags: readonly string[];
}

/**
 * Finds a Chromium, installing one if there is none: with apt-get as root on Debian and derivatives, else from the npm
 * registry. The environment variable TWOTRACK_CHROMIUM names the one to use, or is `npm` for the registry's.
 * @throws Error that says what to install if none can be had
 */
export async function findChromium(say: (line: string) => void = console.log): Promise<Chromium> {
  const wish = process.env['TWOTRACK_CHROMIUM'];
  if (wish === 'npm') return fromRegistry(say);
  if (wish !== undefined && wish !== '') {
    if (!isProgram(wish)) throw new Error(`TWOTRACK_CHROMIUM names ${wish}, which is not a program`);
    return { path: wish, flags: [] };
  }
  const installed = onSystem();
  if (installed !== undefined) return { path: installed, flags: [] };
  for (const name of [SHELL, 'chromium'])
    if (await fromDebian('Chromium', [name, 'fonts-dejavu-core'], say)) {
      const path = onSystem();
      if (path !== undefined) return { path, flags: [] };
    }
  if (process.platform === 'linux') return fromRegistry(say);
  throw new Error(
    'No Chromium found. Install Google Chrome, Chromium or Microsoft Edge, or set TWOTRACK_CHROMIUM.',
  );
}

/**
 * Starts a headless browser, which the caller must close.
 * @throws as `findChromium`, or if the browser does not start
 */
export async function launchBrowser(say?: (line: string) => void): Promise<Browser> {
  const { path, flags: own } = await findChromium(say);
  return chromium.launch({
    executablePath: path,
    args: [...new Set([...flags, ...own])],
    chromiumSandbox: false,
  });
}

function onSystem(): string | undefined {
  const names = [
    SHELL,
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
  ];
  const windows = [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)']].flatMap((folder) =>
    folder === undefined
      ? []
      : [
          join(folder, 'Google/Chrome/Application/chrome.exe'),
          join(folder, 'Microsoft/Edge/Application/msedge.exe'),
        ],
  );
  const mac = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
  );
  return names.map(onPath).find((path) => path !== undefined) ?? [...mac, ...windows].find(isProgram);
}

async function fromRegistry(say: (line: string) => void): Promise<Chromium> {
  const home = join(cache, `chromium-${carrier.version}`);
  const done = join(home, 'complete');
  if (!existsSync(done)) {
    say(`Fetching Chromium (${carrier.name} ${carrier.version}) from the npm registry, once …`);
    await mkdir(home, { recursive: true });
    await writeFile(join(home, 'package.json'), '{ "private": true }\n');
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'];
    await npm(['install', ...quiet, `${carrier.name}@${carrier.version}`], home);
    await writeFile(done, '');
  }
  const entry = createRequire(join(home, 'package.json')).resolve(carrier.name);
  const module: unknown = await import(pathToFileURL(entry).href);
  const binary = (module as { default: { executablePath(): Promise<string>; args: readonly string[] } })
    .default;
  return { path: await binary.executablePath(), flags: [...binary.args, '--headless'] };
}
