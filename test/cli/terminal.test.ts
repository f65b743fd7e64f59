/** What a person meets at a terminal: help, globs and ignored files, --watch, NO_COLOR, progress. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { onPath } from '../../scripts/run.ts';
import { progressOn } from '../../server/src/cli/output/progress.ts';
import { main, type Run, twotrack } from '../support/cli.ts';

const { NO_COLOR: _, FORCE_COLOR: __, ...env } = process.env;
let folder = '';

const run = (args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<Run> =>
  twotrack(folder, args, { env: { ...env, ...more } });

/** Runs a command line on a terminal of its own; returns what is written there. */
function onTerminal(line: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, env: { ...env, TERM: 'xterm' } };
    const child = spawn('script', ['-qefc', line, '/dev/null'], options);
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      out += part;
    });
    child.once('error', reject).once('close', () => resolve(out));
    child.stdin.end();
  });
}
const files = (out: string): string[] => [
  ...new Set((JSON.parse(out) as { items: { file: string }[] }).items.map(({ file }) => file)),
];
const classify = async (...paths: readonly string[]): Promise<string[]> =>
  files((await run(['classify', '--format', 'json', ...paths])).out);

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twotrack-terminal-'));
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  for (const [i, path] of [
    'a.portfolio',
    'plans/b.portfolio',
    'plans/deep/c.portfolio.yaml',
    'plans/deep/d.portfolio.yml',
    'plans/drafts/e.portfolio',
    'old/f.portfolio',
    'node_modules/x/g.portfolio',
    '.git/h.portfolio',
  ].entries())
    await write(
      path,
      `${i === 0 ? 'portfolio: All\n' : ''}items:\n  - {id: i${i}, title: Item, status: Active}\n`,
    );
  await write('.gitignore', 'old/\n');
  await write('plans/.gitignore', 'drafts\n!keep\n');
  await write('plans/readme.yaml', 'items: []\n');
});
after(() => rm(folder, { recursive: true, force: true }));

describe('paths', () => {
  it('a folder leaves out what .gitignore names, node_modules and .git', async () => {
    const all = [
      'a.portfolio',
      'plans/b.portfolio',
      'plans/deep/c.portfolio.yaml',
      'plans/deep/d.portfolio.yml',
    ];
    assert.deepEqual(await classify(), all);
    assert.deepEqual(await classify('plans'), all.slice(1));
  });
  it('a glob chooses among the same files', async () => {
    assert.deepEqual(await classify('**/*.portfolio'), ['a.portfolio', 'plans/b.portfolio']);
    assert.deepEqual(await classify('plans/**/*'), [
      'plans/b.portfolio',
      'plans/deep/c.portfolio.yaml',
      'plans/deep/d.portfolio.yml',
    ]);
    assert.deepEqual(await classify('plans/deep/{c,d}.*'), [
      'plans/deep/c.portfolio.yaml',
      'plans/deep/d.portfolio.yml',
    ]);
    assert.deepEqual(await classify('plans/*.portfolio', 'a.portfolio', 'plans/b.portfolio'), [
      'a.portfolio',
      'plans/b.portfolio',
    ]);
  });
  it('a glob without a match is wrong usage, one whose matches are ignored too', async () => {
    for (const glob of ['*.txt', 'nowhere/**', 'old/*.portfolio']) {
      const { code, err } = await run(['check', glob]);
      assert.deepEqual([code, err], [2, `twotrack: ${glob}: no portfolio file matches\n`]);
    }
  });
  it('a file that is named is read although it is ignored', async () => {
    assert.deepEqual(await classify('old/f.portfolio'), ['old/f.portfolio']);
  });
});

describe('help', () => {
  const commands = [
    'check',
    'classify',
    'diff',
    'explain',
    'export',
    'format',
    'report',
    'rules',
    'import',
    'init',
    'mcp',
  ];
  it('says where to begin and what every command is for', async () => {
    const { code, out } = await run(['--help']);
    assert.equal(code, 0);
    for (const command of commands) assert.match(out, new RegExp(`^ {2}${command}(?:\\|\\w+)? `, 'm'));
    assert.match(out, /To begin:\n {2}twotrack init/);
    assert.match(out, /Exit codes: 0 .*, 1 .*, 2 /);
    assert.equal((await run(['help', 'check'])).out, (await run(['check', '--help'])).out);
  });
  it('teaches each command by examples that are its own', async () => {
    for (const command of commands) {
      const { code, out } = await run([command, '--help']);
      assert.equal(code, 0);
      assert.match(out, /Usage: twotrack /);
      const taught =
        command === 'rules'
          ? /rules: \{/
          : command === 'mcp'
            ? /mcpServers/
            : new RegExp(`twotrack ${command}`);
      assert.match(out.slice(out.indexOf('-h, --help')), taught, command);
      assert.ok(
        out.split('\n').every((line) => line.length <= 125),
        command,
      );
    }
  });
  it('is offered where something is wrong, with exit code 2', async () => {
    for (const [args, why] of [
      [['chekc'], /Did you mean check\?/],
      [['check', '--formt', 'json'], /Did you mean --format\?/],
      [['check', '--format', 'xml'], /Allowed choices are pretty, json/],
      [['check', '--max-warnings', '-1'], /a whole number/],
      [['check', '--today', 'soon'], /a date reads 2027-09-15/],
      [['explain'], /missing required argument/],
      [[], /Usage/],
    ] as const) {
      const { code, out, err } = await run(args);
      assert.equal(code, 2, args.join(' '));
      assert.match(err, why);
      assert.equal(out, '');
    }
  });
});

describe('colour', () => {
  const coloured = /\u001b\[3\dm/;
  it('is left out of a pipe, and wherever NO_COLOR is set', async () => {
    assert.doesNotMatch((await run(['check'])).out, coloured);
    assert.match((await run(['check'], { FORCE_COLOR: '1' })).out, coloured);
    assert.doesNotMatch((await run(['check'], { FORCE_COLOR: '1', NO_COLOR: '1' })).out, /\u001b/);
  });
});

describe('--watch', () => {
  it('checks again when a file changes, comes or goes, and ends when it is told to', {
    timeout: 60_000,
  }, async () => {
    const child = spawn(process.execPath, [main, 'check', 'plans/**/*.p*', '--watch'], { cwd: folder, env });
    let said = '';
    let look = (): void => {};
    const hear = (part: string): void => {
      said += part;
      look();
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)));
    const until = async (what: RegExp): Promise<void> => {
      await new Promise<void>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`no ${what} in\n${said}`)), 15_000);
        look = () => {
          if (!what.test(said)) return;
          clearTimeout(late);
          resolve();
        };
        look();
      });
      look = () => {};
      said = '';
    };
    try {
      await until(/3 errors[\s\S]*watching for changes/);
      const file = join(folder, 'plans/b.portfolio');
      const before = await readFile(file, 'utf8');
      await writeFile(file, before.replace('Active', 'active'));
      await until(/— \d\d:\d\d:\d\d —[\s\S]*2 errors/);
      await writeFile(
        join(folder, 'plans/new.portfolio'),
        'items:\n  - {id: new, title: New, status: Active}\n',
      );
      await until(/3 errors/);
      await rm(join(folder, 'plans/new.portfolio'));
      await until(/2 errors/);
      // The file beside them belongs to the same portfolio.
      await writeFile(join(folder, 'a.portfolio'), 'portfolio: All\nitems:\n  - {id: i1, title: Item}\n');
      await until(/duplicate-id/);
    } finally {
      child.kill('SIGINT');
    }
    assert.ok(['SIGINT', 130, 0].includes((await ended) as string | number));
  });
  it('does not go with standard input', async () => {
    assert.equal((await run(['check', '-', '--watch'])).code, 2);
  });
});

describe('progress', () => {
  const screen = (isTTY: boolean) => {
    const written: string[] = [];
    return { written, isTTY, columns: 20, write: (text: string) => written.push(text) };
  };
  it('is shown of what takes long, in one line that goes away', () => {
    const terminal = screen(true);
    let now = 0;
    const progress = progressOn(terminal, {}, () => now);
    progress.show('at once');
    now = 500;
    progress.show('reading 12\u001b files');
    progress.show('too soon after');
    now = 600;
    progress.show('a line that is much longer than the terminal');
    progress.end();
    progress.end();
    assert.deepEqual(terminal.written, [
      '\r\u001b[2Kreading 12␛ files',
      '\r\u001b[2Ka line that is much',
      '\r\u001b[2K',
    ]);
  });
  it('is not shown to programs', () => {
    for (const [terminal, vars] of [
      [screen(false), {}],
      [screen(true), { TERM: 'dumb' }],
    ] as const) {
      let now = 0;
      const progress = progressOn(terminal, vars, () => now);
      now = 5000;
      progress.show('reading');
      progress.end();
      assert.deepEqual(terminal.written, []);
    }
  });
  it('stands on a real terminal while a large portfolio is read', {
    skip: onPath('script') === undefined || process.platform !== 'linux',
  }, async () => {
    const big = join(folder, 'big.portfolio');
    const item = (i: number): string =>
      `  - id: n${i}\n    title: Cut the wait at desk ${i} with a daily huddle\n    track: operational\n    description: Nurses time each step at the front door and hold the new standard at the daily huddle of the ward.\n`;
    await writeFile(big, `items:\n${Array.from({ length: 3000 }, (_, i) => item(i)).join('')}`);
    try {
      const line = `"${process.execPath}" "${main}" check big.portfolio --quiet`;
      const out = await onTerminal(line);
      assert.match(out, /\r\u001b\[2K(?:reading|judging|putting)[^\r]*\r\u001b\[2K/);
      assert.match(out.replaceAll(/\u001b\[[\d;]*[a-zA-Z]/g, ''), /No findings in 3,000 items in 1 file/);
    } finally {
      await rm(big);
    }
  });
  it('stands on a real terminal while a large sheet is brought in, and not in a pipe', {
    skip: onPath('script') === undefined || process.platform !== 'linux',
  }, async () => {
    const rows = Array.from(
      { length: 9000 },
      (_, i) => `K-${i},Cut the wait at desk ${i},It is timed each day.`,
    );
    await writeFile(join(folder, 'big.csv'), `Key,Title,Description\n${rows.join('\n')}\n`);
    const line = ['import', 'big.csv', '--out', 'big.portfolio'];
    try {
      const out = await onTerminal(`"${process.execPath}" "${main}" ${line.join(' ')}`);
      assert.match(out, /\r\u001b\[2K(?:reading|judging)[^\r]*\r\u001b\[2K/);
      assert.match(
        out.replaceAll(/\u001b\[[\d;]*[a-zA-Z]/g, ''),
        /9000 new, 0 changed[\s\S]*written {2}big\.portfolio/,
      );
      const piped = await run(line);
      assert.match(piped.err, /big\.portfolio is up to date/);
      assert.doesNotMatch(piped.err, /\u001b|…/);
    } finally {
      for (const name of ['big.csv', 'big.portfolio']) await rm(join(folder, name), { force: true });
    }
  });
});
