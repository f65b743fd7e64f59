/** Evaluates a portfolio with an open scenario applied. */
import type { Portfolio } from '../core/model/portfolio.ts';
import { scenarioIn } from '../edits/scenario/read-scenario.ts';
import type { ScenarioProblem } from '../edits/scenario/scenario.ts';
import { applyScenario, revertScenario } from './overlay.ts';
import type { Session } from './session.ts';

/**
 * Calls `look` while a scenario is applied to a portfolio, as far as possible, and reverts it afterwards. `look` gets
 * the scenario's name and its problems in text order, and must be synchronous.
 */
export function overScenario<T>(
  session: Session,
  portfolio: Portfolio,
  text: string,
  look: (name: string, problems: readonly ScenarioProblem[]) => T,
): T {
  const { scenario, problems } = scenarioIn(text);
  const ground = { portfolio, analysis: session.analysisOf(portfolio) };
  const overlay = applyScenario(ground, scenario);
  try {
    const all = [...problems, ...overlay.problems].sort((a, b) => a.span.start - b.span.start);
    return look(scenario.name, all);
  } finally {
    revertScenario(ground, overlay);
    ground.analysis.update();
  }
}
