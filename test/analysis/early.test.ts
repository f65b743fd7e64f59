/** What is said of a portfolio before all of it is read: nothing that is taken back once it is. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { portfolioText } from '../../scripts/bench/fixture.ts';
import type { Slice } from '../../server/src/analysis/pending-work.ts';
import { dayOf } from '../../server/src/core/text/days.ts';
import { Session } from '../../server/src/session/session.ts';
import { busyTexts, fileText } from '../support/portfolio-arbitrary.ts';
import { runs } from '../support/runs.ts';
import { findingsOf, HOME, noFiles, uriOf } from '../support/world.ts';

const TODAY = dayOf(2027, 9, 15);
/** Entries enough that they are read in turns. */
const REST = `items:\n${Array.from({ length: 210 }, (_, i) => `  - {id: rest-${i}}\n`).join('')}`;

type Texts = Readonly<Record<string, string>>;

async function opened(texts: Texts): Promise<Session> {
  const session = new Session(noFiles, TODAY);
  await session.workspace.openFolder(HOME);
  for (const [name, text] of Object.entries(texts)) await session.workspace.open(uriOf(name), text, 0);
  return session;
}
/** A turn of so many steps, with some blocks of a file in view. */
function turnOf(
  session: Session,
  steps: number,
  [from, to]: readonly [number, number],
  name = 'a.portfolio',
): Slice {
  let left = steps;
  const { blocks, uri } = session.workspace.document(uriOf(name)) ?? assert.fail();
  const first = new Map(blocks.slice(from, to).map((block) => [block, uri]));
  return { first, hasTime: () => left-- > 0 };
}
/** What is shown now, a line for each finding. What mends it is not asked for: that would read everything. */
function shown(session: Session): string[] {
  return [...session.workspace.portfolios.values()].flatMap(({ files }) =>
    [...files].flatMap(([uri, document]) => {
      const { analysis } = session.snapshot(uri) ?? assert.fail();
      return analysis.findings(uri).map(({ rule, severity, block, span, message }) => {
        const { start, end } = session.rangeIn(document, block, span);
        return JSON.stringify([uri, start, end, rule, severity, message]);
      });
    }),
  );
}
const whole = (session: Session): unknown =>
  [...session.workspace.portfolios.values()].flatMap(({ files }) =>
    [...files.keys()].map((uri) => findingsOf(session.snapshot(uri) ?? assert.fail())),
  );

it('shows early only what is shown in the end, which is what a fresh reading shows', async () => {
  let early = 0;
  let between = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        busyTexts(),
        fc.record({ 'a.portfolio': fileText(true), 'b.portfolio': fileText(true) }),
        fc.record({ 'a.portfolio': fileText(false), 'b.portfolio': fileText(true) }),
      ),
      fc.array(fc.record({ steps: fc.nat(260), from: fc.nat(6), size: fc.nat(12), file: fc.nat(2) }), {
        minLength: 1,
        maxLength: 5,
      }),
      async (files, turns) => {
        const texts: Texts = { ...files, 'rest.portfolio': REST };
        const session = await opened(texts);
        const names = Object.keys(files);
        const told: string[] = [];
        for (const { steps, from, size, file } of turns) {
          session.settle(turnOf(session, steps, [from, from + size], names[file % names.length]));
          if (session.isSettled) break;
          const now = shown(session);
          told.push(...now);
          if (session.isRead) between += now.length;
          else early += now.length;
        }
        session.settle();
        const end = new Set(shown(session));
        assert.deepEqual(
          told.filter((finding) => !end.has(finding)),
          [],
        );
        const fresh = await opened(texts);
        fresh.settle();
        assert.deepEqual(whole(session), whole(fresh));
      },
    ),
    runs(24, 20270915),
  );
  assert.ok(early > 0 && between > 0, `${early} findings shown early, ${between} in between`);
});

it('says of what is in view what is wrong in it, whatever was read of the rest', async () => {
  const session = await opened({ 'a.portfolio': portfolioText(260) });
  session.settle(turnOf(session, 0, [20, 28]));
  assert.equal(session.isRead, false);
  const before = shown(session);
  assert.match(before.join('\n'), /actve/);
  session.settle();
  assert.ok(session.isSettled);
  assert.ok(shown(session).length > before.length);
});

it('reads on where somebody types meanwhile', async () => {
  const session = await opened({ 'a.portfolio': portfolioText(260) });
  const uri = uriOf('a.portfolio');
  for (const [old, word] of [
    ['actve', 'acive'],
    ['period: 2027', 'period: 2028'],
    ['{id: no-wait,', '{id: no-waits,'],
  ] as const) {
    session.settle(turnOf(session, 30, [20, 28]));
    assert.equal(session.isRead, false);
    const document = session.workspace.document(uri) ?? assert.fail();
    const start = document.text.indexOf(old);
    const range = document.positionRange(start, start + old.length);
    session.workspace.change(uri, [{ range, text: word }], document.version + 1);
  }
  session.settle(turnOf(session, 30, [20, 28]));
  assert.match(shown(session).join('\n'), /acive/);
  session.settle();
  const fresh = await opened({ 'a.portfolio': session.workspace.document(uri)?.text ?? '' });
  fresh.settle();
  assert.deepEqual(whole(session), whole(fresh));
});
