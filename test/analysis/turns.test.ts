/** A change that counts for every item is taken in turns: what is in view first, and in the end as if read afresh. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { portfolioText } from '../../scripts/bench/fixture.ts';
import type { Slice } from '../../server/src/analysis/pending-work.ts';
import { dayOf } from '../../server/src/core/text/days.ts';
import type { Session } from '../../server/src/session/session.ts';
import { runs } from '../support/runs.ts';
import { findingsOf, sessionWith, uriOf } from '../support/world.ts';

const TODAY = dayOf(2027, 9, 15);
const NAME = 'a.portfolio';
const uri = uriOf(NAME);
/** Enough for turns, with a comment that speaks for the whole file. */
const TEXT = `# twotrack-ignore-file missing-standard: known\n${portfolioText(110)}`;

/** Words of the text, and what they may become: what every item looks at, what thousands name, and what one says. */
const CHANGES: readonly (readonly [string, readonly string[]])[] = [
  ['period: 2027', ['period: 2029', 'period: 20']],
  ['currency: EUR', ['currency: USD', 'currency: E']],
  ['{id: no-wait,', ['{id: no-waits,']],
  ['portfolio: Bench', ['portfolio: Bench\nrules: {undecided: off}', 'portfolio: B', 'portfolo: B']],
  ['portfolio: Bench', ['portfolio: Bench\nvocabulary: {strategic: [desk, huddle]}']],
  ['title: Cut the wait at desk 60', ['title: Acquire a rival within 24 months', 'titel: x']],
  ['ignore-file missing-standard', ['ignore-file overdue-item', 'ignore-fil']],
  ['status: active', ['status: done', 'stat']],
];

const change = (session: Session, old: string, fresh: string, version: number): void => {
  const document = session.workspace.document(uri) ?? assert.fail();
  const start = document.text.indexOf(old);
  if (start < 0) return;
  const range = document.positionRange(start, start + old.length);
  session.workspace.change(uri, [{ range, text: fresh }], version);
};
const unsettled = async (text: string): Promise<Session> => {
  const session = await sessionWith({ [NAME]: text }, TODAY);
  await session.workspace.open(uri, text, 1);
  return session;
};
const openSession = async (text: string, turn?: Slice): Promise<Session> => {
  const session = await unsettled(text);
  session.settle(turn);
  return session;
};
/** Checks some blocks ahead of the turns, as when other threads have judged them. */
const ahead = (session: Session, part: number): void => {
  const portfolio = session.workspace.portfolioOf(uri) ?? assert.fail();
  const blocks = session.workspace.document(uri)?.blocks ?? assert.fail();
  session.checkAhead(
    portfolio,
    blocks.filter((_, i) => i % 4 === part),
  );
};
/** A turn of so many steps. */
const turnOf = (steps: number, first: Slice['first'] = new Map()): Slice => {
  let left = steps;
  return { first, hasTime: () => left-- > 0 };
};
const found = (session: Session): unknown => findingsOf(session.snapshot(uri) ?? assert.fail());

it('comes to what a fresh reading finds, whatever is changed between turns', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          at: fc.nat(CHANGES.length - 1),
          to: fc.nat(1),
          back: fc.boolean(),
          turns: fc.nat(3),
          steps: fc.integer({ min: 0, max: 120 }),
          ahead: fc.option(fc.nat(3)),
        }),
        { minLength: 1, maxLength: 5 },
      ),
      fc.boolean(),
      async (edits, begun) => {
        const session = begun ? await openSession(TEXT, turnOf(40)) : await unsettled(TEXT);
        let version = 2;
        for (const { at, to, back, turns, steps, ahead: part } of edits) {
          if (part !== null) ahead(session, part);
          const [old, words] = CHANGES[at] ?? assert.fail();
          const fresh = words[to % words.length] ?? '';
          change(session, back ? fresh : old, back ? old : fresh, version++);
          for (let turn = 0; turn < turns; turn++) session.settle(turnOf(steps));
        }
        let rounds = 0;
        do session.settle(turnOf(50));
        while (!session.isSettled && ++rounds < 200);
        assert.ok(session.isSettled, 'never comes to an end');
        const fresh = await openSession(session.workspace.document(uri)?.text ?? '');
        assert.deepEqual(found(session), found(fresh));
      },
    ),
    runs(8),
  );
});

it('tells of every file that was checked ahead, and ends as a fresh reading does', async () => {
  const session = await unsettled(portfolioText(280));
  session.workspace.portfolioOf(uri)?.readPending(() => true);
  for (const part of [0, 1, 2, 3]) ahead(session, part);
  // A turn without time for anything.
  const none: Slice = { first: new Map(), hasTime: () => false };
  assert.deepEqual([...session.settle(none).files], [uri]);
  session.settle(turnOf(40));
  session.settle();
  const fresh = await openSession(portfolioText(280));
  assert.deepEqual(found(session), found(fresh));
});

it('does first what is in view', async () => {
  const session = await openSession(portfolioText(280));
  const document = session.workspace.document(uri) ?? assert.fail();
  const block = document.blocks[document.blockAt(document.text.indexOf('id: item-200'))] ?? assert.fail();
  const shown = (of: Session): readonly string[] =>
    (of.snapshot(uri) ?? assert.fail()).analysis
      .findings(uri)
      .filter((each) => each.block.text === block.text)
      .map(({ rule, message }) => `${rule}: ${message}`);
  change(session, '{id: no-wait,', '{id: no-waits,', 2);
  session.settle(turnOf(0, new Map([[block, uri]])));
  assert.equal(session.isSettled, false);
  assert.match(shown(session).join('\n'), /unknown-reference/);
  session.settle();
  assert.equal(session.isSettled, true);
});
