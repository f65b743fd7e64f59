/** The sentences of a wall, counted again with a pencil over portfolios at random, empty, thin and full. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { WallScreen } from '../../server/src/report/wall/model.ts';
import { wallOf } from '../../server/src/report/wall/wall.ts';
import { runs } from '../support/runs.ts';
import { dueOf, isLate, isOpen } from './claims/count.ts';
import { type PlainItem, plainPortfolio, TODAY, textOf, worldOf } from './claims/plain.ts';

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'];
/** `0` for a word that is no number. */
const numberOf = (word: string): number =>
  Math.max(0, small.indexOf(word.toLowerCase())) || Number(word) || 0;
/** The number before a noun; 0 where the sentence does not speak of it. */
const before = (said: string, noun: RegExp): number =>
  numberOf(new RegExp(`(\\w+) ${noun.source}`).exec(said)?.[1] ?? '');

const ahead = (day: number | null): number => Number(day !== null && day >= TODAY);
const within = ({ status, end, track }: PlainItem): boolean =>
  status === 'done' && track !== 'neither' && end !== null && end <= TODAY && end > TODAY - 7;

/** Each screen beside what a person would count: its sentence says that, and its rows are as many. */
const checks: Readonly<
  Record<string, (screen: WallScreen, open: readonly PlainItem[], items: readonly PlainItem[]) => void>
> = {
  late: ({ said, rows }, open) => {
    const missed = ({ milestone }: PlainItem): boolean =>
      milestone !== null && !milestone.done && milestone.date < TODAY;
    const dated = open.filter((item) => dueOf(item) !== null).length;
    assert.equal(rows.length, open.filter((item) => isLate(item) || missed(item)).length);
    assert.equal(before(said, /items? (?:is|are) late/), open.filter(isLate).length);
    assert.equal(before(said, /milestones? (?:is|are) late/), open.filter(missed).length);
    if (said.startsWith('Nothing that')) assert.match(said, new RegExp(`: ${dated} of ${open.length} `));
    if (said.startsWith('Not enough'))
      assert.ok(said.includes(`${open.length - dated} of ${open.length}`) && dated * 2 < open.length);
  },
  next: ({ said, rows }, open) => {
    const days = open.flatMap(({ end, milestone }) => [
      ...(ahead(end) === 1 ? [end] : []),
      ...(milestone !== null && !milestone.done && ahead(milestone.date) === 1 ? [milestone.date] : []),
    ]);
    assert.equal(rows.length, days.length);
    assert.equal(said.startsWith('The next'), days.length > 0);
    assert.equal(said.startsWith('Not enough'), days.length === 0 && open.length > 0);
  },
  // No measure of these portfolios is read: none can be behind or on its plan.
  red: ({ said, rows }, open) => {
    const off = open.filter(({ health }) => health === 'off-track').length;
    const measured = open.filter(({ measure }) => measure !== null).length;
    assert.equal(rows.length, off);
    assert.equal(before(said, /items? (?:is|are) said to be off track/), off);
    assert.doesNotMatch(said, /behind/);
    if (said.includes('cannot be held')) assert.ok(said.includes(`${measured} of ${measured} `));
    if (said.includes('has a measure')) assert.equal(measured, 0);
  },
  decisions: ({ said, rows }, open) => {
    const asked = open.filter(({ decision }) => decision).length;
    assert.equal(rows.length, asked);
    assert.equal(before(said, /questions? waits? for/), asked);
  },
  finished: ({ said, rows }, _, items) => {
    const done = items.filter(within).length;
    assert.equal(rows.length, done);
    assert.equal(/reached since/.test(said), done > 0);
  },
};

test('a wall says and lists what can be counted in the files, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(plainPortfolio, async (plain) => {
      const { source } = await worldOf(plain);
      const open = plain.items.filter((item) => isOpen(item) && item.track !== 'neither');
      for (const screen of wallOf(source).screens) {
        try {
          assert.match(screen.said, /^[A-Z].*\.$/);
          checks[screen.id]?.(screen, open, plain.items);
          if (open.length === 0 && ['late', 'next', 'red'].includes(screen.id))
            assert.equal(screen.said, 'No item is planned or under way.');
        } catch (error) {
          throw new Error(`${screen.id}: ${screen.said}\n${textOf(plain)}`, { cause: error });
        }
      }
    }),
    runs(60, 7),
  );
});
