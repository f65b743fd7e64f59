/** Generates portfolio texts: valid ones, unusual but valid ones, and broken ones as they occur while typing. */
import fc from 'fast-check';

/**
 * Lines of an item without its indentation. In a group of lines, the ones below the first keep their relative
 * indentation.
 */
export const SOUND: readonly string[] = [
  'title: Cut waiting at the door',
  'title: "Quoted: with a colon"',
  "title: 'It''s the # that counts'",
  'title: Build a new plant and enter a new market',
  'title: >-\n  Folded over\n  two lines\n\n  and a break',
  'title: "two\n  # lines, not a comment"',
  'title: Zug 🚂 nach Köln',
  'track: operational',
  'track: strategic',
  'track: neither',
  'status: active',
  'status: done',
  'health: off-track',
  'owner: team-a',
  'owner: Chief nurse',
  'teams: [team-a, team-b]',
  'teams: {team-a: 0.5 fte, team-x: 1}',
  'teams:\n  - team-a\n  - team-b',
  'teams:\n- team-b',
  'sponsor: Chief nurse',
  'goals: [goal-a]',
  'goals: [goal-a, gaol-b]',
  'depends-on: [item-a]',
  'depends-on: [item-b, item-c]',
  'sustains: [item-c]',
  'replaces: [item-b]',
  'start: 2027-01-11',
  'end: 2027-03',
  'end: 2029-H1',
  'horizon: 18-24 months',
  'review: daily',
  'review: quarterly',
  'change: breakthrough',
  'scope: process',
  'methods: [standard work, A3]',
  'funding: capital',
  'budget: 4.5M',
  'budget: GBP 12k',
  'effort: 0.8 fte',
  'standard: Card v3',
  'description: |\n  We re-time triage and hold the standard.\n  # no comment, text\n\n  - not an entry',
  'description: |2\n     deep\n   shallow\n   # text',
  'description: |+\n  kept\n\n\n',
  'description: >\n  Acquire a company and enter a new market within 24 months.\n',
  'measures:\n  - name: Falls\n    baseline: 22\n    target: 10\n    every: daily\n    plan: {2027-01: 20, 2027-02: 14}\n    actuals: {2027-01: 19}\n  - {name: Share, kind: outcome}',
  'measures: &m [{name: Falls, unit: "%"}]',
  'milestones:\n  - {title: Ready, date: 2027-02-01}\n  - title: Open\n    date: 2026-12\n    done: true',
  'milestones: [{title: Late, date: 2028-Q4}]',
  'risks: [none, of, them]',
  'decision: Go or stop',
  'links: [{title: Plan, url: https://example.org}]',
  'tags: [a, "b, c"]',
  'tags: [\n  a,\n  # in flow\n  b\n]',
  'tags: &t [x]',
  'risks: *t',
  'x-own: {a: [1, 2]}',
  '# a note',
  '# twotrack-ignore unknown-reference: it comes later',
  '# twotrack-ignore mixed-traits, goal-without-work until 2027-06-30: agreed',
  '',
];

/** Lines that are invalid in the language or in YAML. */
export const BROKEN: readonly string[] = [
  'track: Operational',
  'status: in progress',
  'titel: typo',
  'budget: 12,000',
  'start: 31/03/2027',
  'title: Colon: in the text',
  'title: Reach #1 in the market',
  'title: "not closed',
  "owner: 'not closed",
  'tags: [a, b',
  'teams: {team-a: 0.5',
  'unit: %',
  'owner: @x',
  '\ttrack: strategic',
  'track:strategic',
  'goals: goal-a',
  'measures: {name: Falls, with harm}',
  'risks: *nowhere',
  '&Co merger: x',
  'title: Twice',
  '  title: too deep',
  'half',
  '- - x',
  '-',
  '}',
  ']',
  '? odd',
  '<<: *base',
  '\u00a0',
];

const IDS = ['item-a', 'item-b', 'item-c', 'item-d'] as const;
const GOALS = ['goal-a', 'goal-b'] as const;
const TEAMS = ['team-a', 'team-b'] as const;

export const HEADS: readonly string[] = [
  'portfolio: Riverside',
  'portfolio: "River: side"',
  'period: 2027',
  'period: {start: 2027-04-01, end: 2028-03-31}',
  'currency: EUR',
  'balance: {operational: 60%, strategic: 40%, tolerance: 10}',
  'rules:\n  missing-standard: off\n  mixed-traits: {severity: error}\n  too-many-breakthroughs: {severity: warning, max: 1}',
  'rules: {unknown-reference: hint}',
  'vocabulary:\n  operational: [safety cross]\n  strategic: [Project Aurora]',
  '# a comment',
  '# twotrack-ignore-file missing-sponsor, unaligned-item: not ours',
  '# twotrack-ignore goal-without-work: known',
  '',
];
export const BROKEN_HEADS: readonly string[] = [
  'portfolio:',
  'portfolio: "open',
  'portfolio: second',
  'perod: 2027',
  'balance: {operational: 60%',
  'rules: [a]',
  'rules:\n  no-such-rule: off',
  'vocabulary: words',
  'items: []',
  'goals: {a: 1}',
  'half',
  'title: astray',
  '---',
  '...',
  '%YAML 1.1',
  '}',
  '"teams":\n  - {id: team-z, name: Z}',
  '? odd',
  '&a b: c',
];

const indented = (text: string, by: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? '' : by + line))
    .join('\n');

/** Picks one of several texts. */
export const pick = (from: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...from);

/** Generates an entry in block style, with its dash in a given column; ends with a line break. */
function entry(
  id: fc.Arbitrary<string>,
  bodies: fc.Arbitrary<readonly string[]>,
  indent: number,
): fc.Arbitrary<string> {
  return fc
    .record({
      id,
      bodies,
      above: fc.constantFrom('', '', '', '# above\n', '# twotrack-ignore unclassified: on purpose\n'),
      blank: fc.constantFrom('', '', '\n'),
    })
    .map((e) => {
      const dash = ' '.repeat(indent);
      const above = e.above === '' ? '' : `${dash}${e.above}`;
      return `${above}${dash}- id: ${e.id}\n${e.bodies.map((body) => `${indented(body, `${dash}  `)}\n`).join('')}${e.blank}`;
    });
}

function bodies(sound: boolean, most: number): fc.Arbitrary<readonly string[]> {
  if (!sound)
    return fc.array(fc.oneof({ weight: 6, arbitrary: pick(SOUND) }, { weight: 1, arbitrary: pick(BROKEN) }), {
      maxLength: most,
    });
  // Valid YAML has no duplicate keys, and no alias without its anchor.
  return fc
    .uniqueArray(pick(SOUND), { maxLength: most, selector: (line) => line.replace(/:[\s\S]*/, '') })
    .map((lines) =>
      (lines.includes('tags: &t [x]') ? lines : lines.filter((line) => line !== 'risks: *t')).toSorted(
        (a, b) => Number(a === 'risks: *t') - Number(b === 'risks: *t'),
      ),
    );
}

function section(kind: 'items' | 'goals' | 'teams', sound: boolean): fc.Arbitrary<string> {
  return fc.constantFrom(2, 2, 0, 4).chain((indent) => {
    const entries =
      kind === 'items'
        ? entry(pick(IDS), bodies(sound, 6), indent)
        : kind === 'goals'
          ? entry(
              pick(GOALS),
              fc.subarray([
                'title: No harm',
                'parent: goal-b',
                'owner: team-a',
                'end: 2029',
                'measures: [{name: Falls}]',
              ]),
              indent,
            )
          : entry(
              pick(TEAMS),
              fc.subarray(['name: Emergency', 'kind: frontline', 'capacity: 2 fte', 'lead: Someone']),
              indent,
            );
    return fc
      .record({
        entries: fc.array(entries, { maxLength: kind === 'items' ? 5 : 2 }),
        tail: fc.constantFrom('', '', ' # the work', ' '),
      })
      .map((s) => `${kind}:${s.tail}\n${s.entries.join('')}`);
  });
}

/** Generates a file; if `sound`, YAML can parse all of it. */
export function fileText(sound: boolean): fc.Arbitrary<string> {
  const heads = sound
    ? fc.uniqueArray(pick(HEADS), { maxLength: 4, selector: (line) => line.replace(/:[\s\S]*/, '') })
    : fc.array(
        fc.oneof({ weight: 4, arbitrary: pick(HEADS) }, { weight: 1, arbitrary: pick(BROKEN_HEADS) }),
        { maxLength: 4 },
      );
  const sections = fc
    .shuffledSubarray(['items', 'goals', 'teams'] as const, { minLength: 1 })
    .chain((kinds) =>
      fc.tuple(...(sound ? kinds : [...kinds, kinds[0] as 'items']).map((kind) => section(kind, sound))),
    );
  return fc
    .record({
      heads,
      sections,
      at: fc.nat(3),
      end: fc.boolean(),
      eol: fc.constantFrom('\n', '\n', '\r\n', '\r'),
      start: fc.constantFrom('', '', '', '---\n', '\ufeff', '\n'),
    })
    .map(({ heads: lines, sections: parts, at, end, eol, start }) => {
      const head = lines.map((line) => `${line}\n`);
      const all = [...head.slice(0, at), ...parts, ...head.slice(at)].join('');
      const text = start + all;
      return (end ? text : text.replace(/\n+$/, '')).replaceAll('\n', eol);
    });
}

/** Thresholds so low that a handful of items triggers portfolio rules. */
const STRICT = `portfolio: Busy
period: 2027
balance: {operational: 60%, strategic: 40%, tolerance: 5}
rules:
  invisible-path: {items: 1}
  unresourced-path: {items: 1}
  unaligned-path: {items: 1, share: 90}
  unbalanced-tracks: {items: 1}
  goal-without-work: {items: 0}
  one-sided-goal: {items: 2, days: 30}
  too-many-breakthroughs: {max: 1}
  overloaded-team: {tolerance: 0}
  team-torn-both-ways: {tolerance: 0, share: 1}
  overstretched-sponsor: {max: 1}
  unsustained-leap: {days: 1}
  one-size-review: {items: 1}
  stalled-strategy: {days: 30, items: 1}
  nothing-stopped: {quarters: 1, items: 1}
  blurred-portfolio: {share: 1, items: 1}
`;

/** Generates the files of a portfolio with a few valid items that portfolio rules have findings on. */
export function busyTexts(): fc.Arbitrary<Record<string, string>> {
  const one = (...lines: readonly string[]): fc.Arbitrary<string> => fc.constantFrom('', ...lines);
  const item = fc
    .tuple(
      fc.constantFrom(
        'title: Cut waiting at the front door',
        'title: Enter a new market with a new business',
        'title: Build a plant and tidy the store',
        'title: Reduce rework on the line',
      ),
      fc.constantFrom('track: operational', 'track: strategic', 'track: strategic', 'track: neither', ''),
      fc.constantFrom(
        'status: active',
        'status: active',
        'status: done',
        'status: planned',
        'status: stopped',
      ),
      fc.constantFrom(
        'teams: {team-a: 1.5 fte}',
        'teams: {team-a: 0.5, team-b: 2}',
        'teams: [team-b]\n    effort: 0.4',
        '',
      ),
      one('sponsor: Chief nurse'),
      one('goals: [goal-a]', 'goals: [goal-b]', 'goals: [goal-a, goal-b]'),
      one('review: weekly', 'review: weekly', 'review: monthly'),
      fc.constantFrom(
        'start: 2026-01\n    end: 2027-03',
        'start: 2027-05\n    end: 2029',
        'start: 2027-04\n    end: 2027-06',
        'horizon: 3 years',
        '',
      ),
      one(
        'milestones: [{title: Ready, date: 2027-02-01}, {title: Open, date: 2028}]',
        'milestones: [{title: Ready, date: 2027-02, done: true}]',
      ),
      one('sustains: [item-1]', 'replaces: [item-0]', 'replaces: [item-1]', 'depends-on: [item-2]'),
      one(
        'measures: [{name: Falls, baseline: 3, target: 1, unit: per day, every: daily, actuals: {2027-08: 4}}]',
        'measures: [{name: Share, kind: outcome}]',
      ),
      one('funding: capital', 'change: breakthrough', 'scope: enterprise', 'standard: Card v3'),
    )
    .map((lines) =>
      lines
        .filter((line) => line !== '')
        .map((line) => `    ${line}\n`)
        .join(''),
    );
  return fc.array(item, { minLength: 3, maxLength: 8 }).map((items) => {
    const entries = items.map((body, i) => `  - id: item-${i}\n${body}`);
    const half = Math.ceil(entries.length / 2);
    return {
      'portfolio.portfolio': `${STRICT}goals:\n  - {id: goal-a, title: No harm}\n  - {id: goal-b, title: Grow, end: 2032}\n  - {id: goal-c, title: Nobody, parent: goal-a}\n`,
      'teams/one.portfolio': `items:\n${entries.slice(0, half).join('')}`,
      'two.portfolio.yaml': `teams:\n  - {id: team-a, name: A, kind: staff, capacity: 1 fte}\n  - {id: team-b, name: B, kind: frontline, capacity: 2}\nitems:\n${entries.slice(half).join('')}`,
    };
  });
}
