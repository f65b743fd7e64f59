/** Compares scenarios with their portfolio: applies each one in memory, takes its figures, and reverts it. */
import type { Scenario, ScenarioProblem } from '../edits/scenario/scenario.ts';
import { valueBefore } from '../edits/scenario/value-before.ts';
import { type Figures, figuresOf, type WhatIf, whatIf } from '../report/compare/what-if.ts';
import { reviewSource } from '../report/facts/source.ts';
import { applyScenario, type Ground, revertScenario } from './overlay.ts';

export interface Compared {
  readonly figures: Figures;
  /** In the order requested. Changes with problems are left out of the comparison. */
  readonly scenarios: readonly {
    readonly whatIf: WhatIf;
    readonly problems: readonly ScenarioProblem[];
    /** What the portfolio says where each change says something else, in the order of the changes. */
    readonly was: readonly (string | null)[];
  }[];
}

/** Compares scenarios with the portfolio, and leaves the portfolio unchanged. `name` is its display name. */
export function compared(
  ground: Ground,
  name: string,
  scenarios: readonly Pick<Scenario, 'changes'>[],
): Compared {
  const { portfolio, analysis } = ground;
  analysis.update();
  const before = reviewSource(portfolio, analysis, name);
  try {
    return {
      figures: figuresOf(before),
      scenarios: scenarios.map((scenario) => {
        const was = scenario.changes.map((change) => valueBefore(portfolio, change));
        const overlay = applyScenario(ground, scenario);
        try {
          return {
            whatIf: whatIf(before, reviewSource(portfolio, analysis, name)),
            problems: overlay.problems,
            was,
          };
        } finally {
          revertScenario(ground, overlay);
        }
      }),
    };
  } finally {
    analysis.update();
  }
}
