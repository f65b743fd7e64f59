/** The guide to spreadsheets does what it says: its sheet, its commands, its report and its file. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { main } from '../support/cli.ts';

const guide = await readFile(new URL('../../docs/spreadsheets.md', import.meta.url), 'utf8');
const blocks = (language: string): string[] =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, text = '']) => text,
  );

test('the commands of the guide run, and give what it shows', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'twotrack-guide-'));
  const run = (line: string): { status: number | null; stdout: string; stderr: string } => {
    const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    assert.equal(words[0], 'twotrack');
    return spawnSync(process.execPath, [main, ...words.slice(1)], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    });
  };
  try {
    await writeFile(join(folder, 'backlog.csv'), blocks('csv')[0] ?? '');
    const [first = '', ...rest] = blocks('sh').map((text) => text.trim());
    const made = run(first);
    assert.equal(made.status, 0);
    assert.equal(made.stderr, blocks('text')[0]);
    assert.equal(await readFile(join(folder, 'plan.portfolio'), 'utf8'), blocks('yaml')[0]);
    for (const line of rest) {
      const { status, stderr } = run(line);
      assert.equal(status, 0, stderr);
    }
    assert.equal(rest.length, 2);
    const back = run('twotrack import plan.csv --out plan.portfolio');
    assert.match(back.stderr, /plan\.portfolio is up to date/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
