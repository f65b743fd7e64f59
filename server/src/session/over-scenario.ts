/** What is asked of a portfolio as a scenario would make it, while that is being written. */
import type { Portfolio } from '../core/model/portfolio.ts';
import { scenarioIn } from '../edits/scenario/read-scenario.ts';
import type { ScenarioProblem } from '../edits/scenario/scenario.ts';
import { layOver, liftOff } from './overlay.ts';
import type { Session } from './session.ts';

/**
 * Looks at a portfolio with a scenario laid over it, as far as that can be taken; afterwards everything is as it was.
 * `look` gets the name of the scenario and what is wrong in it, in the order of its text, and must not wait.
 */
export function overScenario<T>(
  session: Session,
  portfolio: Portfolio,
  text: string,
  look: (name: string, problems: readonly ScenarioProblem[]) => T,
): T {
  const { scenario, problems } = scenarioIn(text);
  const ground = { portfolio, analysis: session.analysisOf(portfolio) };
  const overlay = layOver(ground, scenario);
  try {
    const all = [...problems, ...overlay.problems].sort((a, b) => a.span.start - b.span.start);
    return look(scenario.name, all);
  } finally {
    liftOff(ground, overlay);
    ground.analysis.update();
  }
}
