/** `twotrack init`: a first portfolio to write on from. */
import { mkdir, readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { civil, type Day, isoDay, localToday } from '../core/days.ts';
import { isPortfolioFile } from '../core/paths.ts';
import { scalarOf } from '../core/quote.ts';
import { type Terminal, UsageError } from './terminal.ts';
import { writeFileSafely } from './write-file.ts';

export function addInit(program: Command, terminal: Terminal): void {
  program
    .command('init')
    .description('begin a portfolio in a folder')
    .argument('[DIR]', 'the folder; made where it does not exist', '.')
    .action(async (folder: string) => {
      const path = resolve(folder);
      await mkdir(path, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
        throw new UsageError(`${folder}: cannot be made (${error.code ?? 'unknown error'})`);
      });
      const present = (await readdir(path)).find(isPortfolioFile);
      if (present !== undefined)
        throw new UsageError(`${join(folder, present)} is already there; nothing was written`);
      const file = join(path, 'portfolio.portfolio');
      await writeFileSafely(file, firstPortfolio(basename(path) || 'Portfolio', localToday()));
      terminal.out(`${join(folder, 'portfolio.portfolio')}\n`);
    });
}

/** The text of a first portfolio: a goal, a team, and one sound item on each track, begun today. */
export function firstPortfolio(name: string, today: Day): string {
  const { year } = civil(today);
  const on = (days: number): string => isoDay(today + days);
  return `# A portfolio keeps two kinds of work apart: operational improvement, which makes
# what exists work better, and strategic initiatives, which change what is done.
portfolio: ${scalarOf(name)}
period: ${year}
balance: {operational: 60%, strategic: 40%, tolerance: 10}   # the share of effort you intend

goals:
  - id: no-wait
    title: Nobody waits without a reason

teams:
  - {id: front-desk, name: Front desk, kind: frontline, capacity: 2 fte}
  - {id: leadership, name: Leadership team, kind: executive, capacity: 2 fte}

items:
  - id: phone-queue
    title: Answer the phone within a minute
    track: operational
    status: active
    owner: front-desk
    teams: {front-desk: 0.6 fte}
    goals: [no-wait]
    description: >-
      Two people share the phones while most calls come in, and the quiet hours
      are used to call back.
    start: ${on(0)}
    end: ${on(84)}
    review: weekly
    standard: Phone card, second edition
    measures:
      - {name: Time to answer, kind: process, baseline: 4, target: 1, unit: min, every: weekly}

  - id: second-site
    title: Open a second site across the river
    track: strategic
    status: active
    owner: leadership
    sponsor: Managing director
    teams: {leadership: 0.8 fte}
    goals: [no-wait]
    description: >-
      A new site with services of its own for people who cannot reach us today.
    start: ${on(0)}
    end: ${on(700)}
    review: quarterly
    funding: capital
    budget: 1.2M
    measures:
      - {name: People served across the river, kind: outcome, baseline: 0, target: 900, unit: a year, every: quarterly}
    milestones:
      - {title: Lease signed, date: ${on(150)}}
      - {title: Staff hired, date: ${on(480)}}
      - {title: Doors open, date: ${on(700)}}
`;
}
