/**
 * Runs the VS Code server from the npm registry: the same workbench and extension host as the desktop's, shown in a
 * browser. Downloaded once to .vscode-test/ on demand, because 600 MB is too much for every `npm ci`.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { node24 } from './node.mjs';
import { cache, npm, run, signalGroup, stopTree } from './run.ts';

/** code-server 4.x.y contains VS Code 1.x.y. */
const version = '4.139.1';

/** Time in s for which the server keeps the extension host of a window that is gone; by default three hours. */
const GRACE_S = 30;

/** Settings of every server: no panes that hide ours, no network access. */
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

/**
 * The extensions of VS Code itself that windows under test have: those that ours works with, and what is drawn with.
 * With all ninety, from Copilot to TypeScript, a window costs half as much again to open.
 */
export const fewBuiltIn: readonly string[] = [
  'configuration-editing',
  'git',
  'git-base',
  'json',
  'json-language-features',
  'markdown-basics',
  'markdown-language-features',
  'references-view',
  'theme-defaults',
  'theme-modern-icons',
  'theme-seti',
  'yaml',
];

export interface ServerOptions {
  /** True to take extension and test paths from the address. For tests only: see `workbenchAddress`. */
  readonly tests?: boolean;
  /** True to trust every folder without asking. */
  readonly trustAll?: boolean;
  /** Machine settings that override the quiet ones. */
  readonly settings?: Record<string, unknown>;
  /** Names of the extensions of VS Code itself to have; all by default. */
  readonly builtIn?: readonly string[];
  /** Extensions to install, as paths of .vsix files. */
  readonly install?: readonly string[];
  /** Folder for settings, state and extensions; by default a temporary one, removed at the end. */
  readonly dataFolder?: string;
  /** Port; any free one by default. */
  readonly port?: number;
}

export interface VSCodeServer {
  readonly port: number;
  /** Access token, part of every address. Grants the rights of the server's owner. */
  readonly token: string;
  /** Returns the server's log so far. */
  log(): string;
  /** Stops the server and everything it started, and removes a temporary data folder. May be called repeatedly. */
  stop(): Promise<void>;
}

/**
 * Downloads the server unless it is present, and returns the folder of its VS Code. The first call takes up to a minute
 * and reports progress. Safe to call from two processes at once.
 * @throws Error with npm's output if the registry cannot be reached
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
    // Skip its install scripts: they need a compiler and network access, and their results are not used here.
    await npm(['install', ...quiet, `code-server@${version}`], draft);
    say(`Fetching what it needs … (${seconds(started)} so far)`);
    await npm(
      ['install', '--omit=dev', ...quiet],
      join(draft, 'node_modules', 'code-server', 'lib', 'vscode'),
    );
    await rename(draft, home).catch((error: unknown) => {
      // Another process has installed it first.
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
 * @throws Error with the server's log if it exits before that, or an extension cannot be installed
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
  if (options.builtIn !== undefined)
    where.push(`--builtin-extensions-dir=${await linkBuiltIn(join(data, 'builtin'), options.builtIn)}`);
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
    `--reconnection-grace-time=${GRACE_S}`,
  ];
  if (options.tests) args.push('--enable-smoke-test-driver');
  if (options.trustAll) args.push('--disable-workspace-trust');
  const child = spawn(node24(), args, {
    // In its own process group, so that only we receive Ctrl+C and then stop everything.
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

/** Makes a folder that contains the named extensions of VS Code itself. */
async function linkBuiltIn(folder: string, names: readonly string[]): Promise<string> {
  const all = join(await fetchServer(), 'extensions');
  await mkdir(folder, { recursive: true });
  for (const name of names) await symlink(join(all, name), join(folder, name), 'junction');
  return folder;
}

export interface WorkbenchAddress {
  /** Absolute path of the folder or .code-workspace file to open; nothing by default. */
  readonly open?: string;
  /** Absolute path of an extension's folder, loaded in place. Effective only if the server was started with `tests`. */
  readonly extension?: string;
  /** Absolute path of a compiled module with `run`, executed in the extension host. Effective as `extension`. */
  readonly suite?: string;
}

/** Returns the workbench's address for a browser, including the access token. */
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

/** Converts C:\a\b to /C:/a/b; leaves other paths unchanged. */
function uriPath(path: string): string {
  return process.platform === 'win32' ? `/${path.replaceAll('\\', '/')}` : path;
}

/** Resolves with the port once the server reports that it is listening. */
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
