/** A title becomes an item: what it says for sure is written, all else is told, and nothing but the item is new. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { dayOf } from '../../server/src/core/text/days.ts';
import { applyEdits } from '../../server/src/edits/text/apply-edits.ts';
import { type Added, addItems } from '../../server/src/sheets/add/add-items.ts';
import { readWords } from '../../server/src/sheets/add/added-words.ts';
import { titleFacts } from '../../server/src/sheets/add/title-facts.ts';
import { type Texts, worldOf } from '../edits/world.ts';
import { fileText } from '../support/portfolio-arbitrary.ts';
import { runs } from '../support/runs.ts';
import { itemsOf, judge } from './sheet-world.ts';

const TODAY = dayOf(2026, 11, 29);
const KNOWN = {
  teams: [
    { id: 'triage', name: 'Triage' },
    { id: 'it', name: 'IT' },
    { id: 'finance', name: 'Finance' },
    { id: 'lab', name: 'Laboratory services' },
  ],
  goals: [
    { id: 'safe-care', name: 'No avoidable harm' },
    { id: 'growth', name: 'Growth' },
    { id: 'digital', name: 'Digital by 2030' },
  ],
};
const said = (title: string): readonly string[] =>
  readWords(titleFacts(title, KNOWN, TODAY)).map((line) => line.replace(/ \(“.*$/, ''));
const left = (title: string): readonly string[] =>
  titleFacts(title, KNOWN, TODAY).left.map(({ words }) => words);

describe('a title', () => {
  for (const [title, ...values] of [
    [
      'Cut the wait in triage from 22 to 10 minutes by March',
      'measures wait in triage: 22 → 10 minutes',
      'end 2027-03',
      'teams triage',
    ],
    ['Raise hand hygiene from 82% to 95%', 'measures hand hygiene: 82 → 95 %'],
    ['Reduce our cost from £4.2m to £3m by FY end', 'measures cost: 4.2 → 3 £m'],
    ['Bring falls down from 1200 to 900 a year', 'measures falls: 1200 → 900 a year'],
    ['Reduce the wait for results to 4 hours', 'measures wait for results: → 4 hours'],
    ['Close by 31 March 2027', 'end 2027-03-31'],
    ['Close by March 31st', 'end 2027-03-31'],
    ['Close by the end of Q2', 'end 2027-Q2'],
    ['Close by Q4', 'end 2026-Q4'],
    ['Close by December', 'end 2026-12'],
    ['Close by 2028', 'end 2028'],
    ['Close by year end', 'end 2026'],
    ['Close by 31/03/2027', 'end 2027-03-31'],
    ['Trial it from May to September 2027', 'start 2027-05', 'end 2027-09'],
    ['Roll out, starting 2027-05-10', 'start 2027-05-10'],
    ['Merge the sites over the next 18 months', 'horizon 18 months'],
    ['Finance: close the books in 4 days, no avoidable harm', 'teams finance', 'goals safe-care'],
    ['Shorter queues (Laboratory services)', 'teams lab'],
    ['New scanners by the IT team', 'teams it'],
    ['A ward for growth', 'goals growth'],
    [
      'Digital by 2030: move all records to one platform, 2027-2029',
      'start 2027',
      'end 2029',
      'goals digital',
    ],
    ['Roll out the record (2027–2029)', 'start 2027', 'end 2029'],
    [
      'Bring door-to-needle time down to 30 minutes (from 55)',
      'measures door-to-needle time: 55 → 30 minutes',
    ],
    ['Grow revenue to £4m (from £3m)', 'measures revenue: 3 → 4 £m'],
    ['Cut waits to 10 minutes (from 1 May 2027)', 'measures waits: → 10 minutes', 'start 2027-05-01'],
  ] as const)
    it(`says: ${title}`, () => assert.deepEqual([...said(title)].sort(), [...values].sort()));

  for (const [title, ...unsure] of [
    ['Close by 03/04/2027', 'by 03/04/2027'],
    ['Close by 31 February 2027', 'by 31 February 2027'],
    ['Close before summer', 'before summer'],
    ['Close before March', 'before March'],
    ['Close in March 2027', 'in March 2027'],
    ['Answer within 5 days', 'within 5 days'],
    ['Cut falls by 30%', 'by 30%'],
    ['Grow from 2 to 3 shifts', 'from 2 to 3 shifts'],
    ['Cut waits and falls from 22 to 10', 'from 22 to 10'],
    ['Cut the wait from 1.200 to 900 minutes', 'from 1.200 to 900 minutes'],
    ['Cut the wait from 2 hours to 90 minutes', 'from 2 hours to 90 minutes'],
    ['Cut the wait to under 10 minutes', 'to under 10 minutes'],
    ['Close by March, or by June', 'by March', 'by June'],
    ['Hire nurses for Triage', 'Triage'],
    ['Implement the 2027-2030 strategy', '2027-2030'],
    ['Close the old ward next year', 'next year'],
  ] as const)
    it(`does not say for sure: ${title}`, () => {
      assert.deepEqual(said(title), []);
      assert.deepEqual([...left(title)].sort(), [...unsure].sort());
    });

  for (const title of [
    'Finance the new wing',
    'Make it easier to pay',
    'A room for 2 to 3 people',
    'Open a clinic for people from 18 to 25',
    'The marching band may play',
    'Stand by Mark',
  ])
    it(`says nothing more than itself: ${title}`, () => {
      assert.deepEqual([said(title), left(title)], [[], []]);
    });
});

const ROOT = `portfolio: P
teams:
  - {id: triage, name: Triage}
`;
const OPERATIONAL = `items:
  - id: desk
    title: Shorter queue at the desk
    track: operational
  - id: falls
    title: Fewer falls
    track: operational
    teams: [triage]
  - id: last
    title: Something else
    track: operational
`;
const STRATEGIC = `# kept by the board
items:
  - {id: market, title: Enter the home care market, track: strategic}
`;
const TEXTS: Texts = { 'a.portfolio': ROOT, 'ops.portfolio': OPERATIONAL, 'board.portfolio': STRATEGIC };

function added(titles: readonly string[], texts: Texts, name?: string): Added {
  const { portfolio } = worldOf(texts);
  const uri = name === undefined ? undefined : `file:///p/${name}`;
  const result = addItems(titles, { portfolio, judge, today: TODAY, uri });
  if ('refused' in result) throw new Error(result.refused);
  return result;
}
function after(texts: Texts, { edits }: Added): Texts {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [
      name,
      applyEdits(
        text,
        edits.filter(({ uri }) => uri === `file:///p/${name}`),
      ),
    ]),
  );
}

describe('an item that is added', () => {
  it('stands after its like, in the file of its like', () => {
    const texts = after(TEXTS, added(['Cut the wait in triage from 22 to 10 minutes by March'], TEXTS));
    assert.equal(
      texts['ops.portfolio'],
      OPERATIONAL.replace(
        '    teams: [triage]\n',
        `    teams: [triage]
  - id: cut-wait-triage
    title: Cut the wait in triage from 22 to 10 minutes by March
    track: operational
    teams: [triage]
    end: 2027-03
    measures: [{name: wait in triage, baseline: 22, target: 10, unit: minutes}]
`,
      ),
    );
    const market = added(['Enter the market for home dialysis'], TEXTS);
    assert.deepEqual(
      market.edits.map(({ uri }) => uri),
      ['file:///p/board.portfolio'],
    );
  });

  it('does not stand with an item of the other track, whatever words they share', () => {
    const dialysis = STRATEGIC.replace('home care market', 'market for dialysis at home');
    const title = 'Cut the wait for dialysis from 22 to 10 minutes';
    const { items, edits } = added([title], { ...TEXTS, 'board.portfolio': dialysis });
    assert.deepEqual(
      [items[0]?.track, edits.map(({ uri }) => uri)],
      ['operational', ['file:///p/ops.portfolio']],
    );
    const alike = dialysis.replace('track: strategic', 'track: operational');
    assert.deepEqual(
      added([title], { ...TEXTS, 'board.portfolio': alike }).edits.map(({ uri }) => uri),
      ['file:///p/board.portfolio'],
    );
  });

  it('gets a track only where the verdict is sure, and goes where it is asked to', () => {
    const { items } = added(['Something or other'], TEXTS, 'board.portfolio');
    assert.deepEqual(
      items.map(({ id, track, uri }) => [id, track, uri]),
      [['something-or-other', null, 'file:///p/board.portfolio']],
    );
  });

  it('is not added twice', () => {
    const { items, skipped, edits } = added(['Fewer  falls', 'New one', 'new one', '…'], TEXTS);
    assert.deepEqual(
      items.map(({ title }) => title),
      ['New one'],
    );
    assert.deepEqual(
      skipped.map(({ why }) => why),
      [
        'An item of this title is already in ops.portfolio.',
        'An item of this title is already in ops.portfolio.',
        'It has no letter.',
      ],
    );
    assert.equal(edits.length, 1);
  });

  it('adds bytes and takes none, whatever the portfolio and the titles', () => {
    const titles = fc.array(
      fc.oneof(
        fc.constantFrom(
          'Cut the wait from 22 to 10 minutes by March',
          'Open a clinic: "now" #1',
          '- dash',
          '{a: b}',
        ),
        fc.string({ unit: 'grapheme', maxLength: 60 }),
      ),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(fc.oneof(fileText(true), fileText(false)), titles, (source, wanted) => {
        const { portfolio } = worldOf({ 'x.portfolio': source });
        // A byte order mark is kept aside.
        const text = portfolio.sorted[0]?.text ?? '';
        const before = itemsOf(text);
        const result = addItems(wanted, { portfolio, judge, today: TODAY });
        if ('refused' in result) return;
        // All that may go is what says that a list is empty.
        for (const { span } of result.edits)
          assert.match(text.slice(span.start, span.end), /^\s*(?:\[\s*\]|\{\s*\}|null|~)?\s*$/);
        // An empty list on one line is opened, and filled below.
        assert.ok(result.edits.length <= 2);
        const now = itemsOf(applyEdits(text, result.edits));
        assert.equal(now.length, before.length + result.items.length);
        for (const { id, title } of result.items) {
          const own = now.filter((values) => JSON.stringify(values.get('id'))?.includes(`"${id}"`));
          assert.equal(own.length, 1, id);
          assert.ok(JSON.stringify([...(own[0] ?? [])]).includes(JSON.stringify(title)), title);
        }
      }),
      runs(150),
    );
  });
});
