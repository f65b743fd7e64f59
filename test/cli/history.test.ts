/** `twotrack history`: a scripted repository of 24 commits whose answers are known, and histories that are not whole. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gitHistory, type HistoryRequest } from '../../server/src/files/git/git-history.ts';
import type { PictureResult } from '../../server/src/protocol/picture.ts';
import { historyCsv } from '../../server/src/report/history/csv.ts';
import type { History, Moment } from '../../server/src/report/history/history.ts';
import { historyJson } from '../../server/src/report/history/json.ts';
import type { EventKind } from '../../server/src/report/history/life.ts';
import { told } from '../../server/src/report/history/told.ts';
import { historyPage, historySvg } from '../../server/src/report/history/view.ts';
import { twotrack } from '../support/cli.ts';
import { withServer } from '../support/lsp.ts';
import { millRepository } from '../support/mill.ts';
import { Repository } from '../support/repository.ts';

interface Answer {
  readonly commits: number;
  readonly notes: readonly string[];
  readonly moments: readonly Readonly<Record<string, unknown>>[];
  readonly items: readonly { readonly number: number; readonly id: string }[];
}

describe('history', () => {
  let repository: Repository;
  let caches = '';
  let mill: History;
  before(async () => {
    repository = await millRepository();
    caches = await mkdtemp(join(tmpdir(), 'twotrack-cache-'));
    mill = await of({});
  });
  after(async () => {
    await repository.remove();
    await rm(caches, { recursive: true });
  });

  const of = (request: Partial<HistoryRequest>): Promise<History> =>
    gitHistory({ folder: join(repository.folder, 'mill'), every: 'month', cache: null, ...request });
  /** What happened, as `day id`, in order. */
  const happened = (history: History, kind: EventKind): string[] =>
    history.events
      .filter((event) => event.kind === kind)
      .map(({ day, item }) => `${new Date(day * 86_400_000).toISOString().slice(5, 10)} ${item.id}`);
  const column = <T>(of: (moment: Moment) => T): T[] => mill.moments.map(of);

  it('reckons the share of each month as the portfolio stood, against the target as it was then', () => {
    assert.deepEqual(column(({ label }) => label.slice(5)).join(' '), '01 02 03 04 05 06 07 08 09 10 11 12');
    assert.deepEqual(
      column(({ balance }) => balance.operational),
      [67, 67, 75, 75, 67, 60, 60, 75, 80, 80, 80, 100],
    );
    assert.deepEqual(
      column(({ balance }) => balance.target),
      [60, 60, 60, 50, 50, 50, 50, 50, 50, 50, 50, 50],
    );
    assert.deepEqual(
      column(({ open }) => `${open.operational}/${open.strategic}`).join(' '),
      '2/1 2/1 3/1 3/1 4/2 3/2 3/2 3/1 4/1 4/1 4/1 4/0',
    );
    assert.equal(mill.moments.at(-1)?.partial, true);
  });

  it('tells what was begun, finished, stopped, moved, mixed, split and taken out', () => {
    assert.deepEqual(happened(mill, 'begun'), [
      '01-20 huddle',
      '02-01 press',
      '03-02 leak',
      '05-03 repairs',
      '09-10 hall-standard',
    ]);
    assert.deepEqual(happened(mill, 'finished'), ['04-11 huddle', '08-20 press', '12-01 repairs-company']);
    assert.deepEqual(happened(mill, 'stopped'), ['06-01 leak']);
    assert.deepEqual(happened(mill, 'reopened'), ['10-15 huddle']);
    assert.deepEqual(happened(mill, 'removed'), ['10-01 lean']);
    assert.deepEqual(happened(mill, 'moved'), ['03-15 flow', '03-16 flow']);
    assert.deepEqual(happened(mill, 'mixed'), ['05-03 repairs']);
    assert.deepEqual(happened(mill, 'split'), ['05-20 repairs']);
    assert.deepEqual(
      mill.events.find(({ kind }) => kind === 'split')?.into?.map(({ id }) => id),
      ['repairs-daily', 'repairs-company'],
    );
  });

  it('counts promises that moved, how old open work is, and what was written anew', () => {
    const { promises, ages, reaction } = mill;
    assert.deepEqual(
      promises.items.map(({ item, moves }) => [
        item.id,
        moves.map(({ promise }) => [promise?.title, (promise?.to ?? 0) - (promise?.from ?? 0)]),
      ]),
      [
        [
          'press',
          [
            [null, 92],
            ['Presses ordered', 30],
            [null, -30],
          ],
        ],
      ],
    );
    assert.deepEqual(
      [promises.later, promises.earlier, promises.withdrawn, promises.medianLater],
      [2, 1, 0, 30],
    );
    assert.deepEqual(
      ages.operational.items.map(({ item, days, atLeast }) => [item.id, days, atLeast]),
      [
        ['flow', 330, true],
        ['huddle', 315, false],
        ['repairs-daily', 212, false],
        ['hall-standard', 82, false],
      ],
    );
    assert.deepEqual(ages.strategic.items, []);
    assert.deepEqual(
      reaction.fixes.map(({ item, word }) => [item.id, word]),
      [['leak', 'fix']],
    );
    assert.equal(reaction.begun, 5);
    assert.deepEqual(
      column(({ churn }) => `${churn?.touched.length}/${churn?.of}`).join(' '),
      '2/3 1/3 2/4 2/5 3/8 1/7 0/7 1/7 1/8 2/8 1/7 0/7',
    );
  });

  it('says how long leaps took from idea to landing, and whether kaizen followed', () => {
    assert.deepEqual(
      mill.leaps.map(({ item, landed, idea, promised, kaizen }) => [
        item.id,
        landed - (idea ?? 0),
        promised === null ? null : landed - promised,
        kaizen.state,
        'item' in kaizen ? kaizen.item.id : null,
      ]),
      [
        ['press', 220, 51, 'within', 'hall-standard'],
        ['repairs-company', 212, null, 'within', 'repairs-daily'],
      ],
    );
  });

  it('tells of the merge, the moved folder and the revision that cannot be read', () => {
    assert.equal(mill.commits, 24);
    assert.equal(mill.merges, 1);
    assert.match(
      mill.notes.join('\n'),
      /^On 2027-07-01 \(\w+\) the folder was moved here from plant, word for word/m,
    );
    assert.match(mill.notes.join('\n'), /^1 commit merges a branch/m);
    assert.match(mill.notes.join('\n'), /^items\.portfolio, \w+, 2027-04-10: YAML cannot read all of it/m);
  });

  it('puts every sentence on items, and every number of its JSON', () => {
    const json = historyJson(mill) as Answer;
    const known = new Set(json.items.map(({ number }) => number));
    for (const { words, items } of told(mill))
      assert.ok(items.length > 0 || /^Operational improvement/.test(words), words);
    for (const moment of json.moments)
      for (const value of Object.values(moment))
        if (Array.isArray(value)) assert.ok(value.every((number: number) => known.has(number)));
    assert.equal(historyCsv(mill).trim().split('\r\n').length, 13);
  });

  it('tells no middle of what is one, or of dates that moved', () => {
    const [one, ...more] = mill.ages.operational.items;
    const [promise] = mill.promises.items;
    const event = promise?.moves[0];
    assert.ok(one && event);
    const words = (changed: Partial<History>): readonly string[] =>
      told({ ...mill, ...changed }).map((each) => each.words);
    assert.ok(
      words({}).includes(
        'At least half of what is under way on the operational path has been so for 212 days or longer.',
      ),
    );
    assert.ok(
      words({}).includes(
        'The one item with a promised date moved it: twice to a later day, at least half of them by 30 days or more, once to an earlier one.',
      ),
      words({}).join('\n'),
    );
    const ages = { ...mill.ages, operational: { ...mill.ages.operational, items: [one] } };
    assert.ok(more.length > 0 && words({ ages }).includes('One item is under way on the operational path.'));
    const promises = { ...mill.promises, later: 1, earlier: 0, medianLater: 92 };
    assert.match(words({ promises }).join('\n'), /date moved it: once to a later day, by 92 days\.$/m);
    const several = { ...promises, promising: 3 };
    assert.match(
      words({ promises: several }).join('\n'),
      /^Of 3 items .* one moved one: once to a later day/m,
    );
  });

  it('begins at a date or a tag, and tells by tag and commit', async () => {
    const late = await of({ since: '2027-09-30', every: 'commit' });
    assert.deepEqual(happened(late, 'removed'), ['10-01 lean']);
    assert.deepEqual(happened(late, 'begun'), []);
    assert.equal(late.commits, 5);
    const tagged = await of({ since: 'v1', every: 'tag' });
    assert.deepEqual(
      tagged.moments.map(({ label, balance }) => [label, balance.operational]),
      [
        ['v1', 75],
        ['v2', 80],
      ],
    );
    assert.deepEqual(tagged.moments[1]?.events.filter(({ kind }) => kind === 'split').length, 1);
    await assert.rejects(of({ since: 'branch~1' }), /made on a branch that was merged later/);
    await assert.rejects(of({ since: 'nope' }), /there is no revision nope/);
    const early = await of({ since: '2020-01-01' });
    assert.match(early.notes.join('\n'), /begins on 2027-01-05, after 2020-01-01/);
  });

  it('gives the same bytes with a cache, without one, and with one that was broken', async () => {
    const plain = JSON.stringify(historyJson(mill));
    for (const breakIt of [false, false, true]) {
      if (breakIt) for (const name of await readdir(caches)) await writeFile(join(caches, name), '{"rules":');
      assert.equal(JSON.stringify(historyJson(await of({ cache: caches }))), plain);
      assert.equal((await readdir(caches)).length, 1);
    }
    const [name = ''] = await readdir(caches);
    assert.doesNotMatch(await readFile(join(caches, name), 'utf8'), /[\u0000]/);
  });

  it('is a page and a picture that need nothing else, with every item and every note', () => {
    const page = historyPage(mill);
    const svg = historySvg(mill);
    for (const text of [page, svg]) assert.doesNotMatch(text, /<script|href=|url\((?!#)/);
    for (const { item } of mill.events) assert.ok(page.includes(item.title), item.title);
    for (const note of mill.notes) assert.ok(page.includes(note), note);
    assert.match(svg, /^<svg [^>]*role="img"/);
    assert.equal(historyPage(mill), page);
  });

  it('says in the view of an editor why there is none', async () => {
    await withServer({ files: { 'p.portfolio': 'portfolio: P\n' }, own: true }, async (client) => {
      const portfolio = client.uri('p.portfolio').replace(/\/[^/]*$/, '');
      const params = { portfolio, view: 'over-time', width: 900 };
      const { html, headline } = await client.request<PictureResult>('twotrack/picture', params);
      assert.equal(headline, 'There is no history to show.');
      assert.match(html, /not in a git repository/);
      const none = await client.request('twotrack/past', { uri: client.uri('p.portfolio') });
      assert.deepEqual(none, { events: [] });
    });
  });

  it('runs nothing that the repository names, and answers the same as a command', async () => {
    const trap = join(repository.folder, '..', 'trap');
    const set = join(repository.folder, '..', 'sprung');
    await writeFile(trap, `#!/bin/sh\ntouch "${set}"\n`, { mode: 0o755 });
    for (const [key, value] of [
      ['core.fsmonitor', trap],
      ['diff.external', trap],
      ['gpg.program', trap],
      ['log.showSignature', 'true'],
      ['core.pager', trap],
      ['core.hooksPath', join(repository.folder, '..')],
    ] as const)
      repository.git('config', key, value);
    const { code, out, err } = await twotrack(repository.folder, [
      'history',
      '--no-cache',
      '--format',
      'json',
    ]);
    assert.equal(code, 0, err);
    assert.equal(existsSync(set), false);
    assert.deepEqual(JSON.parse(out), JSON.parse(JSON.stringify(historyJson(mill))));
  });

  it('says of a shallow clone that what came before is missing', async () => {
    const clone = join(repository.folder, '..', 'shallow');
    repository.git('clone', '-q', '--depth', '3', `file://${repository.folder}`, clone);
    const history = await of({ folder: join(clone, 'mill') });
    assert.equal(history.commits, 3);
    assert.match(history.notes.join('\n'), /The clone is shallow/);
    assert.deepEqual(happened(history, 'begun'), []);
    assert.ok(history.ages.operational.items.some(({ atLeast }) => atLeast));
    await assert.rejects(of({ folder: join(clone, 'mill'), since: 'v1' }), /shallow: fetch more history/);
  });

  it('follows no folder whose files changed on the way, and says so', async () => {
    const other = await Repository.make();
    const text = (status: string): string =>
      `portfolio: P\nitems:\n  - {id: a, title: Steady lamps, status: ${status}}\n${['b', 'c', 'd', 'e', 'f'].map((id) => `  - {id: ${id}, title: Steady lamps in hall ${id}, track: operational}\n`).join('')}`;
    await other.commitOn('2027-01-01', { 'old/p.portfolio': text('planned') });
    other.git('mv', 'old', 'new');
    await other.commitOn('2027-02-01', { 'new/p.portfolio': text('active') });
    const history = await of({ folder: join(other.folder, 'new') });
    assert.equal(history.commits, 1);
    assert.match(history.notes.join('\n'), /came here from old, and not all of them word for word/);
    assert.match(history.notes.join('\n'), /Only one commit/);
    assert.equal(told(history).length, 1);
    await other.remove();
  });

  it('tells shares of items from shares of effort, and a state that stands from none', async () => {
    const other = await Repository.make();
    const text = (effort: string): string =>
      `portfolio: P\nperiod: 2027\nitems:\n  - {id: a, title: Steady lamps, track: operational, status: active${effort}}\n  - {id: b, title: Open a hall, track: strategic, status: active${effort}}\n`;
    await other.commitOn('2027-01-01', { 'p.portfolio': text('') });
    await other.commitOn('2027-02-01', {
      'p.portfolio': text(', effort: 1 fte'),
      'new.portfolio': 'items:\n  - {id: c, title: "Half\n',
      'bytes.portfolio': 'items: []\n\0\0',
    });
    await other.commitOn('2027-03-01', {
      'p.portfolio': 'portfolio: "P\n',
      'new.portfolio': 'items:\n  - {id: c, title: Half}\n',
    });
    const history = await of({ folder: other.folder, every: 'commit' });
    const notes = history.notes.join('\n');
    assert.match(notes, /^In \w+ no effort is stated: the share is that of items/m);
    assert.match(notes, /^new\.portfolio, .*YAML cannot read all of it\. What it can read counts/m);
    assert.match(notes, /^p\.portfolio, .*The state before it stands until it can/m);
    const { out } = await twotrack(other.folder, ['history', '--no-cache', '--every', 'commit']);
    assert.match(out, /Operational share of effort, 0 to 100 percent; a dot .*: ·[▁-█]{2}\n/);
    await other.remove();
  });

  it('refuses in plain words where there is no history', async () => {
    const place = await mkdtemp(join(tmpdir(), 'twotrack-nogit-'));
    await assert.rejects(of({ folder: place }), /not in a git repository/);
    await assert.rejects(of({ folder: join(repository.folder, 'nowhere') }), /no commit up to HEAD changed/);
    await rm(place, { recursive: true });
  });
});
