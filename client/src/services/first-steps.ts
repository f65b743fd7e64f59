/** The steps of the walkthrough that are told by what was done and not by a command that was called: it may be cancelled. */
import * as vscode from 'vscode';
import { contextKeys } from './contributions.ts';
import type { Portfolios } from './portfolios.ts';

type Step = 'begun' | 'split' | 'balanced';

/** Ticks a step off. */
export async function stepDone(step: Step): Promise<void> {
  await vscode.commands.executeCommand('setContext', contextKeys[step], true);
}

/** Ticks off what the open portfolios show: that there is one, and that its balance is stated. */
export function followFirstSteps(portfolios: Portfolios): vscode.Disposable {
  const done = new Set<Step>();
  return portfolios.onChanged(() => {
    const steps: readonly (readonly [Step, boolean])[] = [
      // The example of a mixed item is no portfolio of one's own.
      ['begun', portfolios.all.some(({ portfolio }) => !portfolio.startsWith('untitled:'))],
      ['balanced', portfolios.all.some(({ balance }) => (balance?.target ?? null) !== null)],
    ];
    for (const [step, is] of steps) {
      if (!is || done.has(step)) continue;
      done.add(step);
      void stepDone(step);
    }
  });
}
