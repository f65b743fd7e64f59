/**
 * What `npm run package` writes: the same bytes each time, nothing in it that it need not hold, and an npm package
 * that works where there is nothing but Node. What the .vsix does in VS Code the suites of test/vscode/person tell.
 */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { root } from '../../scripts/run.ts';

let folder = '';
/** Everything without the project's own tools: the Node and the npm of the machine. */
const bare = {
  ...process.env,
  NO_COLOR: '1',
  PATH: (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((entry) => !entry.replaceAll('\\', '/').endsWith('node_modules/.bin'))
    .join(delimiter),
};

interface Packed {
  readonly vsix: Buffer;
  readonly tarball: Buffer;
  readonly path: string;
}

/** Packs as somebody does whose clock and whose permissions are others. */
async function packed(name: string, zone: string, umask: string): Promise<Packed> {
  const to = join(folder, name);
  const line = `umask ${umask} && exec "$0" scripts/package.ts --to "$1"`;
  const { status, stderr, stdout } = spawnSync('sh', ['-c', line, process.execPath, to], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, TZ: zone },
  });
  assert.equal(status, 0, stdout + stderr);
  const files = await readdir(to);
  const [vsix = '', tarball = ''] = ['.vsix', '.tgz'].map((ending) =>
    files.find((file) => file.endsWith(ending)),
  );
  return {
    vsix: await readFile(join(to, vsix)),
    tarball: await readFile(join(to, tarball)),
    path: join(to, tarball),
  };
}

let one: Packed;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twotrack release '));
  one = await packed('one', 'Pacific/Auckland', '022');
});
after(() => rm(folder, { recursive: true, force: true }));

describe('the packages', () => {
  it('are the same bytes when they are packed again elsewhere', async () => {
    const two = await packed('another', 'America/Lima', '077');
    assert.ok(one.tarball.equals(two.tarball), 'the npm package differs');
    assert.ok(one.vsix.equals(two.vsix), 'the .vsix differs');
  });

  it('hold what they need and no more', async () => {
    assert.ok(one.vsix.length < 1_500_000, `the .vsix has ${one.vsix.length} bytes`);
    const tar = spawnSync('tar', ['tzf', one.path], { encoding: 'utf8' });
    assert.deepEqual(tar.stdout.trim().split('\n').sort(), [
      'package/LICENSE',
      'package/README.md',
      'package/THIRD-PARTY-NOTICES.txt',
      'package/dist/cli.js',
      'package/dist/mcp-sdk.js',
      'package/dist/print.js',
      'package/dist/server.js',
      'package/package.json',
      'package/schema/portfolio.schema.json',
    ]);
    const names = namesIn(one.vsix);
    const allowed =
      /^(?:\[Content_Types\]\.xml|extension\.vsixmanifest|extension\/(?:package(?:\.nls[\w.-]*)?\.json|readme\.md|changelog\.md|LICENSE\.txt|THIRD-PARTY-NOTICES\.txt|dist\/(?:extension|server|mcp-sdk|print|[\w-]+\.page)\.(?:js|css)|client\/skills\/[\w-]+\/SKILL\.md|(?:client\/(?:icons|snippets|walkthrough)|l10n|syntaxes)\/[\w.-]+\.(?:svg|png|json|md)))$/;
    assert.deepEqual(
      names.filter((name) => !allowed.test(name)),
      [],
    );
    for (const needed of [
      'extension/dist/extension.js',
      'extension/dist/server.js',
      'extension/dist/mcp-sdk.js',
      'extension/dist/print.js',
      'extension/client/skills/prepare-the-review/SKILL.md',
      'extension/THIRD-PARTY-NOTICES.txt',
    ])
      assert.ok(names.includes(needed), needed);
    // Three parts of it are read only when they are wanted: slides and PDF, the server for agents, the licences.
    assert.ok(one.vsix.length < 1_500_000, `${one.vsix.length} bytes`);
  });

  it('bring the licence of everything that is bundled', async () => {
    const notices = await readFile(join(folder, 'one', 'npm', 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const name of ['yaml', 'zod', 'commander', 'vscode-languageserver'])
      assert.match(notices, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(\\w`, 'm'));
  });
});

describe('the npm package in a clean folder', () => {
  let home = '';
  const run = (name: string, args: readonly string[], input?: string) =>
    spawnSync(join(home, 'node_modules', '.bin', name), [...args], {
      cwd: home,
      encoding: 'utf8',
      env: bare,
      ...(input === undefined ? {} : { input }),
    });

  before(async () => {
    home = join(folder, 'clean');
    await mkdir(home);
    await writeFile(join(home, 'package.json'), '{ "private": true }\n');
    const args = ['install', '--offline', '--no-audit', '--no-fund', one.path];
    const { status, stderr } = spawnSync('npm', args, { cwd: home, encoding: 'utf8', env: bare });
    assert.equal(status, 0, stderr);
    await writeFile(join(home, 'a.portfolio'), 'items:\n- id: a\n  title: Cut errors\n  status: Active\n');
  });

  it('brings nothing else, and runs on the Node of the machine', async () => {
    const installed = (await readdir(join(home, 'node_modules'))).filter((name) => !name.startsWith('.'));
    assert.deepEqual(installed, ['twotrack']);
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    assert.equal(run('twotrack', ['--version']).stdout.trim(), version);
    assert.equal(run('twotrack-language-server', ['--version']).stdout.trim(), version);
  });

  it('checks, classifies, explains and formats', () => {
    const checked = run('twotrack', ['check', '--format', 'json']);
    assert.equal(checked.status, 1, checked.stderr);
    const { diagnostics } = JSON.parse(checked.stdout) as { diagnostics: { code: string; file: string }[] };
    assert.ok(diagnostics.some(({ code, file }) => code === 'bad-value' && file === 'a.portfolio'));
    const classified = run('twotrack', ['classify', '--format', 'json']);
    assert.deepEqual(
      (JSON.parse(classified.stdout) as { items: { id: string }[] }).items.map(({ id }) => id),
      ['a'],
    );
    assert.match(run('twotrack', ['explain', 'a']).stdout, /^a {2}Cut errors\n/);
    const formatted = run('twotrack', ['format', '-'], 'items:\n- id:  a\n');
    assert.equal(formatted.stdout, 'items:\n  - id: a\n');
    assert.match(run('twotrack', ['--help']).stdout, /check.*\n/);
    assert.equal(run('twotrack', ['no-such-command']).status, 2);
  });

  it('serves an agent, with the SDK that it brings', () => {
    const say = (message: object): string => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`;
    const clientInfo = { name: 'test', version: '1' };
    const params = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo };
    const { stdout, stderr } = run('twotrack', ['mcp'], say({ id: 1, method: 'initialize', params }));
    assert.match(stdout, /"serverInfo":\{"name":"twotrack"/, stderr);
  });

  it('serves an editor on standard input and output', async () => {
    const child = spawn(join(home, 'node_modules', '.bin', 'twotrack-language-server'), ['--stdio'], {
      cwd: home,
      env: bare,
    });
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    connection.onRequest(() => null);
    connection.listen();
    const rootUri = pathToFileURL(home).toString();
    const { serverInfo } = await connection.sendRequest<{ serverInfo: { name: string } }>('initialize', {
      processId: process.pid,
      rootUri,
      capabilities: {},
    });
    assert.equal(serverInfo.name, 'twotrack');
    await connection.sendNotification('initialized', {});
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    assert.equal(await ended, 0);
    connection.dispose();
  });
});

/** The names in a zip archive, as its directory at the end lists them. */
function namesIn(zip: Buffer): string[] {
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  const names: string[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    names.push(zip.toString('utf8', at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return names;
}
