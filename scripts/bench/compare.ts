/**
 * Benchmarks the comparison of three scenarios with their portfolio, in CPU and wall-clock time, after the portfolio
 * has been parsed and judged: the first comparison in a process, as in `twotrack compare`, and later ones, as for the
 * page in an editor.
 *
 *   node scripts/bench/compare.ts [--items 1000] [--runs 10]
 *   node --cpu-prof scripts/bench/compare.ts
 */
import { parseArgs } from 'node:util';
import { readDate } from '../../server/src/core/language/scalars.ts';
import type { FileSource } from '../../server/src/core/text/file-source.ts';
import { readScenario } from '../../server/src/edits/scenario/read-scenario.ts';
import { compared } from '../../server/src/session/compared.ts';
import { Session } from '../../server/src/session/session.ts';
import { portfolioText } from './fixture.ts';

const { values: options } = parseArgs({
  options: { items: { type: 'string', default: '1000' }, runs: { type: 'string', default: '10' } },
});
const HOME = 'file:///bench';
const text = portfolioText(Number(options.items));
const source: FileSource = {
  find: async () => [`${HOME}/bench.portfolio`],
  list: async () => ({ files: [], last: true }),
  read: async () => ({ text }),
};
const today = readDate('2027-09-15');
if (!today.ok) throw new Error('no such day');
const session = new Session(source, today.value.first);

/** Three typical scenarios: stop some items; begin one and move another; reduce a team's capacity and split an item. */
const scenarios = [
  `scenario: Fewer at once
items:
  - {id: item-4, status: stopped}
  - {id: item-504, status: stopped}
  - {id: item-904, status: stopped}
`,
  `scenario: A new one in March, and one on the other path
items:
  - id: night-clinic
    title: Open a clinic for the night
    track: strategic
    status: planned
    start: 2028-03
    teams: {team-3: 2 fte}
  - {id: item-21, track: strategic}
  - {id: item-924, start: 2027-03, end: 2029-06}
`,
  `scenario: Two people less, and another split
balance: {operational: 50%}
teams:
  - {id: team-3, capacity: 8 fte}
`,
].map((each) => {
  const read = readScenario(each);
  if ('problems' in read) throw new Error(read.problems[0]?.message);
  return read;
});

/** Returns the CPU time of all threads of this process so far, in ms. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

await session.workspace.openFolder(HOME);
session.settle();
const portfolio = [...session.workspace.portfolios.values()][0];
if (portfolio === undefined) throw new Error('no portfolio');
const ground = { portfolio, analysis: session.analysisOf(portfolio) };
const name = session.nameOf(portfolio);
const times: { readonly cpu: number; readonly clock: number }[] = [];
for (let run = 0; run <= Number(options.runs); run++) {
  const [before, start] = [cpu(), performance.now()];
  const { scenarios: found } = compared(ground, name, scenarios);
  times.push({ cpu: cpu() - before, clock: performance.now() - start });
  const problem = found.flatMap(({ problems }) => problems)[0];
  if (problem !== undefined) throw new Error(problem.message);
}
const [first, ...rest] = times;
const middle = (of: 'cpu' | 'clock'): string =>
  (rest.map((each) => each[of]).sort((a, b) => a - b)[Math.floor(rest.length / 2)] ?? 0).toFixed(0);
console.log(
  `${options.items} items, three scenarios: first ${first?.cpu.toFixed(0)} ms CPU, ${first?.clock.toFixed(0)} ms; then ${middle('cpu')} ms CPU, ${middle('clock')} ms`,
);
