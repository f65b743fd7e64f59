/** Runs `twotrack` for the action and the hooks, without a shell: nothing in a path or a title is ever a command. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
/** The version that this copy of the action belongs to. */
const own = JSON.parse(readFileSync(join(here, '..', 'package.json'), 'utf8')).version;

/**
 * The file that is the command line: the one that TWOTRACK_CLI names, the project's own, the one built beside this
 * file, else the published package, which is fetched once.
 * @param {string} wanted a version; empty for the one that belongs to this copy
 */
export function findCli(wanted = '') {
  const named = process.env.TWOTRACK_CLI;
  if (named) return named;
  const project = wanted === '' ? binOf(process.cwd()) : undefined;
  if (project !== undefined) return project;
  const built = join(here, '..', 'dist', 'cli.js');
  if (wanted === '' && existsSync(built)) return built;
  return fetched(wanted === '' ? own : wanted);
}

/** The program of the package installed in a folder. */
function binOf(folder) {
  const home = join(folder, 'node_modules', 'twotrack');
  if (!existsSync(join(home, 'package.json'))) return undefined;
  const { bin } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const path = typeof bin === 'string' ? bin : bin?.twotrack;
  return path === undefined ? undefined : join(home, path);
}

function fetched(version) {
  if (!/^[\w.-]+$/.test(version)) throw new Error(`twotrack: “${version}” is not a version`);
  const cache = process.env.RUNNER_TEMP || join(homedir() || tmpdir(), '.cache');
  const folder = join(cache, `twotrack-${version}`);
  const there = binOf(folder);
  if (there !== undefined) return there;
  mkdirSync(folder, { recursive: true });
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--loglevel=error'];
  // npm is a script on Windows and needs a shell there; the words are fixed, and the version holds no sign of a shell.
  const windows = process.platform === 'win32';
  const npm = spawnSync(
    windows ? 'npm.cmd' : 'npm',
    ['install', ...quiet, '--prefix', windows ? '.' : folder, `twotrack@${version}`],
    { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'], shell: windows },
  );
  const path = npm.status === 0 ? binOf(folder) : undefined;
  if (path === undefined) throw new Error(`twotrack ${version} could not be installed from the npm registry`);
  return path;
}

/**
 * Runs it and waits.
 * @param {string} cli
 * @param {readonly string[]} args
 * @param {{ show?: boolean, cwd?: string }} options `show`: what it prints goes to the terminal as it comes
 * @returns {{ code: number, out: string, err: string }}
 */
export function twotrack(cli, args, { show = false, cwd } = {}) {
  const stdio = show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'];
  const done = spawnSync(process.execPath, [cli, ...args], {
    stdio,
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (done.error) throw done.error;
  return { code: done.status ?? 2, out: done.stdout ?? '', err: done.stderr ?? '' };
}

/** Runs git; undefined where it fails. */
export function git(args, cwd) {
  const done = spawnSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return done.status === 0 ? done.stdout.trim() : undefined;
}
