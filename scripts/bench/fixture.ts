/**
 * Generates the benchmark text: any number of items, with the same thirty invalid values at every size. Findings on the
 * portfolio as a whole are the same at every size too.
 */

const DEFECTS = 30;

/** Returns a portfolio with `items` items, thirty of which have an unknown status. */
export function portfolioText(items: number): string {
  const every = Math.max(1, Math.floor(items / DEFECTS));
  let text = HEAD;
  for (let i = 0; i < items; i++) {
    const defect = i % every === 0 && i / every < DEFECTS;
    text += itemText(i, defect ? 'actve' : i % 7 === 0 && i % 5 !== 4 ? 'planned' : 'active');
  }
  return text;
}

/** Returns `files` files with `items` items each; the first contains the root keys. */
export function portfolioFiles(files: number, items: number): ReadonlyMap<string, string> {
  const texts = new Map<string, string>([['portfolio.portfolio.yaml', HEAD.replace(/items:\n$/, '')]]);
  for (let f = 0; f < files; f++) {
    let text = 'items:\n';
    for (let i = 0; i < items; i++)
      text += itemText(f * items + i, f < DEFECTS && i === 0 ? 'actve' : 'active');
    texts.set(`team-${String(f).padStart(4, '0')}.portfolio.yaml`, text);
  }
  return texts;
}

const HEAD = `portfolio: Bench
period: 2027
currency: EUR
balance: {operational: 60%, strategic: 40%}
goals:
  - {id: no-wait, title: Nobody waits without a reason}
  - {id: near-home, title: Care close to home}
teams:
${Array.from({ length: 20 }, (_, i) => `  - {id: team-${i}, name: Team ${i}, kind: frontline, capacity: 400 fte}`).join('\n')}
items:
`;

/** Makes items differ, as real ones do, so that no cache profits from identical texts. */
function itemText(i: number, status: string): string {
  if (i % 5 === 4) {
    return `  - id: item-${i}
    title: Open a day clinic in district ${i}
    track: strategic
    status: ${status}
    owner: Strategy office
    sponsor: Managing director
    teams: {team-${i % 20}: 0.6 fte}
    goals: [near-home]
    description: >-
      Build and staff a new clinic on the north side, with a licence of its own
      and services that the hospital does not offer today.
    start: 2026-03-01
    end: 2028-06-30
    review: quarterly
    reviewed: 2027-09-01
    change: breakthrough
    scope: enterprise
    funding: capital
    budget: ${i % 90}.5M
    measures:
      - {name: Patients seen in the district, kind: outcome, baseline: 0, target: ${1000 + i}, unit: a year, every: quarterly}
    milestones:
      - {title: Licence granted, date: 2027-02-28, done: true}
      - {title: Building handed over, date: 2027-12-15}
      - {title: Doors open, date: 2028-05-30}
`;
  }
  return `  - id: item-${i}
    title: Cut the wait at desk ${i}
    track: operational
    status: ${status}
    owner: team-${i % 20}
    teams: {team-${i % 20}: 0.2 fte}
    goals: [no-wait]
    description: >-
      Re-time the steps at the desk, take out the second registration and hold
      the new standard with a daily huddle; look again after ${i % 9} weeks.
    start: ${status === 'planned' ? '2027-10-04' : '2027-01-11'}
    end: 2027-11-30
    review: weekly
    standard: Desk card v${i % 4}
    measures:
      - {name: Wait at the desk, kind: process, baseline: ${20 + (i % 9)}, target: 10, unit: min, every: daily}
`;
}

/** An edit: after `after` in the second half of a text, `drop` characters are replaced with one of `words`. */
export interface Typed {
  readonly name: string;
  readonly after: string;
  readonly drop: number;
  readonly words: readonly string[];
}

/**
 * Edits at the top of a file that count for all of its items, and of an id that thousands name. `drop` is what the
 * edit before left there, from the end of `after`.
 */
export const settings: readonly Typed[] = [
  { name: 'period', after: 'period: 2027', drop: 4, words: ['2026', '2028'] },
  { name: 'currency', after: 'currency: EUR', drop: 3, words: ['USD', 'GBP'] },
  {
    name: 'vocabulary',
    after: 'currency: EUR\n',
    drop: 0,
    words: ['vocabulary: {operational: [huddle]}\n', 'vocabulary: {strategic: [licence]}\n'],
  },
  {
    name: 'rules',
    after: 'currency: EUR\n',
    drop: 0,
    words: ['rules: {missing-baseline: off}\n', 'rules: {missing-standard: error}\n'],
  },
  { name: 'id of a goal', after: 'goals:\n  - {id: no-wait', drop: 1, words: ['', 'x'] },
];

/**
 * Typical edits: in prose, in fields that other items and the portfolio depend on, and states in the middle of either.
 */
export const strokes: readonly Typed[] = [
  { name: 'prose', after: 'north side', drop: 0, words: ['x', 'y', ' z'] },
  { name: 'stray character', after: 'status: ', drop: 0, words: ['*', '"', '\t', '&x ', "'"] },
  { name: 'owner', after: 'owner: Strategy off', drop: 0, words: ['x'] },
  { name: 'track, half-typed', after: 'track: strategic', drop: 1, words: ['', 'x'] },
  { name: 'track', after: 'track: strategic', drop: 9, words: ['operational', 'neither'] },
  { name: 'status', after: 'status: active', drop: 6, words: ['done', 'paused', 'planned', 'ac'] },
  { name: 'date', after: 'end: 2028-06-30', drop: 1, words: ['1', '', '5'] },
  { name: 'effort', after: ': 0.6', drop: 1, words: ['7', '', '8'] },
  { name: 'goal, half-typed', after: 'goals: [near-home', drop: 2, words: ['', 'm', 'x'] },
  { name: 'team, half-typed', after: 'teams: {team-', drop: 1, words: ['', 'x'] },
  { name: 'id, half-typed', after: '- id: item-', drop: 1, words: ['', 'xq'] },
  { name: 'indentation', after: '    status', drop: 6, words: [' status', 'statu'] },
];
