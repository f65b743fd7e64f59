/**
 * Fails if a fixed amount of work costs about a tenth more than in an earlier version of the code: if the blocks of the
 * code run 8% more often, and not in less time, or if it takes clearly more CPU time. The count is exact; CPU time is
 * not, but also sees what the count does not: built-in functions, and the collection of garbage. Both versions run here
 * alternately, so that no figure from another machine is needed, and other load slows down both. Where CPU time is in
 * doubt it passes, and prints what it measured.
 *
 *   node scripts/bench/gauge.ts [REVISION]    else GAUGE_BASE, else the commit before this one
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { root } from '../run.ts';
import { type Growth, growth, runsIn } from './gauge-runs.ts';

const program = promisify(execFile);
const git = async (...args: readonly string[]): Promise<string> =>
  (await program('git', [...args], { cwd: root, maxBuffer: 1 << 28 })).stdout;

/** Thresholds for the ratio of new to old: every measurement must exceed `TENTH`, and their median `CLEARLY`. */
const TENTH = 1.1;
const CLEARLY = 1.15;
/** Number of measurements that must agree. The first that does not ends the run. */
const LOOKS = 3;
/** Pairs of rounds per measurement, one of each version, after some warm-up rounds. */
const PAIRS = 5;
const WARM = 2;
/** Number of measurements that must agree that more runs take less time. */
const FASTER = 2;
/** Time limit of measuring CPU time, in ms. */
const PATIENCE = 25_000;

export interface Reading {
  readonly before: number;
  readonly now: number;
  readonly ratio: number;
  /** The largest of the three estimates of which `ratio` is the smallest. */
  readonly most: number;
}

/**
 * Compares the times of paired rounds, in ms. Every estimator has its own noise, so the ratio is the smallest of three:
 * the median of the pairs' ratios, the ratio of medians, the ratio of minima.
 */
export function compared(before: readonly number[], now: readonly number[]): Reading {
  const pairs = median(now.map((each, i) => each / (before[i] ?? each)));
  const ratios = [pairs, median(now) / median(before), Math.min(...now) / Math.min(...before)];
  return {
    before: median(before),
    now: median(now),
    ratio: Math.min(...ratios),
    most: Math.max(...ratios),
  };
}

/** Checks whether enough measurements agree that the work became slower, and by enough. */
export function clearlySlower(ratios: readonly number[]): boolean {
  return ratios.length >= LOOKS && ratios.every((ratio) => ratio > TENTH) && median(ratios) > CLEARLY;
}

/** Checks whether all measurements agree that the work became faster, by every estimate. */
export function clearlyFaster(readings: readonly Pick<Reading, 'most'>[]): boolean {
  return readings.length >= FASTER && readings.every(({ most }) => most < 1);
}

const median = (all: readonly number[]): number =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;

/** A process that does the work once per request, with the code in a folder. */
class Worker {
  readonly #child: ChildProcess;
  readonly #answers: AsyncIterator<string>;
  readonly #late: Promise<never>;

  /** @param late promise that rejects when the time is up */
  constructor(folder: string, late: Promise<never>) {
    this.#late = late;
    const script = join(root, 'scripts/bench/gauge-work.ts');
    this.#child = spawn(process.execPath, [script, folder], { stdio: ['pipe', 'pipe', 'ignore'] });
    const { stdin, stdout } = this.#child;
    if (stdout === null) throw new Error('no output');
    // A process that fails to load the code has exited before the first request; the missing answer reports that.
    stdin?.on('error', () => {});
    this.#answers = createInterface({ input: stdout })[Symbol.asyncIterator]();
  }

  /**
   * Returns the CPU time of a round in ms.
   * @throws if the code cannot do the work, or the time is up
   */
  async round(): Promise<number> {
    this.#child.stdin?.write('\n');
    const { value, done } = await Promise.race([this.#answers.next(), this.#late]);
    if (done === true) throw new Error('it cannot do the work');
    return Number(value);
  }

  stop(): void {
    this.#child.kill();
  }
}

/** Measures rounds of both versions alternately. */
async function measured(old: Worker, fresh: Worker, pairs: number): Promise<Reading> {
  const [before, now]: [number[], number[]] = [[], []];
  for (let pair = 0; pair < pairs; pair++) {
    before.push(await old.round());
    now.push(await fresh.round());
  }
  return compared(before, now);
}

/** Checks out the server of an earlier commit, and links it to the installed modules. */
async function checkedOut(revision: string, folder: string): Promise<void> {
  const archive = join(folder, 'server.tar');
  await git('archive', '--format=tar', `--output=${archive}`, revision, 'server', 'package.json');
  await program('tar', ['-xf', archive, '-C', folder]);
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
}

/** Creates a promise that rejects when the time is up; call `clear` to let the process exit earlier. */
function deadline(): { readonly late: Promise<never>; clear(): void } {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeIsUp()), PATIENCE);
  });
  late.catch(() => {});
  return { late, clear: () => clearTimeout(timer) };
}

class TimeIsUp extends Error {}

/** Measures until one measurement does not find what is looked for, or enough do. */
async function looks(
  old: Worker,
  fresh: Worker,
  most: number,
  finds: (reading: Reading) => boolean,
): Promise<Reading[]> {
  await measured(old, fresh, WARM);
  const readings: Reading[] = [];
  do readings.push(await measured(old, fresh, PAIRS));
  while (readings.length < most && readings.every(finds));
  return readings;
}

/** Returns the exit code: 0 also if there is nothing to compare with, after a message. */
export async function gauge(wished: string | undefined): Promise<number> {
  const revision = wished || process.env['GAUGE_BASE'] || 'HEAD~1';
  const folder = await mkdtemp(join(tmpdir(), 'twotrack-gauge-'));
  try {
    const before = await checkedOut(revision, folder).then(
      () => runsIn(folder),
      () => null,
    );
    if (before === null) {
      console.log(`gauge: nothing to compare with at ${revision}, so nothing is compared`);
      return 0;
    }
    const runs = growth(before, await runsIn(root));
    tellRuns(runs, revision);
    return (await timed(folder, revision, runs.isMore)) ? 1 : 0;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function tellRuns({ before, now, isMore, most }: Growth, revision: string): void {
  const ratio = (now / before).toFixed(3);
  console.log(`gauge: ${now} runs of blocks, ${before} at ${revision}: ${ratio}`);
  if (isMore) for (const { name, runs } of most) console.log(`gauge:   ${runs} more in ${name}`);
}

/**
 * Compares CPU time with the version in `folder`; returns whether the work became slower. `isMore`: it is more work, so
 * that only less time speaks for it.
 */
async function timed(folder: string, revision: string, isMore: boolean): Promise<boolean> {
  const { late, clear } = deadline();
  const [old, fresh] = [new Worker(folder, late), new Worker(root, late)];
  try {
    const readings = isMore
      ? await looks(old, fresh, FASTER, ({ most }) => most < 1)
      : await looks(old, fresh, LOOKS, ({ ratio }) => ratio > TENTH);
    for (const { now, before, ratio, most } of readings)
      console.log(
        `gauge: ${now.toFixed(0)} ms of CPU time, ${before.toFixed(0)} ms at ${revision}: ${ratio.toFixed(3)} to ${most.toFixed(3)}`,
      );
    const slower = isMore ? !clearlyFaster(readings) : clearlySlower(readings.map(({ ratio }) => ratio));
    if (slower)
      console.log(
        `gauge: ${isMore ? 'more work, and not in less time' : 'slower, each time it was looked at'}`,
      );
    return slower;
  } catch (error) {
    if (!(error instanceof TimeIsUp)) throw error;
    const outcome = isMore
      ? 'so that the count alone decides: it is more work'
      : 'so CPU time is not compared';
    console.log(`gauge: no answer on CPU time within ${PATIENCE / 1000} s, ${outcome}`);
    return isMore;
  } finally {
    clear();
    for (const worker of [old, fresh]) worker.stop();
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exitCode = await gauge(process.argv[2]);
