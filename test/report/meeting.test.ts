/** The agendas of a meeting: two apart, each item there for a reason that the portfolio gives. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { dayOf } from '../../server/src/core/text/days.ts';
import { type ReviewSource, reviewSource } from '../../server/src/report/facts/source.ts';
import { meetingOf } from '../../server/src/report/meeting/meeting.ts';
import type { Meeting } from '../../server/src/report/meeting/model.ts';
import { meetingHtml } from '../../server/src/report/meeting/page.ts';
import { runs } from '../support/runs.ts';
import { HOME, sessionWith } from '../support/world.ts';
import { plainPortfolio, worldOf } from './claims/plain.ts';

const TEXT = `portfolio: Clinic </script>
items:
  - id: wing
    title: Open a new wing
    track: strategic
    status: active
    start: 2027-02-01
    end: 2028-12-31
    description: Two floors for the region.
    decision: Two floors or three
    decisions: [{decided: Build it, date: 2027-05-04, by: Board, until: 2027-08-31}]
  - id: calm
    title: Train our own nurses
    track: strategic
    status: active
    start: 2027-02-01
    end: 2028-12-31
  - id: falls
    title: Two nurses on every round
    track: operational
    status: active
    measures:
      - {name: Falls, baseline: 9, target: 3, unit: per month, plan: {2027-07: 4, 2027-08: 4}, actuals: {2027-07: 8, 2027-08: 8}}
  - {id: late, title: Shorter rounds, track: operational, status: active, end: 2027-08-31}
  - {id: none, title: A list of lists, status: planned}
  - {id: duty, title: The licence, track: neither, status: active, decision: Pay it}
`;
const TODAY = dayOf(2027, 9, 15);

async function sourceOf(text: string): Promise<ReviewSource> {
  const session = await sessionWith({ 'a.portfolio': text }, TODAY);
  const portfolio = session.workspace.portfolios.get(HOME);
  assert.ok(portfolio);
  return reviewSource(portfolio, session.analysisOf(portfolio), session.nameOf(portfolio));
}
const reasons = ({ agendas }: Meeting): readonly unknown[] =>
  agendas.map(({ id, topics, rest }) => [
    id,
    topics.map((topic) => [topic.id, topic.reasons.map(({ kind, words }) => `${kind}: ${words}`)]),
    rest.map((topic) => topic.id),
  ]);

describe('the agendas of a meeting', () => {
  it('hold each item for its reasons, strategy first, and say what asks for nothing', async () => {
    const meeting = meetingOf(await sourceOf(TEXT));
    assert.deepEqual(reasons(meeting), [
      [
        'strategic',
        [
          [
            'wing',
            [
              'asks: Asks for a decision: Two floors or three',
              'asks: Decided and due by 31 August 2027, and nothing says what became of it: Build it',
            ],
          ],
        ],
        ['calm'],
      ],
      [
        'operational',
        [
          ['falls', ['red: Falls: off its plan, and no countermeasure is named']],
          ['late', ['late: Was to end on 31 August 2027: 15 days late']],
        ],
        [],
      ],
      ['open', [], ['none']],
    ]);
    assert.match(meeting.order, /What has changed is not known/);
    const [first] = meeting.earlier;
    assert.deepEqual(
      [first?.item, first?.date, first?.open, first?.tone],
      ['wing', '2027-05-04', true, 'gap'],
    );
  });
  it('ask last, of an item that reads as both kinds of work, whether it is two, and quote why', async () => {
    const title = 'Start theatre 3 on time and open a robotic surgery centre for the region';
    const text = (more: string): string => `items:
  - {id: late, title: Shorter rounds, track: operational, status: active, end: 2027-08-31}
  - id: theatre
    title: ${title}
    track: operational
    status: active${more}
    methods: [standard work, 5 whys, business case]
    description: >-
      Theatre teams cut late starts with a daily huddle and keep the new standard. Beyond that we build a new service
      line: a robotic surgery centre for the whole region, with a capital investment of four million.
`;
    const meeting = meetingOf(await sourceOf(text('')));
    const open = meeting.agendas.find(({ id }) => id === 'open');
    const [topic] = open?.topics ?? [];
    assert.deepEqual(
      topic?.reasons.map(({ kind }) => kind),
      ['mixed'],
    );
    const [reason] = topic?.reasons ?? [];
    // Both parts are quoted, and the title that stands above the reason is not said again.
    assert.match(
      reason?.words ?? '',
      /^One item, or two\? “Start theatre 3 on time” reads .*“open a robotic/,
    );
    assert.match(meeting.order, /then what is late, then what reads as both kinds of work\./);
    const late = meetingOf(await sourceOf(text('\n    end: 2027-08-31'))).agendas;
    assert.deepEqual(
      late.find(({ id }) => id === 'open')?.topics[0]?.reasons.map(({ kind }) => kind),
      ['late', 'mixed'],
    );
    const kept = text('').replace(
      '  - id: theatre',
      '  # twotrack-ignore mixed-traits: the board wants it as one\n  - id: theatre',
    );
    const agendas = meetingOf(await sourceOf(kept)).agendas;
    assert.ok(!agendas.some(({ topics }) => topics.some(({ id }) => id === 'theatre')));
  });
  it('tell a question about the whole from those about items, also of an item that has no id', async () => {
    const asked = (of: string): string => `decisions: [{asked: ${of}, until: 2027-08-31}]`;
    const { earlier } = meetingOf(
      await sourceOf(
        `portfolio: Clinic\n${asked('One site')}\nitems:\n  - title: Open a wing\n    status: active\n    ${asked('Two floors')}\n`,
      ),
    );
    assert.deepEqual(
      earlier.map(({ decided, item, whole, tone }) => [decided, item, whole, tone]),
      [
        ['One site', null, true, 'gap'],
        ['Two floors', null, false, 'gap'],
      ],
    );
  });
  it('say of a measure when it was read, and for when the plan was', async () => {
    const quarterly = `items:
  - id: leap
    title: Open in the south
    track: strategic
    status: active
    measures: [{name: Sales, unit: million, every: quarterly, baseline: 1, target: 9, plan: {2027-Q3: 4}, actuals: {2027-07: 2}}]
`;
    const [strategic] = meetingOf(await sourceOf(quarterly)).agendas;
    const measure = [...(strategic?.topics ?? []), ...(strategic?.rest ?? [])][0]?.measures[0];
    assert.deepEqual(
      [measure?.last, measure?.when, measure?.plan, measure?.target, measure?.behind],
      ['2 million', 'July 2027', '4 million by September 2027', '9 million', true],
    );
  });
  it('say what changed since the state before', async () => {
    const before = await sourceOf(
      TEXT.replace('id: calm', 'id: calm\n    owner: Head of nursing')
        .replace('2027-08: 8}}', '}}')
        .replace('  - {id: none, title: A list of lists, status: planned}\n', ''),
    );
    const meeting = meetingOf(await sourceOf(TEXT), { name: 'review-june', source: before });
    const changed = meeting.agendas.flatMap(({ topics }) =>
      topics.flatMap(({ id, reasons: all }) =>
        all.filter(({ kind }) => kind === 'changed').map(({ words }) => [id, words]),
      ),
    );
    assert.deepEqual(changed, [
      ['calm', 'Changed: owner: Head of nursing → nobody'],
      ['falls', 'Changed: Falls read 8'],
      ['none', 'Changed: new'],
    ]);
    assert.match(meeting.order, /since review-june/);
    assert.match(
      meetingOf(await sourceOf(TEXT), { name: 'v1', source: null }).order,
      /There was no such portfolio at v1/,
    );
  });
  it('hold every open item once, and none without a fact for it', async () => {
    await fc.assert(
      fc.asyncProperty(plainPortfolio, async (plain) => {
        const { source } = await worldOf(plain);
        const { agendas } = meetingOf(source);
        const open = source.items.filter(
          ({ status, track }) => ['active', 'paused', 'planned'].includes(status) && track !== 'neither',
        );
        const all = agendas.flatMap(({ topics, rest }) => [...topics, ...rest]);
        assert.deepEqual(all.map(({ key }) => key).sort(), open.map(({ key }) => key).sort());
        for (const { key, reasons: own } of all) {
          const item = source.items.find((each) => each.key === key);
          assert.ok(item);
          const { today } = source.view;
          const late =
            (item.due !== null && item.due < today) ||
            item.milestones.some(({ done, date }) => !done && date < today);
          assert.equal(
            own.some(({ kind }) => kind === 'late'),
            late,
          );
          const overdue = item.decisions.some(
            ({ until, became }) => until !== null && until < today && became === null,
          );
          assert.equal(
            own.some(({ kind }) => kind === 'asks'),
            item.decision !== null || overdue,
          );
          for (const [kind, rule] of [
            ['red', 'red-without-countermeasure'],
            ['sign', 'early-sign'],
            ['mixed', 'mixed-traits'],
          ] as const) {
            const found = source.findings.some((each) => each.rule === rule && each.items[0]?.key === key);
            assert.equal(
              own.some((each) => each.kind === kind),
              found,
            );
          }
          assert.ok(!own.some(({ kind }) => kind === 'changed'), 'nothing to compare with');
        }
      }),
      runs(40, 7),
    );
  });
  it('stand in a page that no text of the portfolio can break out of', async () => {
    const html = meetingHtml(meetingOf(await sourceOf(TEXT)));
    assert.equal(html.match(/<\/script>/g)?.length, 2);
    assert.match(html, /<title>Clinic &lt;\/script&gt;: Review of/);
    const data = /<script type="application\/json" id="meeting-data">(.*)<\/script>/.exec(html)?.[1] ?? '';
    assert.equal((JSON.parse(data) as { meeting: Meeting }).meeting.name, 'Clinic </script>');
  });
});
