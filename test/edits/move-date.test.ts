/** Dates moved by hand: only their own bytes change, each stays as exact as it is written, and nothing gets out of order. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Precision, precisionOf } from '../../server/src/core/language/date-precision.ts';
import { isoDay } from '../../server/src/core/text/days.ts';
import {
  type Distance,
  type Moving,
  shiftDates,
  shiftEdits,
} from '../../server/src/edits/verbs/move-date.ts';
import { planEdits, planMove } from '../../server/src/edits/verbs/push-dependents.ts';
import { runs } from '../support/runs.ts';
import { done, type Texts, type World, worldOf } from './world.ts';

const FILE = 'a.portfolio';
const DATE = /\d{4}(?:-(?:\d\d(?:-\d\d)?|Q\d|H\d))?(?![\w-])/g;

/** The text of the one file after a move of `item`, or the refusal. */
function moved(world: World, moving: Moving, by: Distance, push = false): string {
  const plan = planMove(world.portfolio, world.item('item'), moving, by);
  if ('refused' in plan) return plan.refused;
  const edits = planEdits(world.portfolio, plan, push);
  return 'refused' in edits ? edits.refused : (done(world, { edits })[FILE] ?? '');
}
const itemWith = (...lines: readonly string[]): Texts => ({
  [FILE]: `portfolio: P\nitems:\n  - id: item\n    title: Move it\n${lines.map((line) => `    ${line}\n`).join('')}`,
});
/** What a move makes of an item's lines. */
const lines = (from: readonly string[], moving: Moving, by: Distance): string => {
  const after = moved(worldOf(itemWith(...from)), moving, by);
  const at = after.indexOf('    title: Move it\n');
  return at < 0
    ? after
    : after
        .slice(at + 19)
        .replace(/^ {4}/gm, '')
        .trimEnd();
};

describe('a date that is moved', () => {
  it('stays as exact as it is written', () => {
    const cases: readonly (readonly [string, number, string])[] = [
      ['2027-01-31', 1, '2027-02-01'],
      ['2027-12', 1, '2028-01'],
      ['2027-Q1', -1, '2026-Q4'],
      ['2027-H2', 1, '2028-H1'],
      ['2027', 3, '2030'],
    ];
    for (const [text, steps, to] of cases)
      assert.equal(lines([`end: ${text}`], 'end', { steps }), `end: ${to}`);
  });
  it('goes to the nearest that its text can say', () => {
    assert.equal(lines(['end: 2027-Q1'], 'end', { days: 40 }), 'end: 2027-Q1');
    assert.equal(lines(['end: 2027-Q1'], 'end', { days: 50 }), 'end: 2027-Q2');
    assert.equal(lines(['start: 2027-03'], 'start', { days: -20 }), 'start: 2027-02');
    assert.equal(lines(['end: 2027-03-15'], 'end', { days: 17 }), 'end: 2027-04-01');
  });
  it('keeps its quotes, its comment and its place', () => {
    assert.equal(lines(["end:   '2027-Q1'   # board"], 'end', { steps: 1 }), "end:   '2027-Q2'   # board");
    assert.equal(lines(['end: !!str 2027-03 # ok'], 'end', { steps: 1 }), 'end: !!str 2027-04 # ok');
    assert.equal(lines(['end:', '  2027-03-01'], 'end', { steps: 1 }), 'end:\n  2027-03-02');
    assert.equal(lines(['end: >-', '  2027-03'], 'end', { steps: 1 }), 'end: >-\n  2027-04');
  });
  it('of a milestone is that of the milestone alone', () => {
    const from = [
      'milestones:',
      '  - {title: One, date: 2027-03-01}',
      '  - title: Two # later',
      '    date: "2027-Q3"',
    ];
    assert.equal(lines(from, 'milestone-1', { steps: 1 }), from.join('\n').replace('2027-Q3', '2027-Q4'));
  });
  it('is refused where it is not the item’s own', () => {
    const end = (...from: readonly string[]): string => lines(from, 'end', { steps: 1 });
    assert.match(
      end('start: 2027', 'horizon: 6 weeks'),
      /states no end: it follows from the horizon, 6 weeks/,
    );
    assert.match(end('milestones: [{title: One, date: 2027}]'), /lands with its last milestone/);
    assert.match(end('start: 2027'), /states no end\. Write one first/);
    assert.match(end('end: 31/03/2027'), /reads “31\/03\/2027”, and is none/);
    assert.match(end('start: &d 2027-01', 'end: *d'), /an alias for instance/);
    assert.match(lines(['start: &d 2027-01', 'end: *d'], 'start', { steps: 1 }), /an alias for instance/);
    assert.match(end('x-base: &b {end: 2027}', '<<: *b'), /an alias for instance/);
    assert.match(end('end: "2027\\u002d03"'), /only you can change/);
    assert.match(lines(['milestones: [{title: One}]'], 'milestone-0', { steps: 1 }), /no date/);
    assert.match(end('end: 2200'), /outside 1900 to 2200/);
    assert.match(end('end: 2027', 'tags: [a'), /error in its YAML/);
  });
  it('is refused where it would put the dates out of order', () => {
    assert.match(
      lines(['start: 2027-05', 'end: 2027-06'], 'end', { steps: -2 }),
      /“Move it” would end before it starts/,
    );
    const bound = ['start: 2027-01', 'end: 2027-06', 'milestones: [{title: Half, date: 2027-03-01}]'];
    assert.match(lines(bound, 'end', { steps: -4 }), /“Half” would be due after “Move it” ends/);
    assert.match(lines(bound, 'start', { steps: 3 }), /“Half” would be due before “Move it” starts/);
    assert.match(lines(bound, 'milestone-0', { days: 200 }), /“Half” would be due after “Move it” ends/);
    // What is out of order already is no reason to leave all as it is.
    assert.equal(
      lines(['end: 2027-06', 'milestones: [{title: Half, date: 2028}]'], 'end', { steps: 1 }),
      'end: 2027-07\nmilestones: [{title: Half, date: 2028}]',
    );
  });
});

describe('a bar that is moved', () => {
  it('takes start, end and open milestones along, and leaves what is met', () => {
    assert.equal(
      lines(
        [
          'start: 2027-01-11',
          'end: 2027-03-31',
          'milestones: [{title: A, date: 2027-02-01, done: true}, {title: B, date: 2027-03-01}]',
        ],
        'bar',
        { days: 5 },
      ),
      'start: 2027-01-16\nend: 2027-04-05\nmilestones: [{title: A, date: 2027-02-01, done: true}, {title: B, date: 2027-03-06}]',
    );
  });
  it('goes by the least exact of its two ends, so that both go as far', () => {
    assert.equal(
      lines(['start: 2027-01-11', 'end: 2027-Q2'], 'bar', { steps: 1 }),
      'start: 2027-04-11\nend: 2027-Q3',
    );
    assert.equal(
      lines(['start: 2027-02', 'end: 2027-03'], 'bar', { days: 28 }),
      'start: 2027-03\nend: 2027-04',
    );
  });
  it('moves what it has: the end alone, or the milestones', () => {
    assert.equal(lines(['end: 2027-03'], 'bar', { steps: 2 }), 'end: 2027-05');
    assert.equal(
      lines(['milestones: [{title: A, date: 2027-03}]'], 'bar', { steps: 2 }),
      'milestones: [{title: A, date: 2027-05}]',
    );
    assert.match(lines(['horizon: 6 weeks'], 'bar', { steps: 1 }), /states no date that is still open/);
  });
});

const CHAIN = `portfolio: P
items:
  - {id: item, title: Base, status: active, start: 2027-01, end: 2027-03}
  - id: next
    title: Next # waits
    start: 2027-04
    end: 2027-06
    depends-on: [item]
  - {id: last, title: Last, start: 2027-Q3, end: 2027-Q4, depends-on: [next]}
  - {id: free, title: Free, start: 2028, depends-on: [item]}
  - {id: runs, title: Runs, status: active, start: 2027-04, depends-on: [item]}
  - {id: over, title: Over, status: done, start: 2027-04, depends-on: [item]}
`;

describe('what depends on an item', () => {
  const plan = (text: string, by: Distance, moving: Moving = 'end') => {
    const world = worldOf({ [FILE]: text });
    const made = planMove(world.portfolio, world.item('item'), moving, by);
    if ('refused' in made) throw new Error(made.refused);
    return { world, made };
  };
  it('is told, and moves only where it is asked for', () => {
    const { world, made } = plan(CHAIN, { steps: 2 });
    assert.deepEqual(
      made.pushed.map(({ shift }) => [shift.item.id, isoDay(shift.first ?? 0)]),
      [
        ['next', '2027-06-01'],
        ['last', '2027-10-01'],
      ],
    );
    assert.deepEqual(
      made.begun.map(({ entry }) => entry.values.fields.id?.text),
      ['runs'],
    );
    assert.equal(moved(world, 'end', { steps: 2 }), CHAIN.replace('end: 2027-03', 'end: 2027-05'));
    assert.equal(
      moved(world, 'end', { steps: 2 }, true),
      CHAIN.replace('end: 2027-03', 'end: 2027-05')
        .replace('start: 2027-04\n    end: 2027-06', 'start: 2027-06\n    end: 2027-08')
        .replace('start: 2027-Q3, end: 2027-Q4', 'start: 2027-Q4, end: 2028-Q1'),
    );
  });
  it('is left alone by what ends no later', () => {
    assert.deepEqual(plan(CHAIN, { steps: -1 }).made.pushed, []);
    assert.deepEqual(plan(CHAIN, { steps: 1 }, 'start').made.pushed, []);
  });
  it('cannot be pushed where one of its dates is not its own, or in a circle', () => {
    const alias = CHAIN.replace('start: 2027-04\n    end: 2027-06', 'start: &d 2027-04\n    end: *d');
    assert.match(moved(worldOf({ [FILE]: alias }), 'end', { steps: 2 }, true), /an alias for instance/);
    assert.match(moved(worldOf({ [FILE]: alias }), 'end', { steps: 2 }), /end: 2027-05/);
    const circle = CHAIN.replace('end: 2027-03}', 'end: 2027-03, depends-on: [last]}');
    assert.match(moved(worldOf({ [FILE]: circle }), 'end', { steps: 2 }, true), /depends on itself/);
    const other = CHAIN.replace('depends-on: [item]\n', 'depends-on: [item, last]\n');
    assert.match(moved(worldOf({ [FILE]: other }), 'end', { steps: 2 }, true), /depends on itself/);
  });
});

/** A date with its period as a count of periods, so that one can reckon with it. */
const sizes: Readonly<Record<Precision, number>> = { day: 0, month: 12, quarter: 4, half: 2, year: 1 };
function dateAt(precision: Precision, count: number): string {
  if (precision === 'day') return isoDay(count);
  const a = sizes[precision];
  const year = 2020 + Math.floor(count / a);
  const part = (((count % a) + a) % a) + 1;
  if (precision === 'year') return String(year);
  if (precision === 'month') return `${year}-${String(part).padStart(2, '0')}`;
  return `${year}-${precision === 'half' ? 'H' : 'Q'}${part}`;
}
const precision = fc.constantFrom<Precision>('day', 'month', 'quarter', 'half', 'year');
const date = precision.chain((p) =>
  fc
    .integer(p === 'day' ? { min: 18_262, max: 25_000 } : { min: 0, max: 20 * sizes[p] })
    .map((count) => ({ p, count, text: dateAt(p, count) })),
);
const beside = fc.constantFrom('', ' # note 2031-04', '   # why');
/** A pair as people write it; in flow style without a comment. */
const pair = (key: string, flow: boolean): fc.Arbitrary<{ source: readonly string[]; text: string }> =>
  fc.tuple(date, fc.nat(flow ? 2 : 7), beside).map(([{ text }, style, note]) => {
    const forms: readonly (readonly string[])[] = [
      [`${key}: ${text}${flow ? '' : note}`],
      [`${key}: "${text}"${flow ? '' : note}`],
      [`${key}:  '${text}'${flow ? '' : note}`],
      [`${key}:`, `  ${text}${note}`],
      [`${key}: !!str ${text}${note}`],
      [`${key}: &own ${text}${note}`],
      [`"${key}" : ${text}${note}`],
      [`${key}: |-`, `  ${text}`],
    ];
    return { source: forms[style] as readonly string[], text };
  });
const milestone = fc.boolean().chain((flow) =>
  fc.tuple(pair('date', flow), fc.boolean()).map(([{ source }, met]) => {
    const own = ['title: Gate 2026', ...source, ...(met ? ['done: true'] : [])];
    return flow
      ? [`- {${own.map((line) => line.trim()).join(', ')}}`]
      : own.map((line, i) => `${i === 0 ? '- ' : '  '}${line}`);
  }),
);
const laid = fc
  .record({
    start: fc.option(pair('start', false)),
    end: fc.option(pair('end', false)),
    milestones: fc.array(milestone, { maxLength: 3 }),
    order: fc.boolean(),
    eol: fc.constantFrom('\n', '\r\n'),
    above: fc.constantFrom([], ['# since 2024'], ['']),
  })
  .map(({ start, end, milestones, order, eol, above }) => {
    // One anchor of a name in an entry.
    const dates = [start?.source ?? [], (end?.source ?? []).map((line) => line.replace('&own', '&its'))];
    const list =
      milestones.length === 0
        ? []
        : ['milestones:', ...milestones.flat().map((line, i) => `  ${line.replace('&own', `&m${i}`)}`)];
    const body = [
      ...(order ? dates : dates.toReversed()),
      ...above.map((line) => [line]),
      list,
      ['tags: [2027-Q1]'],
    ];
    const text = [
      'portfolio: P',
      'items:',
      '  - id: item',
      '    title: To 2030',
      ...body.flat().map((line) => (line === '' ? '' : `    ${line}`)),
      '',
    ];
    return text.join(eol);
  });
const moving = fc.constantFrom<Moving>('bar', 'start', 'end', 'milestone-0', 'milestone-1');
const distance: fc.Arbitrary<Distance> = fc.oneof(
  fc.integer({ min: -30, max: 30 }).map((steps) => ({ steps })),
  fc.integer({ min: -900, max: 900 }).map((days) => ({ days })),
);

describe('laws of moved dates', () => {
  it('only the bytes of dates change, each as exact as before, and never is an end before its start', () => {
    let made = 0;
    fc.assert(
      fc.property(laid, moving, distance, (text, what, by) => {
        const world = worldOf({ [FILE]: text });
        const shift = shiftDates(world.view('item'), what, by);
        if ('refused' in shift) return;
        made++;
        const after = moved(world, what, by);
        assert.equal(after.replace(DATE, '<date>'), text.replace(DATE, '<date>'));
        const tokens = (of: string) => of.match(DATE) ?? [];
        const [was, is] = [tokens(text), tokens(after)];
        assert.deepEqual(is.map(precisionOf), was.map(precisionOf));
        // No more dates change than those that the shift names, and they read back as it says.
        const changed = was.filter((token, i) => token !== is[i]);
        assert.equal(changed.length, shiftEdits(shift).length);
        const view = worldOf({ [FILE]: after }).view('item');
        const { start, end } = view.fields;
        if (start?.value && end?.value) assert.ok(start.value.first <= end.value.last, after);
        for (const { name, becomes } of shift.dates) {
          const own =
            name === 'start' || name === 'end'
              ? view.fields[name]
              : view.milestones[Number(name.slice(10))]?.fields.date;
          assert.deepEqual(own?.value, becomes);
        }
      }),
      runs(300),
    );
    assert.ok(made > 50, `only ${made} moves were made`);
  });
  it('a date moves by whole periods of its own, and comes back to the byte', () => {
    fc.assert(
      fc.property(
        date,
        fc.constantFrom('start', 'end'),
        fc.integer({ min: -40, max: 40 }),
        (from, key, steps) => {
          const text = `portfolio: P\nitems:\n  - {id: item, title: T, ${key}: ${from.text}}\n`;
          const there = moved(worldOf({ [FILE]: text }), key as Moving, { steps });
          assert.equal(there, text.replace(from.text, dateAt(from.p, from.count + steps)));
          assert.equal(moved(worldOf({ [FILE]: there }), key as Moving, { steps: -steps }), text);
        },
      ),
      runs(200),
    );
  });
  it('a date moved by days is the nearest that its text can say', () => {
    fc.assert(
      fc.property(
        date,
        fc.constantFrom('start', 'end'),
        fc.integer({ min: -800, max: 800 }),
        (from, key, days) => {
          const text = `portfolio: P\nitems:\n  - {id: item, title: T, ${key}: ${from.text}}\n`;
          const edge = key === 'start' ? 'first' : 'last';
          const dayOf = (of: string) =>
            worldOf({ [FILE]: of }).view('item').fields[key as 'start']?.value?.[edge] ?? 0;
          const asked = dayOf(text) + days;
          const got = dayOf(moved(worldOf({ [FILE]: text }), key as Moving, { days }));
          for (const near of [-1, 1]) {
            const steps = near;
            const after = moved(
              worldOf({ [FILE]: moved(worldOf({ [FILE]: text }), key as Moving, { days }) }),
              key as Moving,
              { steps },
            );
            assert.ok(Math.abs(got - asked) <= Math.abs(dayOf(after) - asked), `${from.text} by ${days}`);
          }
        },
      ),
      runs(200),
    );
  });
});
