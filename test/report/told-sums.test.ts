/** What the picture says of paused work, of dates in other years, and of what its shares and efforts are sums of. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { balanceBar } from '../../server/src/report/drawing/balance.ts';
import { factsOf } from '../../server/src/report/facts/facts.ts';
import { inWordsParagraphs } from '../../server/src/report/page/in-words.ts';
import { timelineHeadline } from '../../server/src/report/timeline/timeline.ts';
import { twoPaths } from '../../server/src/report/two-paths/two-paths.ts';
import { hospital } from './fixtures/hospital.ts';
import { day, item, view } from './fixtures/make.ts';

test('what is paused is told apart from what is under way', () => {
  const leap = hospital.items.find(({ track, status }) => track === 'strategic' && status === 'active');
  const step = hospital.items.find(({ track, status }) => track === 'operational' && status === 'active');
  const items = hospital.items.map((item) =>
    item === leap || item === step ? { ...item, status: 'paused' as const } : item,
  );
  const facts = factsOf({ ...hospital, items });
  const words = inWordsParagraphs(facts).join('\n');
  assert.match(words, /Strategic path: 2 landed, 1 under way, 1 paused, 1 planned\./);
  assert.match(words, /Operational path: 7 in place, 4 under way, 1 paused, 2 planned\./);
  const drawn = twoPaths(facts, { width: 1240, interactive: true }).content.text;
  const named = [...drawn.matchAll(/aria-label="([^"]*)"/g)].map(([, label]) => label ?? '');
  for (const item of [leap, step]) {
    const label = named.find((each) => each.startsWith(`${item?.title}. `)) ?? '';
    assert.match(label, /Paused, /);
    assert.doesNotMatch(label, /Under way/);
  }
});

test('a date of another year says which', () => {
  const due = (day: number) => {
    const items = hospital.items
      .filter(({ track, status }) => track === 'operational' && status === 'active')
      .map((item) => ({ ...item, due: day, milestones: [] }));
    return twoPaths(factsOf({ ...hospital, items }), { width: 1240, interactive: false }).content.text;
  };
  assert.match(due(hospital.today + 20), /next due 5 Oct</);
  assert.match(due(hospital.today + 20 + 731), /next due 5 Oct ’29</);
});

test('the bar says that its shares are over the period, where there is room', () => {
  const { balance } = factsOf(hospital);
  assert.match(balanceBar(balance, 420).text, />of effort over the period</);
  assert.match(balanceBar(balance, 280).text, />of effort</);
  assert.doesNotMatch(balanceBar(balance, 240).text, />of effort/, 'it would touch the other share');
  assert.match(balanceBar(balance, 280).text, /<title>Each item weighs its effort times its days/);
});

test('effort beside a path is told as a sum over all of it', () => {
  const drawn = twoPaths(factsOf(hospital), { width: 1240, interactive: false }).content.text;
  assert.match(drawn, /Resourced<tspan class="m" dx="5">13\.5 fte in all</);
});

/** A portfolio of items past their day, two of each path and status. */
function overdue() {
  const each = (track: 'operational' | 'strategic') =>
    (['active', 'paused', 'planned'] as const).flatMap((status, s) =>
      [0, 1].map((n) =>
        item(`${track}-${status}-${n}`, `The ${status} ${n}`, {
          track,
          verdict: track,
          status,
          // One of each is late, of those paused both.
          end: n === 0 || s === 1 ? '2027-08-31' : '2027-11-30',
        }),
      ),
    );
  return view('Late', [...each('operational'), ...each('strategic')]);
}

test('late items are counted beside their own status, so that no part is larger than the whole', () => {
  const drawn = twoPaths(factsOf(overdue()), { width: 1240, interactive: false }).content.text;
  const rows = [...drawn.matchAll(/<text[^>]*>([^<]*(?:under way|paused|planned)), <tspan[^>]*>(\d+) late/g)];
  assert.deepEqual(rows.map(([, words, late]) => `${words}: ${late}`).toSorted(), [
    '2 paused, 2 planned: 3',
    '2 paused: 2',
    '2 planned: 1',
    '2 under way: 1',
    '2 under way: 1',
  ]);
});

test('a date is late once, also where the last milestone is the day an item is due; mixed items count', () => {
  const late = {
    status: 'active' as const,
    end: '2027-08-31',
    milestones: [{ title: 'Bought', date: day('2027-08-31'), done: false }],
  };
  const facts = factsOf(
    view('Late', [
      item('a', 'A leap', { ...late, track: 'strategic', verdict: 'strategic' }),
      item('b', 'Both', { ...late, track: 'strategic', verdict: 'mixed' }),
    ]),
  );
  assert.match(timelineHeadline(facts), /two dates are late$/);
});
