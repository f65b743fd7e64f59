/** What is read and judged in several threads is what one thread finds: over the examples, a large portfolio and broken texts. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { portfolioFiles, portfolioText } from '../../scripts/bench/fixture.ts';
import type { ReportedFinding } from '../../server/src/agents/report-finding.ts';
import { preparedFor, preparedOf } from '../../server/src/analysis/prepared.ts';
import { load, todayOf } from '../../server/src/cli/input/load.ts';
import { reportedFindings } from '../../server/src/cli/output/report-finding.ts';
import type { Terminal } from '../../server/src/cli/output/terminal.ts';
import { useBundle } from '../../server/src/core/text/l10n.ts';
import { mayUseThreads } from '../../server/src/files/reading-threads.ts';
import type { FileSnapshot } from '../../server/src/session/session.ts';
import { busyTexts, fileText } from '../support/portfolio-arbitrary.ts';
import { pseudoBundle } from '../support/pseudo.ts';
import { runs } from '../support/runs.ts';

const main = pathToFileURL(join(import.meta.dirname, '../../server/src/cli/main.ts'));
const examples = join(import.meta.dirname, '../../examples');

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twotrack-threads-'));
});
after(() => rm(folder, { recursive: true, force: true }));

const silent: Terminal = {
  ...({} as Terminal),
  out: () => {},
  err: (text: string) => assert.fail(text),
};

async function loadWith(
  threads: number,
  paths: readonly string[],
  entry: URL = main,
): Promise<readonly FileSnapshot[]> {
  mayUseThreads(entry, threads);
  return (await load(paths, todayOf('2027-09-15'), silent)).files;
}

/** Everything that is reported, fixes and what they would write included. */
function reported(files: readonly FileSnapshot[]): unknown[] {
  return reportedFindings(files).map(({ source: _, placed, ...finding }) => ({
    ...(finding satisfies ReportedFinding),
    fixes: placed.fixes.map(({ title, safe, edits }) => ({ title, safe, edits })),
  }));
}

async function sameInThreads(paths: readonly string[]): Promise<number> {
  const alone = reported(await loadWith(0, paths));
  const shared = reported(await loadWith(2, paths));
  assert.deepEqual(shared, alone);
  return alone.length;
}

async function written(texts: Readonly<Record<string, string>>): Promise<string> {
  const home = await mkdtemp(join(folder, 'case-'));
  await mkdir(join(home, '.git'));
  for (const [name, text] of Object.entries(texts)) {
    await mkdir(join(home, name, '..'), { recursive: true });
    await writeFile(join(home, name), text);
  }
  return home;
}

describe('reading in threads', () => {
  it('finds the same in every example', async () => {
    for (const name of await readdir(examples, { withFileTypes: true })) {
      if (!name.isDirectory()) continue;
      assert.ok((await sameInThreads([join(examples, name.name)])) > 0);
    }
  });

  it('speaks the language of the one that started them', async () => {
    const english = await readFile(join(examples, '../l10n/bundle.l10n.json'), 'utf8');
    useBundle(pseudoBundle(JSON.parse(english) as Record<string, string>));
    try {
      assert.ok((await sameInThreads([join(examples, 'hospital')])) > 0);
      for (const { message } of reportedFindings(await loadWith(2, [join(examples, 'hospital')])))
        assert.match(message, /[\uff21-\uff5a]/);
    } finally {
      useBundle(null);
    }
  });

  it('finds the same in one file of 600 items and in 20 files, and has every item judged ahead', async () => {
    const one = await written({ 'one.portfolio.yaml': portfolioText(600) });
    assert.ok((await sameInThreads([one])) > 30);
    const many = await written(Object.fromEntries(portfolioFiles(20, 20)));
    assert.ok((await sameInThreads([many])) > 20);
    const files = await loadWith(2, [many]);
    let judged = 0;
    for (const { portfolio, session } of files.slice(0, 1)) {
      const key = preparedFor(portfolio.settings, session.today);
      for (const ref of portfolio.index.refs.item) {
        if (ref.entry.kind !== 'item' || ref.entry.broken) continue;
        assert.ok(preparedOf(ref.entry, key));
        judged++;
      }
    }
    assert.equal(judged, 400);
  });

  it('finds the same where threads do not start, or die at their work', async () => {
    const one = await written({ 'one.portfolio.yaml': portfolioText(600) });
    const alone = reported(await loadWith(0, [one]));
    const dying = `import { parentPort } from 'node:worker_threads'; parentPort.once('message', () => process.exit(1));`;
    const entries = ['throw new Error("no")', dying].map(
      (code) => `data:text/javascript,${encodeURIComponent(code)}`,
    );
    // No thread can be made of the last one at all.
    for (const entry of [...entries, 'https://example.org/none.js'])
      assert.deepEqual(reported(await loadWith(2, [one], new URL(entry))), alone);
  });

  it('finds the same with settings and words of portfolios around and below', async () => {
    const item = (id: string): string =>
      `  - id: ${id}\n    title: Gemba round and moonshot for the ward\n    track: operational\n    budget: 4M\n    status: active\n`;
    const home = await written({
      'root.portfolio': `portfolio: All\ncurrency: EUR\nrules: {unaligned-item: error}\nvocabulary: {strategic: [moonshot]}\nitems:\n${item('a')}`,
      'below/root.portfolio': `portfolio: Part\ncurrency: SEK\nrules: {misclassified: off}\nitems:\n${item('b')}`,
    });
    assert.ok((await sameInThreads([home])) > 2);
  });

  it('finds the same in portfolios at random, sound and broken', async () => {
    await fc.assert(
      fc.asyncProperty(busyTexts(), fileText(false), async (texts, broken) => {
        await sameInThreads([await written({ ...texts, 'broken.portfolio': broken })]);
      }),
      runs(3),
    );
  });
});
