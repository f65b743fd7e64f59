/** Scenarios beside their portfolio: each laid over it, looked at, and lifted off again. */
import type { Scenario, ScenarioProblem } from '../edits/scenario/scenario.ts';
import { type Figures, figuresOf, type WhatIf, whatIf } from '../report/compare/what-if.ts';
import { reviewSource } from '../report/facts/source.ts';
import { type Ground, layOver, liftOff } from './overlay.ts';

export interface Compared {
  readonly figures: Figures;
  /** In the order asked for. Where there are problems, the rest of the scenario was looked at without those changes. */
  readonly scenarios: readonly { readonly whatIf: WhatIf; readonly problems: readonly ScenarioProblem[] }[];
}

/** Compares scenarios with the portfolio as it is. Afterwards everything is as it was; `name` is what people call it. */
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
        const overlay = layOver(ground, scenario);
        try {
          return {
            whatIf: whatIf(before, reviewSource(portfolio, analysis, name)),
            problems: overlay.problems,
          };
        } finally {
          liftOff(ground, overlay);
        }
      }),
    };
  } finally {
    analysis.update();
  }
}
