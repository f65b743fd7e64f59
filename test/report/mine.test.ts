/** What is mine, in what order: by what is stated and by nothing else, held over items at random. */
import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import fc from 'fast-check';
import { dayOf, isoDay } from '../../server/src/core/text/days.ts';
import { type ReviewSource, reviewSource } from '../../server/src/report/facts/source.ts';
import { minePage } from '../../server/src/report/mine/html.ts';
import { type Mine, mineOf } from '../../server/src/report/mine/mine.ts';
import { everyone, type Who } from '../../server/src/report/mine/whose.ts';
import { runs } from '../support/runs.ts';
import { sessionWith } from '../support/world.ts';

const TODAY = dayOf(2027, 9, 15);
const DESK: Who = { kind: 'team', key: 'desk', name: 'Front desk' };

async function sourceOf(text: string): Promise<ReviewSource> {
  const session = await sessionWith({ 'a.portfolio': text }, TODAY);
  const [portfolio] = session.workspace.portfolios.values();
  assert.ok(portfolio !== undefined);
  return reviewSource(portfolio, session.analysisOf(portfolio), session.nameOf(portfolio));
}

const mineIn = async (items: string, who = DESK, head = ''): Promise<Mine> =>
  mineOf(
    await sourceOf(
      `portfolio: Clinic\n${head}teams:\n  - {id: desk, name: Front desk}\n  - {id: lab, name: Laboratory}\nitems:\n${items}`,
    ),
    who,
  );
const placed = ({ rows }: Mine): readonly (readonly [string, number | null])[] =>
  rows.map(({ title, place }) => [title, place]);

describe('what is mine', () => {
  it('is first by rank, then by the next date, then by what is red; what rests stands outside', async () => {
    const mine = await mineIn(`  - {id: a, title: No word of when, status: active, teams: [desk]}
  - {id: b, title: Late, status: active, teams: [desk], end: 2027-09-01}
  - {id: c, title: Same day, status: planned, owner: desk, end: 2027-10-31}
  - {id: d, title: Same day and red, status: active, health: off-track, teams: [desk], milestones: [{title: Card printed, date: 2027-10-31}], end: 2028-01-31}
  - {id: e, title: Second, status: active, rank: 2, teams: [desk], track: neither}
  - {id: f, title: First, status: planned, rank: 1, teams: {desk: 0.4 fte, lab: 1 fte}, end: 2028-12-31}
  - {id: g, title: Rests, status: paused, rank: 1, teams: [desk]}
  - {id: h, title: Of others, status: active, teams: [lab]}
  - {id: i, title: Over, status: done, teams: [desk]}
`);
    assert.deepEqual(placed(mine), [
      ['First', 1],
      ['Second', 2],
      ['Late', 3],
      ['Same day and red', 4],
      ['Same day', 5],
      ['No word of when', 6],
    ]);
    assert.deepEqual(
      mine.resting.map(({ title }) => title),
      ['Rests'],
    );
    assert.equal(mine.first, 'First is “First”: it has rank 1');
    assert.equal(mine.live, '5 live');
    assert.equal(mine.rows[0]?.effort, 0.4);
    assert.equal(mine.rows[2]?.why, 'Ends on 1 September 2027, 14 days late');
    assert.equal(mine.rows[3]?.why, 'Card printed, 31 October 2027');
  });

  const firsts: readonly (readonly [string, string, string])[] = [
    ['', 'Nothing is planned or under way', '1'],
    [
      '{title: A, status: paused, teams: [desk]}',
      'Nothing is first: one item is paused and nothing else',
      '1',
    ],
    ['{title: A, teams: [desk]}', 'First is “A”: nothing else is planned or under way', '1'],
    [
      '{title: A, teams: [desk]}|{title: B, teams: [desk]}',
      'Not enough said: none of 2 planned or active items',
      '2',
    ],
    [
      '{title: A, rank: 1, teams: [desk]}|{title: B, rank: 1, owner: desk}',
      'Two items are first at once: each has rank 1',
      '2',
    ],
    [
      '{title: A, end: 2028, teams: [desk]}|{title: B, end: 2028-12, owner: desk}',
      'Two items are first at once: the next date of each is 31 December 2028',
      '2',
    ],
    [
      '{title: A, end: 2028, teams: [desk]}|{title: B, teams: [desk]}',
      'First is “A”: it has the earliest date',
      '1',
    ],
  ];
  for (const [items, says] of firsts)
    it(`says of ${items === '' ? 'nothing' : items}: ${says}`, async () => {
      const lines = items.split('|').filter((each) => each !== '');
      const mine = await mineIn(lines.map((line) => `  - ${line}\n`).join('') || '  []\n');
      assert.ok(mine.first.startsWith(says), mine.first);
    });

  it('says what is live beside the limit of the team, of all teams, of sponsors', async () => {
    const items = `  - {title: A, status: active, teams: [desk], sponsor: Chief nurse, owner: Ada}
  - {title: B, status: paused, teams: [desk, lab], sponsor: chief nurse, owner: Ada}
`;
    const nurse: Who = { kind: 'sponsor', key: 'chief nurse', name: 'Chief nurse' };
    const head = 'limits: {team: 1, sponsor: 2}\n';
    assert.equal((await mineIn(items, DESK, head)).live, '2 live, over the limit of 1');
    assert.equal((await mineIn(items, nurse, head)).live, '2 live, within the limit of 2');
    assert.equal((await mineIn(items, { kind: 'person', key: 'ada', name: 'Ada' }, head)).live, '2 live');
    assert.deepEqual(
      everyone(await sourceOf(`items:\n${items}`)).map(({ kind, name }) => `${kind} ${name}`),
      ['team desk', 'team lab', 'person Ada', 'sponsor Chief nurse'],
    );
  });

  it('puts no word of the portfolio into its page but as text', async () => {
    const page = minePage(await mineIn('  - {title: "<script>alert(1)</script>", teams: [desk]}\n'));
    assert.doesNotMatch(page, /<script/);
    assert.match(page, /&lt;script&gt;/);
  });
});

test('the order is that of what is stated: none comes after one that it precedes, and equal places are parted by nothing', async () => {
  const item = fc.record({
    rank: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
    end: fc.option(fc.integer({ min: TODAY - 3, max: TODAY + 3 }), { nil: null }),
    off: fc.boolean(),
    paused: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(item, { maxLength: 8 }), async (items) => {
      const text = items
        .map(
          ({ rank, end, off, paused }, i) =>
            `  - {title: "${i}", teams: [desk], status: ${paused ? 'paused' : 'active'}${rank === null ? '' : `, rank: ${rank}`}${end === null ? '' : `, end: ${isoDay(end)}`}${off ? ', health: off-track' : ''}}\n`,
        )
        .join('');
      const { rows, resting, first } = await mineIn(text || '  []\n');
      const of = ({ title }: { title: string }) => items[Number(title)] as (typeof items)[number];
      assert.deepEqual(
        [...rows, ...resting].map(({ title }) => title).sort(),
        items.map((_, i) => `${i}`).sort(),
      );
      assert.ok(resting.every((row) => of(row).paused) && rows.every((row) => !of(row).paused));
      // A figure that grows the later an item comes: as a person would lay cards out.
      const weight = ({ rank, end, off }: (typeof items)[number]): number =>
        rank !== null ? rank : end === null ? 1e6 : 10 + (end - TODAY + 3) * 2 + Number(!off);
      const bare = ({ rank, end }: (typeof items)[number], off: boolean) =>
        rank === null && end === null && off;
      for (const [i, row] of rows.entries()) {
        const before = rows[i - 1];
        if (before === undefined) continue;
        const [a, b] = [of(before), of(row)];
        assert.ok(weight(a) <= weight(b) || bare(a, true));
        const same = weight(a) === weight(b) && (!bare(a, true) || a.off === b.off);
        assert.equal(before.place === row.place, same);
      }
      const firstOnes = rows.filter(({ place }) => place === 1).length;
      assert.equal(/items are first at once/.test(first), firstOnes > 1 && !/^Not enough/.test(first));
      if (first.startsWith('Not enough'))
        assert.ok(rows.length > 1 && rows.every((row) => bare(of(row), true)));
    }),
    runs(60, 11),
  );
});
