/** The commands that the documentation shows run, page by page. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { main } from './support/cli.ts';
import { fencesOf, pages, root, scenarios, texts } from './support/pages.ts';

/** Pages with a test of their own; of all others the commands run in order beside a copy of the hospital. */
const elsewhere = new Set(['docs/spreadsheets.md', 'docs/editors.md']);
/** Minutes as the page of a meeting saves them, for the commands that read some. */
const MINUTES = '# Minutes\n\n```json twotrack-decisions\n[]\n```\n';
/** Commands that go on until they are stopped. */
const endless = /--watch|\bmcp\b|language-server|twotrack wall\b/;

describe('commands', () => {
  for (const page of pages.filter((path) => !path.startsWith('docs/rules/') && !elsewhere.has(path))) {
    const lines = fencesOf(texts.get(page) ?? '')
      .filter(({ language }) => language === 'sh')
      .flatMap(({ text }) => text.split('\n'))
      .map((line) => line.replace(/\s+#.*$/, '').replace(/^npx (?=twotrack)/, ''))
      .filter((line) => /^(?:twotrack|cd) /.test(line) && !endless.test(line));
    if (!lines.some((line) => line.startsWith('twotrack'))) continue;
    it(page, async () => {
      const home = await mkdtemp(join(tmpdir(), 'twotrack-docs-'));
      let cwd = home;
      try {
        await cp(join(root, 'examples'), join(home, 'examples'), { recursive: true });
        await cp(join(root, 'examples/hospital'), join(home, 'hospital'), { recursive: true });
        const git = (...args: string[]) =>
          spawnSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: home });
        git('init', '-q', '-b', 'main');
        await writeFile(join(home, '.gitignore'), 'examples\n');
        await writeFile(join(home, 'minutes-2027-09-15.md'), MINUTES);
        await mkdir(join(home, 'hospital/scenarios'), { recursive: true });
        for (const { text } of scenarios)
          await writeFile(join(home, 'hospital/scenarios/hub-later.scenario.portfolio'), text);
        git('add', '.');
        git('commit', '-qm', 'Begin');
        for (const tag of ['review-june', 'review-1']) git('tag', tag);
        for (const line of lines) {
          const words = [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
            (match) => match[1] ?? match[2] ?? match[3] ?? '',
          );
          const stop = words.findIndex((word) => /^[|>&]|&&$/.test(word));
          const args = words.slice(1, stop < 0 ? undefined : stop);
          if (words[0] === 'cd') {
            cwd = resolve(cwd, args[0] ?? '.');
            continue;
          }
          const { status, stderr } = spawnSync(process.execPath, [main, ...args], {
            cwd,
            encoding: 'utf8',
            timeout: 60_000,
          });
          assert.ok(status === 0 || status === 1, `${line}\n${stderr}`);
        }
      } finally {
        await rm(home, { recursive: true, force: true });
      }
    });
  }
});
