/** Loads scenarios and their base portfolio from command line arguments. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { Day } from '../../core/text/days.ts';
import { decodeText } from '../../core/text/file-source.ts';
import { comparePaths, isPortfolioFile, isScenarioFile } from '../../core/text/paths.ts';
import { readScenario } from '../../edits/scenario/read-scenario.ts';
import type { Scenario, ScenarioProblem } from '../../edits/scenario/scenario.ts';
import { applyScenario } from '../../session/overlay.ts';
import type { Session } from '../../session/session.ts';
import { shownPath } from '../output/shown-path.ts';
import { plain, type Terminal, UsageError } from '../output/terminal.ts';
import { whyNot } from '../output/why-not.ts';
import { load } from './load.ts';

export interface ScenarioFile {
  /** As given on the command line. */
  readonly path: string;
  readonly scenario: Scenario;
}

/**
 * Reads scenarios. If one is invalid, reports each problem with file and line and returns null.
 * @throws UsageError if a file cannot be read
 */
export async function scenariosAt(
  paths: readonly string[],
  terminal: Terminal,
): Promise<readonly ScenarioFile[] | null> {
  const found: ScenarioFile[] = [];
  for (const path of paths) {
    if (!isScenarioFile(path))
      throw new UsageError(`${path}: the name of a scenario ends in .scenario.portfolio`);
    const read = readScenario(await textAt(path));
    if ('problems' in read) tellProblems(path, read.problems, terminal);
    else found.push({ path, scenario: read });
  }
  return found.length < paths.length ? null : found;
}

/** Reports the problems of a scenario, one per line. */
export function tellProblems(path: string, problems: readonly ScenarioProblem[], terminal: Terminal): void {
  for (const { line, message } of problems)
    terminal.err(`twotrack: ${plain(path)}:${line}: ${plain(message)}\n`);
}

async function textAt(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new UsageError(`${path}: cannot be read: ${whyNot(error)}`);
  });
  const read = decodeText(bytes);
  if ('problem' in read) throw new UsageError(`${path}: ${read.problem}`);
  return read.text;
}

export interface Base {
  readonly session: Session;
  readonly portfolio: Portfolio;
}

/**
 * Loads the base portfolio of scenarios: the one at `path`, else at their `base`, else around them.
 * @throws UsageError unless there is exactly one
 */
export async function baseOf(
  path: string | null,
  files: readonly ScenarioFile[],
  today: Day,
  terminal: Terminal,
): Promise<Base> {
  const places = path === null ? await Promise.all(files.map(placeOf)) : [path];
  const loaded = await load([...new Set(places)], today, terminal);
  const found = [...new Set(loaded.files.map(({ portfolio }) => portfolio))].sort((a, b) =>
    comparePaths(a.folder, b.folder),
  );
  const [portfolio, ...more] = found;
  if (portfolio === undefined) throw new UsageError('no portfolio was found that a scenario could change');
  if (more.length > 0)
    throw new UsageError(
      `scenarios are compared on one portfolio, but there are ${found.length}: ${found.map(({ folder }) => shownPath(folder)).join(', ')}`,
    );
  return { session: loaded.session, portfolio };
}

async function placeOf({ path, scenario: { base } }: ScenarioFile): Promise<string> {
  if (base === null) return around(path);
  const place = resolve(dirname(path), base);
  if (isScenarioFile(place))
    throw new UsageError(`${path}: base: ${base} is a scenario; a scenario is based on a portfolio`);
  if ((await stat(place).catch(() => null)) === null)
    throw new UsageError(`${path}: base: ${base} is not a file or folder, relative to the scenario`);
  return place;
}

/** Returns a portfolio file in the nearest folder around a file that contains one. */
async function around(path: string): Promise<string> {
  for (let at = dirname(resolve(path)); ; at = dirname(at)) {
    const names = await readdir(at).catch((): string[] => []);
    const first = names.filter(isPortfolioFile).sort(comparePaths)[0];
    if (first !== undefined) return join(at, first);
    if (names.includes('.git') || at === homedir() || at === dirname(at))
      throw new UsageError(`${path}: this scenario is not inside a portfolio; name one, or set base: in it`);
  }
}

/** Applies a scenario to a loaded portfolio. If that is impossible, reports why and returns false. */
export async function layScenarioOver(
  path: string,
  { session, portfolio }: Base,
  terminal: Terminal,
): Promise<boolean> {
  const [file] = (await scenariosAt([path], terminal)) ?? [];
  if (file === undefined) return false;
  const { problems } = applyScenario({ portfolio, analysis: session.analysisOf(portfolio) }, file.scenario);
  tellProblems(path, problems, terminal);
  return problems.length === 0;
}
