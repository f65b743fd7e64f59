/** Creates the portfolios for the screenshots: exemplary, crowded, nearly empty, broken, and none at all. */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root } from '../run.ts';

export const portfolioNames = ['hospital', 'crowded', 'nearly-empty', 'broken', 'none'] as const;
export type PortfolioName = (typeof portfolioNames)[number];

export interface Shown {
  readonly folder: string;
  /** The file to open, and a text in the line to show; absent if there is no portfolio. */
  readonly file?: string;
  readonly text?: string;
}

/** Writes the portfolio to a folder. */
export async function layOut(name: PortfolioName, below: string): Promise<Shown> {
  const folder = join(below, name);
  await mkdir(folder, { recursive: true });
  if (name === 'none') {
    await write(folder, { 'notes.md': 'Nothing here yet.\n' });
    return { folder };
  }
  if (name === 'nearly-empty') {
    await write(folder, { 'start.portfolio': NEARLY_EMPTY });
    return { folder, file: 'start.portfolio', text: 'Answer the phone' };
  }
  if (name === 'crowded') {
    await write(folder, crowded(10_000));
    return { folder, file: 'items-07.portfolio', text: 'Shorten the queue' };
  }
  await cp(join(root, 'examples/hospital'), folder, { recursive: true });
  const file = 'departments/theatres.portfolio';
  if (name === 'broken') {
    const text = await readFile(join(folder, file), 'utf8');
    const torn = text
      .replace('title: Start theatre 3 on time', 'title: Start: theatre 3 on time')
      .replace(/^( *)track: operational$/m, '$1track: opperational\n$1  status active');
    await write(folder, {
      [file]: torn,
      'conflict.portfolio': CONFLICT,
      'old-tool.portfolio': '\0\0\u0001binary',
    });
    return { folder, file: 'theatres.portfolio', text: 'theatre 3 on time' };
  }
  return { folder, file: 'theatres.portfolio', text: 'Start theatre 3 on time' };
}

async function write(folder: string, texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(texts)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

const NEARLY_EMPTY = `portfolio: Harbour Library
period: 2027
items:
  - id: phone-queue
    title: Answer the phone within a minute
    track: operational
    status: active
    start: 2027-06
    end: 2027-12
`;

const CONFLICT = `items:
  - id: merge-me
<<<<<<< ours
    title: Move the pharmacy to the ground floor
=======
    title: Move the pharmacy to the first floor
>>>>>>> theirs
    track: strategic
`;

const places =
  'ward 3,the lab,theatre 2,the front desk,pharmacy,imaging,the store,the kitchen,the clinic'.split(',');
const small = [
  'Shorten the queue at',
  'Tidy the shelves of',
  'Halve the rework of',
  'Keep the standard round of',
  'Answer the phone sooner at',
];
const large = ['Open a new site beside', 'Build a new wing for', 'Merge the services of'];

/** Returns `count` items in twenty files: three in four operational, some late, some mixed, some done. */
function crowded(count: number): Readonly<Record<string, string>> {
  const texts: Record<string, string> = { 'portfolio.portfolio': head() };
  const each = Math.ceil(count / 20);
  for (let file = 0; file < 20; file++) {
    let text = 'items:\n';
    for (let i = file * each; i < Math.min(count, (file + 1) * each); i++) text += itemText(i);
    texts[`items-${String(file).padStart(2, '0')}.portfolio`] = text;
  }
  return texts;
}

function head(): string {
  const goals = Array.from(
    { length: 30 },
    (_, i) =>
      `  - id: goal-${i}\n    title: Goal number ${i}, in a few more words\n${i === 0 ? '' : `    parent: goal-${Math.floor((i - 1) / 3)}\n`}`,
  );
  const teams = Array.from(
    { length: 40 },
    (_, i) => `  - {id: team-${i}, name: Team ${i}, kind: frontline, capacity: 300 fte}\n`,
  );
  return `portfolio: Ten Thousand Things\nperiod: 2027\nbalance: {operational: 60%, strategic: 40%}\ngoals:\n${goals.join('')}teams:\n${teams.join('')}`;
}

function itemText(i: number): string {
  const daily = i % 4 !== 0;
  const status = i % 7 === 0 ? 'done' : i % 11 === 0 ? 'planned' : i % 31 === 0 ? 'idea' : 'active';
  const end = `${daily ? 2027 : 2028 + (i % 3)}-${String(1 + (i % 12)).padStart(2, '0')}`;
  const leap =
    'A new service for people who do not come to us today, with a capital budget approved by the board.';
  const step =
    'The team tries one change to the daily round each week and holds the new standard at the huddle.';
  const words = daily ? `${step}${i % 50 === 1 ? ` We also open a new hospital. ${leap}` : ''}` : leap;
  return `  - id: item-${i}
    title: ${daily ? small[i % 5] : large[i % 3]} ${places[i % 9]} ${i}
    track: ${daily ? 'operational' : 'strategic'}
    status: ${status}
    owner: team-${i % 40}
    teams: {team-${i % 40}: 0.${1 + (i % 8)} fte}
    goals: [goal-${i % 30}]
    description: >-
      ${words}
    start: 2027-01-11
    end: ${end}
    review: ${daily ? 'weekly' : 'quarterly'}
${
  daily
    ? `    standard: Card ${i}\n    measures:\n      - {name: Minutes lost, kind: process, baseline: 40, target: 10, unit: min, every: weekly}\n`
    : `    sponsor: Director ${i % 5}\n    funding: capital\n    milestones:\n      - {title: Ready, date: ${end}}\n`
}
`;
}
