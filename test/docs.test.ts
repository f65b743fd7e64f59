/** The documentation holds: its links lead somewhere, its YAML can be read, its commands run. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, glob, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { check } from './support/check.ts';
import { main } from './support/cli.ts';

const root = join(import.meta.dirname, '..');
/** The day on which examples are checked. */
const TODAY = 21_076;

const pages: string[] = [];
for await (const path of glob(['*.md', 'docs/**/*.md', 'examples/*.md'], { cwd: root })) {
  if (!path.startsWith('node_modules')) pages.push(path.replaceAll('\\', '/'));
}
pages.sort();
const texts = new Map(
  await Promise.all(pages.map(async (page) => [page, await readFile(join(root, page), 'utf8')] as const)),
);

interface Fence {
  readonly language: string;
  readonly info: string;
  readonly text: string;
  readonly line: number;
}
function fencesOf(text: string): Fence[] {
  return [...text.matchAll(/^```(\w+)([^\n]*)\n([\s\S]*?)^```/gm)].map(
    ({ 1: language, 2: info, 3: body, index }) => ({
      language: language ?? '',
      info: (info ?? '').trim(),
      text: body ?? '',
      line: text.slice(0, index).split('\n').length,
    }),
  );
}
/** The scenario that the page on them shows, for the commands that compare one. */
const isScenario = ({ text }: Fence): boolean => text.startsWith('scenario:');
const scenarios = fencesOf(texts.get('docs/what-if.md') ?? '').filter(isScenario);
const withoutFences = (text: string): string =>
  text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '');

/** Headings as GitHub names their anchors. */
function anchorsOf(text: string): ReadonlySet<string> {
  const names = [...withoutFences(text.replaceAll(/`([^`\n]*)`/g, '$1')).matchAll(/^#+ (.+)$/gm)].map(
    ([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
  );
  return new Set(names);
}

describe('links', () => {
  for (const page of pages) {
    it(page, () => {
      for (const [, to = ''] of withoutFences(texts.get(page) ?? '').matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^[a-z]+:/.test(to)) continue;
        const [path = '', anchor] = to.split('#');
        const target =
          path === '' ? page : join(dirname(page), decodeURIComponent(path)).replaceAll('\\', '/');
        assert.ok(existsSync(resolve(root, target)), `${to} leads nowhere`);
        const text = texts.get(target);
        if (anchor !== undefined && text !== undefined)
          assert.ok(anchorsOf(text).has(anchor), `${to}: no such heading`);
      }
    });
  }
  it('reach every page of the documentation from its first', () => {
    const reached = new Set<string>();
    const visit = (page: string): void => {
      if (reached.has(page)) return;
      reached.add(page);
      for (const [, to = ''] of (texts.get(page) ?? '').matchAll(/\]\(([^)\s#]+)/g))
        if (!/^[a-z]+:/.test(to)) visit(join(dirname(page), to).replaceAll('\\', '/'));
    };
    visit('docs/README.md');
    assert.deepEqual(
      pages.filter((page) => page.startsWith('docs/') && !reached.has(page)),
      [],
    );
  });
});

describe('YAML', () => {
  it('the first example of the README is what it is shown for', async () => {
    const [first] = fencesOf(texts.get('README.md') ?? '').filter(({ language }) => language === 'yaml');
    const found = await check({ 'x.portfolio': first?.text ?? '' }, TODAY);
    assert.ok(found.some(({ placed }) => placed.rule === 'mixed-traits'));
  });
  for (const page of pages.filter((path) => !path.startsWith('docs/rules/'))) {
    const fences = fencesOf(texts.get(page) ?? '').filter(
      (fence) =>
        fence.language === 'yaml' &&
        /^(?:portfolio|items|goals|teams):/m.test(fence.text) &&
        !isScenario(fence),
    );
    if (fences.length === 0) continue;
    it(page, async () => {
      for (const { text, line } of fences) {
        const wrong = (await check({ 'x.portfolio': text }, TODAY)).filter(
          // What a piece of a portfolio refers to may stand elsewhere.
          ({ placed }) =>
            (placed.severity === 'error' && placed.rule !== 'unknown-reference') ||
            placed.rule === 'unknown-key',
        );
        assert.deepEqual(
          wrong.map(({ placed }) => placed.message),
          [],
          `${page}:${line}`,
        );
      }
    });
  }
});

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
