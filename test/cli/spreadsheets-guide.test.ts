/** The guide to spreadsheets does what it says: its sheet, its commands, its report and its file. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Run, twotrack } from '../support/cli.ts';

const guide = await readFile(new URL('../../docs/spreadsheets.md', import.meta.url), 'utf8');
const blocks = (language: string): string[] =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, text = '']) => text,
  );

test('the commands of the guide run, and give what it shows', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'twotrack-guide-'));
  const run = (line: string): Promise<Run> => {
    const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    assert.equal(words[0], 'twotrack');
    return twotrack(folder, words.slice(1));
  };
  try {
    await writeFile(join(folder, 'backlog.csv'), blocks('csv')[0] ?? '');
    const [first = '', ...rest] = blocks('sh').map((text) => text.trim());
    const made = await run(first);
    assert.equal(made.code, 0);
    assert.equal(made.err, blocks('text')[0]);
    assert.equal(await readFile(join(folder, 'plan.portfolio'), 'utf8'), blocks('yaml')[0]);
    for (const line of rest) {
      const { code, err } = await run(line);
      assert.equal(code, 0, err);
    }
    assert.equal(rest.length, 2);
    const back = await run('twotrack import plan.csv --out plan.portfolio');
    assert.match(back.err, /plan\.portfolio is up to date/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
