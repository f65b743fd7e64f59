/** Caches the findings of portfolio rules. */
import type { Block } from '../core/document/block.ts';
import { type Balance, loadsOf } from '../core/model/balance.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import type { Member } from '../core/model/stretches.ts';
import type { UnratedFinding } from '../rules/kit/placed.ts';
import type { EntryFindings } from './entry-findings.ts';
import type { Environment } from './environment.ts';
import { mixedMembers } from './mixed-members.ts';
import { portfolioPlace } from './portfolio-place.ts';
import { PortfolioRun } from './run-rules.ts';
import { coveredAtSubject } from './suppress.ts';

export class PortfolioFindings {
  #all: readonly UnratedFinding[] = [];
  #byBlock: ReadonlyMap<Block, readonly UnratedFinding[]> = new Map();
  /** The block of the key `portfolio`, where most of them are reported. */
  #place: Block | undefined;

  /** A run of the rules that is not finished, and what it depends on. */
  #interrupted: {
    readonly key: string;
    readonly environment: Environment;
    readonly run: PortfolioRun;
  } | null = null;

  get all(): readonly UnratedFinding[] {
    return this.#all;
  }

  in(block: Block): readonly UnratedFinding[] {
    return this.#byBlock.get(block) ?? [];
  }

  /**
   * Tells whether findings must be relocated after an edit that does not change them: their block was replaced, or an
   * earlier `portfolio` key took over.
   */
  areMisplaced(portfolio: Portfolio): boolean {
    if (this.#all.length === 0) return false;
    if (portfolioPlace(portfolio)?.block !== this.#place) return true;
    return this.#all.some(({ uri, block }) => (portfolio.files.get(uri)?.indexOf(block) ?? -1) < 0);
  }

  /**
   * Reruns the portfolio rules.
   * @throws OutOfTime; the next call with the same portfolio and settings goes on with the rule that was interrupted
   */
  check(portfolio: Portfolio, environment: Environment, balance: Balance, entries: EntryFindings): void {
    const place = portfolioPlace(portfolio);
    this.#place = place?.block;
    const key = `${portfolio.version} ${portfolio.index.revision} ${entries.verdictRevision} ${portfolio.settings.key}`;
    if (this.#interrupted?.key !== key || this.#interrupted.environment !== environment) {
      const { running, context, gather } = environment;
      const { settings } = portfolio;
      const loads = loadsOf(portfolio.index, context.period);
      let members: readonly Member[] | undefined;
      const mixed = (): readonly Member[] => (members ??= mixedMembers(portfolio, environment));
      const given = { ...context, portfolio, settings, balance, loads, gather, mixed };
      const inEntries = (rule: string): number => countIn(portfolio, environment, entries, rule);
      const run = place === null ? null : new PortfolioRun(running, given, inEntries, place);
      this.#interrupted = run === null ? null : { key, environment, run };
    }
    this.#all = this.#interrupted?.run.finish() ?? [];
    this.#interrupted = null;
    const byBlock = new Map<Block, UnratedFinding[]>();
    for (const finding of this.#all) {
      const others = byBlock.get(finding.block);
      if (others === undefined) byBlock.set(finding.block, [finding]);
      else others.push(finding);
    }
    this.#byBlock = byBlock;
  }
}

/** Counts the entries in which a rule has a finding that no comment above the entry accepts. */
function countIn(
  { index }: Portfolio,
  { checks, context }: Environment,
  entries: EntryFindings,
  rule: string,
): number {
  let count = 0;
  for (const ref of [...index.refs.item, ...index.refs.goal, ...index.refs.team]) {
    const found = [...checks.findings(ref, context), ...entries.of(ref)];
    if (found.some((each) => each.rule === rule) && !coveredAtSubject({ rule, ref }, context.today)) count++;
  }
  return count;
}
