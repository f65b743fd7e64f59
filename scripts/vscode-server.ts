/**
 * The VS Code server from the npm registry: the same workbench and the same extension host as the desktop's,
 * shown in a browser. Fetched once into .vscode-test/, on demand: 600 MB is too much for every `npm ci`.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { node24 } from './node.mjs';
import { cache, npm, run, signalGroup, stopTree } from './run.ts';

/** code-server 4.x.y carries VS Code 1.x.y. */
const version = '4.139.1';

/** Settings every started server has: no panes that hide ours, nothing that asks the network. */
const quietSettings: Record<string, unknown> = {
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.banner': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

export interface ServerOptions {
  /** Take extension and test paths from the address. For tests only: see `workbenchAddress`. */
  readonly tests?: boolean;
  /** Trust every folder without asking. */
  readonly trustAll?: boolean;
  /** Machine settings over the quiet ones. */
  readonly settings?: Record<string, unknown>;
  /** Extensions to install, as .vsix files. */
  readonly install?: readonly string[];
  /** Where settings, state and extensions are kept; a fresh temporary folder, removed at the end, where absent. */
  readonly dataFolder?: string;
  /** 0 or absent for any free port. */
  readonly port?: number;
}

export interface VSCodeServer {
  readonly port: number;
  /** Who knows this may do what the server's owner may: it stands in every address. */
  readonly token: string;
  /** The server's log so far. */
  log(): string;
  /** Ends the server and everything it started, and removes a temporary data folder. May be called again. */
  stop(): Promise<void>;
}

/**
 * Makes sure the server is on this machine and returns the folder of its VS Code. The first call takes up to a
 * minute and says what it does; later ones take no time. Two processes may call it at once.
 * @throws Error with npm's output if the registry cannot be reached.
 */
export async function fetchServer(say: (line: string) => void = console.log): Promise<string> {
  const home = join(cache, `server-${version}`);
  const vscode = join(home, 'node_modules', 'code-server', 'lib', 'vscode');
  if (existsSync(home)) return vscode;
  const started = Date.now();
  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(join(cache, 'fetching-'));
  try {
    say(`Fetching the VS Code server (code-server ${version}) from the npm registry, once …`);
    await writeFile(join(draft, 'package.json'), '{ "private": true }\n');
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'];
    // Its install scripts want a compiler and other hosts, and what they build is not needed here.
    await npm(['install', ...quiet, `code-server@${version}`], draft);
    say(`Fetching what it needs … (${seconds(started)} so far)`);
    await npm(
      ['install', '--omit=dev', ...quiet],
      join(draft, 'node_modules', 'code-server', 'lib', 'vscode'),
    );
    await rename(draft, home).catch((error: unknown) => {
      // Another process was faster.
      if (!existsSync(home)) throw error;
    });
    say(`The VS Code server is ready (${seconds(started)}).`);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return vscode;
}

/**
 * Starts a server on 127.0.0.1 and waits until it listens.
 * @throws Error with the server's log if it ends before it listens or an extension cannot be installed.
 */
export async function startServer(options: ServerOptions = {}): Promise<VSCodeServer> {
  const main = join(await fetchServer(), 'out', 'server-main.js');
  const data = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'twotrack-vscode-')));
  const machine = join(data, 'data', 'Machine');
  await mkdir(machine, { recursive: true });
  await writeFile(
    join(machine, 'settings.json'),
    JSON.stringify({ ...quietSettings, ...options.settings }, null, 2),
  );
  const where = [
    '--accept-server-license-terms',
    `--server-data-dir=${data}`,
    `--extensions-dir=${join(data, 'extensions')}`,
    '--telemetry-level=off',
  ];
  for (const vsix of options.install ?? []) {
    const { code, output } = await run(node24(), [main, ...where, '--install-extension', vsix, '--force'], {
      output: 'keep',
    });
    if (code !== 0) throw new Error(`Installing ${vsix} failed:\n${output}`);
  }
  const token = randomBytes(16).toString('hex');
  const args = [
    main,
    ...where,
    '--host=127.0.0.1',
    `--port=${options.port ?? 0}`,
    `--connection-token=${token}`,
  ];
  if (options.tests) args.push('--enable-smoke-test-driver');
  if (options.trustAll) args.push('--disable-workspace-trust');
  const child = spawn(node24(), args, {
    // A group of its own: Ctrl+C reaches us alone, and we end all that it started.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  let log = '';
  const endAbruptly = () => child.pid !== undefined && signalGroup(child.pid, 'SIGKILL');
  process.once('exit', endAbruptly);
  const stop = async () => {
    await stopTree(child);
    process.removeListener('exit', endAbruptly);
    if (options.dataFolder === undefined) await rm(data, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const port = await listening(child, (text) => {
      log += text;
    });
    return { port, token, log: () => log, stop };
  } catch (error) {
    await stop();
    throw new Error(`The VS Code server did not start: ${String(error)}\n${log}`);
  }
}

export interface WorkbenchAddress {
  /** Absolute path of the folder, or of the .code-workspace file, to open; nothing where absent. */
  readonly open?: string;
  /** Absolute path of an extension's folder, loaded as it is. Only a server started with `tests` listens. */
  readonly extension?: string;
  /** Absolute path of a compiled module with `run`, run in the extension host. As `extension`. */
  readonly suite?: string;
}

/** The address at which a browser finds the workbench, access token included. */
export function workbenchAddress(server: VSCodeServer, wanted: WorkbenchAddress = {}): string {
  const remote = (path: string) => `vscode-remote://127.0.0.1:${server.port}${uriPath(path)}`;
  const query = new URLSearchParams({ tkn: server.token });
  if (wanted.open === undefined) query.set('ew', 'true');
  else query.set(wanted.open.endsWith('.code-workspace') ? 'workspace' : 'folder', uriPath(wanted.open));
  const payload: [string, string][] = [];
  if (wanted.extension !== undefined) payload.push(['extensionDevelopmentPath', remote(wanted.extension)]);
  if (wanted.suite !== undefined) payload.push(['extensionTestsPath', remote(wanted.suite)]);
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `http://127.0.0.1:${server.port}/?${query}`;
}

/** C:\a\b becomes /C:/a/b; other paths stay. */
function uriPath(path: string): string {
  return process.platform === 'win32' ? `/${path.replaceAll('\\', '/')}` : path;
}

/** Resolves with the port once the server says that it listens. */
function listening(child: ChildProcess, keep: (text: string) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    let seen = '';
    const take = (chunk: Buffer) => {
      keep(chunk.toString());
      seen += chunk.toString();
      const port = /Extension host agent listening on (\d+)/.exec(seen)?.[1];
      if (port !== undefined) resolve(Number(port));
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`it ended with code ${code}`)));
  });
}

function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(0)} s`;
}
