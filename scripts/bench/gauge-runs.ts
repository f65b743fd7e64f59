/**
 * Counts how often the blocks of the code run while it does the work of the gauge. Unlike CPU time the count is the same
 * on an idle machine and on a busy one, to less than a thousandth.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../run.ts';

/** Ratio of new to old from which the work counts as more: below a tenth, since the count hardly varies. */
const MORE = 1.08;
/** Number of functions that are named. */
const NAMED = 5;
/** Time limit of a count in ms, many times what it takes on a busy machine. */
const PATIENCE = 180_000;

/** Runs of blocks by function, as `path: name`. */
export type Runs = Readonly<Record<string, number>>;

export interface Growth {
  readonly before: number;
  readonly now: number;
  /** True if it is a tenth more, or nearly. */
  readonly isMore: boolean;
  /** The functions whose blocks ran more often than before, those with the most additional runs first. */
  readonly most: readonly { readonly name: string; readonly runs: number }[];
}

/**
 * Counts the runs of the code in a folder.
 * @throws if it cannot do the work
 */
export async function runsIn(folder: string): Promise<Runs> {
  const script = join(root, 'scripts/bench/gauge-work.ts');
  const options = { maxBuffer: 1 << 28, timeout: PATIENCE };
  const { stdout } = await promisify(execFile)(process.execPath, [script, folder, '--count'], options);
  return JSON.parse(stdout) as Runs;
}

/** Compares the runs of two versions. */
export function growth(before: Runs, now: Runs): Growth {
  const sum = (runs: Runs): number => Object.values(runs).reduce((total, count) => total + count, 0);
  const [old, fresh] = [sum(before), sum(now)];
  const most = Object.entries(now)
    .map(([name, runs]) => ({ name, runs: runs - (before[name] ?? 0) }))
    .filter(({ runs }) => runs > 0)
    .sort((a, b) => b.runs - a.runs)
    .slice(0, NAMED);
  return { before: old, now: fresh, isMore: fresh > MORE * old, most };
}
