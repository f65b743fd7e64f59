/**
 * Neovim with the very lines of docs/editors.md and the language server as it is built, worked with the keys that the
 * page names. Debian's Neovim is installed where there is none; the test is left out only where that cannot be.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { fromDebian } from '../../scripts/apt.ts';
import { build } from '../../scripts/package.ts';
import { onPath, root, stopTree } from '../../scripts/run.ts';
import { until as awaited } from '../support/until.ts';

const program =
  onPath('nvim') ?? ((await fromDebian('Neovim', ['neovim'], console.log)) ? onPath('nvim') : undefined);
const skip =
  program === undefined ? 'no Neovim: it is not on PATH, and apt-get cannot install it here' : false;

/** The configuration that the page shows for this Neovim. */
async function configuration(nvim: string): Promise<string> {
  const [, minor = '0'] =
    /NVIM v0\.(\d+)/.exec(spawnSync(nvim, ['--version'], { encoding: 'utf8' }).stdout) ?? [];
  const page = await readFile(join(root, 'docs/editors.md'), 'utf8');
  const heading = Number(minor) >= 11 ? '## Neovim 0.11 and later' : '## Neovim 0.7 to 0.10';
  const block = new RegExp(`^${heading}\\n[^#]*?^\`\`\`lua\\n([\\s\\S]*?)^\`\`\``, 'm').exec(page)?.[1];
  assert.ok(block !== undefined, `docs/editors.md has no lua under ${heading}`);
  return block;
}

const ROOT = `portfolio: Clinic
goals:
  - id: safe
    title: No avoidable harm
`;
const WARD = `items:
  - id: huddle
    title: Hold a daily huddle on the ward
    track: operational
    status: Active
    goals: [safe]
  - id: falls
    title: Halve falls within a quarter by bedside checks
    track: operational
    depends-on: [huddle]
`;

describe('Neovim', { skip }, () => {
  const nvim = program ?? '';
  let home = '';
  let socket = '';
  let editor: ChildProcess | undefined;
  let said = '';

  /** Has the running editor do something. */
  const tell = async (...what: readonly string[]): Promise<void> => {
    await promisify(execFile)(nvim, ['--server', socket, ...what], { timeout: 5_000 });
  };
  /** Presses keys, in Vim's own notation. */
  const press = (keys: string): Promise<void> => tell('--remote-send', keys);
  /** The value of a Vim expression. By way of a file: versions differ in where they print it. */
  async function ask(expression: string): Promise<unknown> {
    const answer = join(home, 'answer.json');
    await rm(answer, { force: true });
    await tell('--remote-expr', `writefile([json_encode(${expression})], '${answer}')`);
    return JSON.parse(await readFile(answer, 'utf8'));
  }
  const until = <T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> =>
    awaited(what, look).catch((error: unknown) => {
      throw new Error(`Neovim said:\n${said}`, { cause: error });
    });
  const lines = async (): Promise<string[]> => (await ask("getline(1, '$')")) as string[];
  interface Diagnostic {
    readonly lnum: number;
    readonly code: string;
    readonly message: string;
  }
  const diagnostics = async (): Promise<Diagnostic[]> =>
    (await ask(
      "luaeval('vim.tbl_map(function(d) return { lnum = d.lnum, message = d.message, code = d.code or (d.user_data and d.user_data.lsp.code) } end, vim.diagnostic.get(0))')",
    )) as Diagnostic[];

  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'twotrack-neovim-'));
    await build(`--to=${join(home, 'built')}`);
    const bin = join(home, 'bin');
    const work = join(home, 'work');
    for (const folder of [bin, join(work, '.git')]) await mkdir(folder, { recursive: true });
    await symlink(join(home, 'built/dist/server.js'), join(bin, 'twotrack-language-server'));
    await writeFile(join(home, 'init.lua'), await configuration(nvim));
    await writeFile(join(work, 'root.portfolio'), ROOT);
    await writeFile(join(work, 'ward.portfolio.yaml'), WARD);
    socket = join(home, 'socket');
    const args = ['--headless', '-n', '-i', 'NONE', '-u', join(home, 'init.lua'), '--listen', socket];
    editor = spawn(nvim, [...args, 'ward.portfolio.yaml'], {
      cwd: work,
      detached: process.platform !== 'win32',
      env: {
        ...process.env,
        PATH: [bin, process.env['PATH'] ?? ''].join(delimiter),
        ...Object.fromEntries(
          ['CONFIG', 'DATA', 'STATE', 'CACHE'].map((name) => [`XDG_${name}_HOME`, join(home, name)]),
        ),
      },
    });
    editor.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    editor.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await until('answer', () => ask("getline(1) != ''"));
  });
  after(async () => {
    if (editor !== undefined) await stopTree(editor);
    await rm(home, { recursive: true, force: true });
  });

  it('opens a portfolio and shows its findings', async () => {
    assert.equal(await ask('&filetype'), 'portfolio');
    const found = await until('finding', async () => {
      const all = await diagnostics();
      return all.length > 0 && all;
    });
    const bad = found.find(({ code }) => code === 'bad-value');
    assert.equal(
      bad?.lnum,
      WARD.split('\n').findIndex((line) => line.includes('Active')),
    );
    assert.match(bad.message, /active/);
    assert.equal(
      found.some(({ code }) => code === 'unknown-reference'),
      false,
      'the file beside it is read too',
    );
  });

  it('puts a finding right by a quick fix', async () => {
    await press('/Active<CR>gra');
    // It answers nothing while it asks.
    await until('list of fixes', async () => /1: Change to active[\s\S]*Type number/.test(said));
    await press('1<CR>');
    await until('fix', async () => (await lines()).includes('    status: active'));
    await until('end of the finding', async () =>
      (await diagnostics()).every(({ code }) => code !== 'bad-value'),
    );
  });

  it('completes what is known', async () => {
    const offered = (word: string) =>
      until(`completion ${word}`, async () => {
        const words = (await ask("map(complete_info(['items']).items, 'v:val.word')")) as string[];
        return words.includes(word) && words;
      });
    await press('Gostatus: <C-X><C-O>');
    assert.deepEqual((await offered('active')).length, 6);
    await press('<C-N><C-Y><CR>');
    await until('second status', async () => (await lines()).includes('    status: planned'));
    // What only one word fits is put in at once. The goal is in the file beside this one.
    await press('goals: [<C-X><C-O>');
    assert.deepEqual(await offered('safe'), ['safe']);
    await press(']<Esc>');
    await until('goal', async () => (await lines()).at(-1) === '    goals: [safe]');
  });

  it('renames an id wherever it is used', async () => {
    await press('gg/huddle<CR>grn');
    await until('question', async () => /New Name: huddle/.test(said));
    await press('<C-U>ward-huddle<CR>');
    await until('new name', async () => {
      const text = await lines();
      return text.includes('  - id: ward-huddle') && text.includes('    depends-on: [ward-huddle]');
    });
    await press('u');
    await until('old name again', async () => (await lines()).includes('  - id: huddle'));
  });

  it('says what it says of an item, and ends with the server', async () => {
    await press('gg/id: falls<CR>ww');
    await press('K');
    const shown = await until('hover', async () => {
      const text = (await ask(
        'luaeval(\'(function() for _, w in ipairs(vim.api.nvim_list_wins()) do if vim.api.nvim_win_get_config(w).relative ~= "" then return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(w), 0, -1, false), "\\n") end end return "" end)()\')',
      )) as string;
      return text !== '' && text;
    });
    assert.match(shown, /Halve falls/);
    const ended = new Promise((resolve) => editor?.once('exit', resolve));
    await press(':qa!<CR>');
    await ended;
    editor = undefined;
  });
});
