/** Keeps what rules find in a portfolio as a whole. */
import type { Block } from '../core/document/block.ts';
import { type Balance, loadsOf } from '../core/model/balance.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import type { UnratedFinding } from '../rules/kit/placed.ts';
import type { EntryFindings } from './entry-findings.ts';
import type { Environment } from './environment.ts';
import { portfolioPlace } from './portfolio-place.ts';
import { runPortfolioRules } from './run-rules.ts';
import { coveredAtSubject } from './suppress.ts';

export class PortfolioFindings {
  #all: readonly UnratedFinding[] = [];
  #byBlock: ReadonlyMap<Block, readonly UnratedFinding[]> = new Map();
  /** The block of `portfolio:`, where most of them stand. */
  #place: Block | undefined;

  get all(): readonly UnratedFinding[] {
    return this.#all;
  }

  in(block: Block): readonly UnratedFinding[] {
    return this.#byBlock.get(block) ?? [];
  }

  /**
   * Whether an edit that changes nothing for the findings moved them: their block is another one, or a key `portfolio`
   * further up takes the place of the one below.
   */
  areMisplaced(portfolio: Portfolio): boolean {
    if (this.#all.length === 0) return false;
    if (portfolioPlace(portfolio)?.block !== this.#place) return true;
    return this.#all.some(({ uri, block }) => (portfolio.files.get(uri)?.indexOf(block) ?? -1) < 0);
  }

  /** Runs the rules on the portfolio again. */
  check(portfolio: Portfolio, environment: Environment, balance: Balance, entries: EntryFindings): void {
    const { running, context, gather } = environment;
    const place = portfolioPlace(portfolio);
    this.#place = place?.block;
    const { settings } = portfolio;
    const loads = loadsOf(portfolio.index, context.period);
    this.#all =
      place === null
        ? []
        : runPortfolioRules(
            running,
            { ...context, portfolio, settings, balance, loads, gather },
            (rule) => countIn(portfolio, environment, entries, rule),
            place,
          );
    const byBlock = new Map<Block, UnratedFinding[]>();
    for (const finding of this.#all) {
      const others = byBlock.get(finding.block);
      if (others === undefined) byBlock.set(finding.block, [finding]);
      else others.push(finding);
    }
    this.#byBlock = byBlock;
  }
}

/** The entries in which a rule finds something that no comment above the entry accepts. */
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
