/** The picture of the two paths: crowd rules, the line of today, and words that equal the data. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { balanceBar } from '../../server/src/report/drawing/balance.ts';
import { textWidth } from '../../server/src/report/drawing/text-width.ts';
import { balanceFacts } from '../../server/src/report/facts/balance.ts';
import { factsOf } from '../../server/src/report/facts/facts.ts';
import { leapRows } from '../../server/src/report/facts/leap-rows.ts';
import { measureRows } from '../../server/src/report/facts/measures.ts';
import { timeAxis, zoomed } from '../../server/src/report/facts/time.ts';
import type { PictureItem, PortfolioView } from '../../server/src/report/facts/view-data.ts';
import { inWordsParagraphs } from '../../server/src/report/page/in-words.ts';
import { standaloneSvg } from '../../server/src/report/page/page.ts';
import { stepMarks } from '../../server/src/report/two-paths/step-marks.ts';
import { twoPaths } from '../../server/src/report/two-paths/two-paths.ts';
import { crowded, hostile, huge } from './fixtures/crowds.ts';
import { bare, empty, hospital } from './fixtures/hospital.ts';
import { day, item, view } from './fixtures/make.ts';

const wide = { width: 860, interactive: false };

test('words equal the data', () => {
  const words = inWordsParagraphs(factsOf(hospital)).join('\n');
  assert.match(
    words,
    /Effort over the period: operational 71 percent, strategic 29 percent; intended 60 and 40, give or take 10; operational is 11 points over\./,
  );
  assert.match(
    words,
    /Strategic path: 2 landed, 2 under way, 1 planned\. 8 milestones open\. Visible: yes, next due 12 November 2027\. Resourced: unknown, 2 of 3 open items state their effort\. Aligned: yes, 3 of 3 open items\./,
  );
  assert.match(
    words,
    /Operational path: 7 in place, 5 under way, 2 planned\. Visible: yes, next due 29 October 2027\. Resourced: yes, 13\.5 full-time equivalents, the sum over all 7 open items whenever they run\. Aligned: no, 5 of 7 open items\./,
  );
  assert.match(
    words,
    /Landed, with nobody named to hold it: Day-surgery centre, landed 31 March 2027, nobody is named to hold it, 168 days on\./,
  );
  assert.match(
    words,
    /Landed, with work named to hold it: Shared electronic record, landed 26 February 2027, 3 kaizen followed\./,
  );
  assert.match(
    words,
    /Late: Board approval of Merger with Northside, 33 days late, CT on the same day, 15 days late\./,
  );
  assert.match(words, /In place, with no standard named: Linen in two bins\./);
  assert.match(
    words,
    /Mixed: Digital outpatient booking, Bed command centre\. Not classified: Volunteer programme, Car park barriers\./,
  );
});

test('the name of a landed leap keeps clear of the dashed line of the next one above it', () => {
  const track = { track: 'strategic', verdict: 'strategic' } as const;
  const landed = item('landed', 'One plant from two', {
    ...track,
    status: 'done',
    start: '2027-01-11',
    end: '2027-06-15',
  });
  const coming = item('coming', 'A cell by itself', {
    ...track,
    status: 'planned',
    start: '2027-09-20',
    end: '2027-11-15',
  });
  const { text } = twoPaths(factsOf(view('Near', [landed, coming])), { ...wide, width: 1100 }).content;
  const label = text.match(/<text x="([\d.]+)" y="([\d.]+)"[^>]*>(?:(?!<\/text>).)*One plant from two/);
  assert.ok(label, text);
  const [x, y] = [Number(label[1]), Number(label[2])];
  const lines = [...text.matchAll(/d="M([\d.]+) ([\d.]+)H([\d.]+)" class="runup plan"/g)].map(
    ([, from, at, to]) => ({ from: Number(from), at: Number(at), to: Number(to) }),
  );
  const over = lines.filter(
    ({ from, at, to }) => at < y && to > x && from < x + textWidth('One plant from two'),
  );
  assert.ok(over.length > 0, 'a dashed line runs above the name');
  // Text of 12 px reaches 9.5 px above its baseline.
  for (const { at } of over) assert.ok(y - 9.5 - at >= 4, `the name at ${y}, a line at ${at}`);
});

test('mixed items that end close to each other are named whole where there is room above or below the line', () => {
  const one = { track: 'operational', verdict: 'mixed', status: 'active', start: '2027-01-11' } as const;
  const titles = ['Open a diagnostic centre and cut its waits', 'Home before noon, and a home care firm'];
  const near = titles.map((title, i) => item(`m${i}`, title, { ...one, end: `2027-10-${15 + i}` }));
  const { text } = twoPaths(factsOf(view('Near', near)), { ...wide, interactive: true }).content;
  const named = [...text.matchAll(/<g class="tag"[^>]*>(.*?)<\/g>/g)].map(([, words = '']) =>
    words.replaceAll(/<[^>]*>/g, ''),
  );
  for (const title of titles) assert.ok(named.includes(title), `${title} in ${named.join('; ')}`);
});

test('every item of the paths is counted once', () => {
  for (const data of [hospital, crowded, hostile, bare, huge(3000)]) {
    const facts = factsOf(data);
    const { operational, strategic, mixed, unplaced, neither, ideas, stopped } = facts;
    assert.equal(
      operational.items.length +
        strategic.items.length +
        mixed.length +
        unplaced.length +
        neither.length +
        ideas +
        stopped,
      data.items.length,
    );
    for (const path of [operational, strategic])
      assert.equal(path.done + path.underWay + path.paused + path.planned, path.items.length);
    const axis = timeAxis(data.period, data.today, 660);
    const { marks, beyond } = stepMarks(facts.steps, axis);
    const drawn = marks.reduce((sum, mark) => sum + mark.steps.length, 0);
    assert.equal(
      drawn + beyond.length + operational.items.filter((each) => each.due === null).length,
      operational.items.length,
    );
    const rows = leapRows(facts, data.period);
    assert.equal(
      rows.rows.length +
        rows.ground.length +
        rows.later.length +
        rows.beyond.length +
        strategic.items.filter((each) => each.due === null).length,
      strategic.items.length,
    );
    assert.ok(rows.rows.length <= 10);
  }
});

test('marks of steps go left to right, and do not overlap once they are gathered', () => {
  for (const data of [hospital, crowded, hostile, huge(5000)])
    for (const width of [1060, 656, 480, 300]) {
      const { marks, gathered } = stepMarks(factsOf(data).steps, timeAxis(data.period, data.today, width));
      for (const [i, mark] of marks.entries()) {
        const before = marks[i - 1];
        if (before === undefined) continue;
        assert.ok(mark.x >= before.x, `${data.name} at ${width}`);
        if (gathered)
          assert.ok(mark.x - mark.half >= before.x + before.half - 0.01, `${data.name} at ${width}`);
      }
    }
});

test('above 24 steps months are drawn, and late ones share one disc', () => {
  const { marks, gathered } = stepMarks(factsOf(crowded).steps, timeAxis(crowded.period, crowded.today, 656));
  assert.ok(gathered);
  assert.equal(marks.filter((mark) => mark.kind === 'late').length, 1);
  assert.equal(
    stepMarks(factsOf(hospital).steps, timeAxis(hospital.period, hospital.today, 656)).gathered,
    false,
  );
});

test('above seven leaps held ones sink into the ground, one that nobody is named to hold never', () => {
  const rows = leapRows(factsOf(crowded), crowded.period);
  assert.deepEqual(
    rows.ground.map((leap) => leap.item.title),
    ['Shared electronic record', 'Regional laboratory', 'Community beds'],
  );
  assert.ok(rows.rows.some((leap) => leap.state === 'unheld'));
  assert.match(
    twoPaths(factsOf(crowded), wide).content.text,
    /3 earlier leaps <tspan[^>]*>(?:each with work named to hold it|holders named)</,
  );
});

/** Boxes of all labels of a picture, reckoned as the layout reckons them, in px of the plot. */
function labelBoxes(
  data: PortfolioView,
  width: number,
  period = data.period,
): readonly { l: number; r: number; words: string }[] {
  const { text } = twoPaths(factsOf(data), { width, interactive: false, period }).content;
  const start = text.indexOf('<g class="labels">');
  return [
    ...text
      .slice(start, text.indexOf('</g>', start))
      .matchAll(/<text x="([\d.-]+)" y="[\d.-]+"( text-anchor="(\w+)")?[^>]*>(.*?)<\/text>/g),
  ].map(([, x = '0', , anchor, content = '']) => {
    const words = content.replace(/<[^>]+>/g, '').replace(/&\w+;|&#\d+;/g, 'x');
    const w = textWidth(words) * 0.86;
    const at = Number(x);
    return anchor === 'end' ? { l: at - w, r: at, words } : { l: at, r: at + w, words };
  });
}

test('no label crosses today', () => {
  for (const data of [hospital, crowded, hostile, huge(2000)])
    for (const width of [1240, 860, 480]) {
      const plot = width >= 840 ? width - 204 : width;
      const { now } = timeAxis(data.period, data.today, plot);
      const boxes = labelBoxes(data, width);
      assert.ok(boxes.length > 5);
      assert.deepEqual(
        boxes.filter((box) => box.l < now && box.r > now),
        [],
        `${data.name} at ${width}`,
      );
    }
});

test('a fault is named even where the room is short', () => {
  for (const width of [860, 660, 480]) {
    const { text } = twoPaths(factsOf(hospital), { width, interactive: false }).content;
    assert.match(text, /nobody is named/);
    assert.match(text, /33 days late/);
    assert.match(text, /15 days late|>late</);
    assert.match(text, /no standard/);
  }
});

test('solid is left of today: nothing that is not done has a filled mark', () => {
  const { text } = twoPaths(factsOf(hospital), wide).content;
  const now = timeAxis(hospital.period, hospital.today, 656).now;
  for (const [, x = '0'] of text.matchAll(/<circle cx="([\d.]+)"[^>]* class="dot done"/g))
    assert.ok(Number(x) <= now + 14);
  // Those of the gutter stand at 7.
  for (const [, x = '0'] of text.matchAll(/<circle cx="([\d.]+)"[^>]* class="dot (?:live|planned|late)"/g))
    assert.ok(Number(x) > now || x === '7');
});

test('a step without a standard has a mark of its own, and no fall that nobody measured', () => {
  const step = (key: string, end: string, standard: string | null): PictureItem =>
    item(key, key, { status: 'done', start: '2027-01-01', end, standard });
  const rises = (items: readonly PictureItem[]): readonly number[] => {
    const { text } = twoPaths(factsOf(view('Steps', items)), wide).content;
    const d = /<path d="(M0 [^"]+)" class="steps"/.exec(text)?.[1] ?? '';
    return [...d.matchAll(/[V ]([\d.]+)/g)].map(([, y = '0']) => Number(y));
  };
  const held = rises([
    step('a', '2027-02-01', 'x'),
    step('b', '2027-03-01', 'x'),
    step('c', '2027-04-01', 'x'),
  ]);
  assert.equal(held.length, 4);
  assert.ok(
    held.every((y, i) => i === 0 || y < (held[i - 1] ?? 0)),
    'y grows downwards',
  );
  const unnamed = rises([
    step('a', '2027-02-01', 'x'),
    step('b', '2027-03-01', null),
    step('c', '2027-04-01', 'x'),
  ]);
  assert.deepEqual(unnamed, held);
  const open = view('Steps', [step('a', '2027-02-01', null)]);
  assert.match(twoPaths(factsOf(open), wide).content.text, /No standard is named/);
  const calm = { ...view('Steps', [step('a', '2027-02-01', null)]), standardsExpected: false };
  assert.doesNotMatch(twoPaths(factsOf(calm), wide).content.text, /[Nn]o standard/);
});

test('both lanes have one height, and grow alike', () => {
  for (const data of [hospital, crowded, huge(500)]) {
    const { content } = twoPaths(factsOf(data), wide);
    const shown = [
      ...content.text.matchAll(/<line x1="0" y1="([\d.]+)" x2="[\d.]+" y2="[\d.]+" class="(std|axis)"/g),
    ].map(([, y = '0', cls]) => ({ y: Number(y), cls }));
    const band = shown.find((each) => each.cls === 'std')?.y ?? 0;
    const axis = shown.find((each) => each.cls === 'axis')?.y ?? 0;
    assert.ok(Math.abs(axis - 0.5 - (band + 18) - (band - 18)) < 1, data.name);
  }
});

test('balance: shares sum to 100, points and tolerance agree', () => {
  const facts = (
    operational: number,
    strategic: number,
    target: number | null,
  ): ReturnType<typeof balanceFacts> =>
    balanceFacts({
      basis: 'effort',
      operational,
      strategic,
      mixed: 0,
      weighed: 2,
      target,
      tolerance: 10,
      leftOut: 0,
      untracked: 0,
    });
  for (let share = 0; share <= 100; share += 1) {
    const each = facts(share, 100 - share, 60);
    assert.equal((each.operational ?? 0) + (each.strategic ?? 0), 100);
    assert.equal(each.outside, Math.abs(share - 60) > 10);
    assert.equal(each.points, share - 60);
  }
  assert.equal(facts(703, 297, 60).said, '10.3 points over');
  assert.equal(facts(60, 40, 60).said, 'on target');
  assert.equal(facts(61, 39, 60).said, '1 point over');
  assert.equal(facts(0, 0, 60).said, 'nothing to weigh yet');
  assert.equal(facts(1, 2, null).said, 'no split stated');
});

test('what is over or under is told below the operational share, however mixed items turn out', () => {
  const drawn = (mixed: number, strategic: number, width = 620): string =>
    String(
      balanceBar(
        balanceFacts({
          basis: 'effort',
          operational: 100 - mixed - strategic,
          strategic,
          mixed,
          weighed: 9,
          target: 50,
          tolerance: 10,
          leftOut: 0,
          untracked: 0,
        }),
        width,
      ),
    );
  assert.match(drawn(0, 39), /<text x="0" [^>]*>11 points over</);
  assert.match(drawn(11, 24), /Operational 65%.*>at least 15 points over</);
  assert.match(drawn(0, 39, 200), />\+11</);
  assert.match(drawn(11, 24, 200), /<text x="0" [^>]*>15\+ over</);
  assert.match(drawn(11, 70, 200), /<text x="0" [^>]*>20\+ under</);
  assert.match(drawn(11, 70), /Operational 19%.*>at least 20 points under</);
  assert.match(drawn(5, 47), />on target</);
  assert.match(drawn(40, 30), /Operational 30%.*>open while 40% is mixed</);
  assert.doesNotMatch(drawn(40, 30), /class="[^"]*bad/);
});

test('time runs one way, and dates outside the period stay at its edges', () => {
  const axis = timeAxis(hospital.period, hospital.today, 656);
  for (let at = hospital.period.first; at < hospital.period.last; at += 1)
    assert.ok(axis.x(at) < axis.x(at + 1));
  assert.equal(axis.within(day('1900-01-01')), 0);
  assert.equal(axis.within(day('2999-01-01')), 656);
  assert.deepEqual(zoomed(hospital.period, 'quarter', day('2027-09-15')), {
    first: day('2027-07-01'),
    last: day('2027-09-30'),
  });
  assert.deepEqual(zoomed(hospital.period, 'half', day('2028-03-01')), {
    first: day('2028-01-01'),
    last: day('2028-06-30'),
  });
});

test('any zoom draws, with today inside it or not', () => {
  for (const at of ['2027-02-01', '2027-09-15', '2028-11-30'])
    for (const zoom of ['year', 'half', 'quarter'] as const)
      for (const data of [hospital, crowded, hostile]) {
        const svg = standaloneSvg(data, 'two-paths', { period: zoomed(data.period, zoom, day(at)) });
        assert.doesNotMatch(svg, /NaN|undefined/);
        assert.match(svg, /Strategic initiatives/);
      }
  assert.doesNotMatch(standaloneSvg(empty), /NaN|undefined/);
});

test('a straight line is the plan where none is written, and a miss is on the worse side', () => {
  const rows = measureRows(hospital);
  const ct = rows.find((row) => row.measure.name === 'CT on the same day');
  assert.deepEqual(
    ct?.cells.map((cell) => [cell.plan, cell.actual, cell.miss]),
    [
      [52, 49, -1],
      [66, 55, -1],
      [80, 61, -1],
    ],
  );
  const plans =
    rows.find((row) => row.measure.name === 'Antibiotics in the hour')?.cells.map((cell) => cell.plan ?? 0) ??
    [];
  assert.ok(
    plans.every((plan, i) => i === 0 || plan > (plans[i - 1] ?? 0)),
    'monotone',
  );
  assert.equal(plans.at(-1), 95);
});
