/** What `twotrack explain` and the agents' tool tell from git: changes that a trait finding had asked for. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it, mock } from 'node:test';
import { Command } from 'commander';
import pc from 'picocolors';
import { addExplain } from '../../server/src/cli/commands/explain.ts';
import { gitHistory } from '../../server/src/files/git/git-history.ts';
import { Repository } from '../support/repository.ts';

const MARKET = `    description: Enter the private market with an own brand, a new legal entity and a company abroad.`;
const REPAIRS = `    description: Cut the repairs backlog week by week with a daily huddle at the depot and root cause analysis of repeat visits.`;
const BOTH = `    description: Cut the repairs backlog week by week with a daily huddle at the depot and root cause analysis of repeat visits. Enter the private market with an own brand, a new legal entity and a company abroad.`;

const item = (id: string, track: string, text: string, team = 'depot'): string =>
  `  - id: ${id}\n    title: Title of ${id}\n    track: ${track}\n    teams: [${team}]\n${text}\n`;
const portfolio = (...items: readonly string[]): Readonly<Record<string, string>> => ({
  'works/portfolio.portfolio': `portfolio: Works\nitems:\n${items.join('')}`,
});

/** Runs `explain` in this process, where no clock says that the history took too long. */
async function explain(...args: readonly string[]): Promise<string> {
  let out = '';
  const terminal = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => assert.fail(text),
    paint: pc.createColors(false),
    width: 80,
  };
  mock.timers.enable({ apis: ['setTimeout'] });
  mock.method(AbortSignal, 'timeout', () => new AbortController().signal);
  try {
    const program = new Command().exitOverride();
    addExplain(program, terminal);
    await program.parseAsync(['explain', ...args], { from: 'user' });
    assert.equal(process.exitCode ?? 0, 0);
    return out;
  } finally {
    mock.timers.reset();
    mock.restoreAll();
  }
}

describe('explain, where git holds the history', () => {
  let repository: Repository;
  let home = '';
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'twotrack-cache-'));
    process.env['XDG_CACHE_HOME'] = home;
    repository = await Repository.make();
    const other = item('other', 'operational', REPAIRS);
    const far = item('far', 'operational', MARKET, 'office');
    await repository.commitOn(
      '2027-01-10',
      portfolio(item('market', 'operational', MARKET), other, far, item('both', 'operational', BOTH)),
    );
    await repository.commitOn(
      '2027-02-01',
      portfolio(item('market', 'strategic', MARKET), other, far, item('both', 'operational', BOTH)),
    );
    // A track that no finding asked for, one of another team, and an item that no longer mixes.
    await repository.commitOn(
      '2027-03-01',
      portfolio(
        item('market', 'strategic', MARKET),
        item('other', 'strategic', REPAIRS),
        item('far', 'strategic', MARKET, 'office'),
        item('both', 'operational', REPAIRS),
      ),
    );
  });
  after(async () => {
    delete process.env['XDG_CACHE_HOME'];
    await repository.remove();
    await rm(home, { recursive: true });
  });
  const commit = (back: number): string => repository.git('rev-parse', `HEAD~${back}`).trim();

  it('tells which findings were followed, on the item and on others of its teams, and no more', async () => {
    const out = await explain('market', join(repository.folder, 'works'));
    const told = out.split('\n').filter((line) => line.startsWith('Settled before'));
    assert.deepEqual(told, [
      `Settled before: on 2027-02-01 (commit ${commit(1).slice(0, 10)}) the track was changed from operational to strategic`,
      `Settled before by the same team on both: on 2027-03-01 (commit ${commit(0).slice(0, 10)}) it was changed and no longer mixes both kinds of work`,
    ]);
  });

  it('gives the same as JSON', async () => {
    const out = await explain('both', join(repository.folder, 'works'), '--format', 'json');
    const { items } = JSON.parse(out) as { readonly items: readonly { readonly accepted: unknown }[] };
    assert.deepEqual(items[0]?.accepted, [
      {
        date: '2027-03-01',
        commit: commit(0),
        item: 'both',
        title: 'Title of both',
        kind: 'unmixed',
        here: true,
      },
      {
        date: '2027-02-01',
        commit: commit(1),
        item: 'market',
        title: 'Title of market',
        kind: 'track',
        from: 'operational',
        to: 'strategic',
        here: false,
      },
    ]);
  });

  it('says nothing where there is no history', async () => {
    const plain = await Repository.make();
    await plain.write(portfolio(item('market', 'strategic', MARKET)));
    await rm(join(plain.folder, '.git'), { recursive: true });
    const out = await explain('market', join(plain.folder, 'works'), '--format', 'json');
    assert.equal((JSON.parse(out) as { items: { accepted: unknown }[] }).items[0]?.accepted, null);
    assert.doesNotMatch(await explain('market', join(plain.folder, 'works')), /Settled/);
    await plain.remove();
  });

  it('reads a history no further when asked to stop', async () => {
    const request = { folder: join(repository.folder, 'works'), every: 'month', cache: null } as const;
    await assert.rejects(gitHistory({ ...request, signal: AbortSignal.abort() }), /not read to its end/);
    assert.equal((await gitHistory(request)).commits, 3);
  });
});
