/**
 * Completes the walkthrough steps that depend on a result. A command as completion event would not do: the user may
 * cancel it.
 */
import * as vscode from 'vscode';
import { contextKeys } from './contributions.ts';
import type { Portfolios } from './portfolios.ts';

type Step = 'begun' | 'split' | 'balanced';

/** Marks a step as done. */
export async function stepDone(step: Step): Promise<void> {
  await vscode.commands.executeCommand('setContext', contextKeys[step], true);
}

/** Marks steps as done that the open portfolios prove: that there is one, and that its balance is stated. */
export function followFirstSteps(portfolios: Portfolios): vscode.Disposable {
  const done = new Set<Step>();
  return portfolios.onChanged(() => {
    const steps: readonly (readonly [Step, boolean])[] = [
      // Ignore untitled portfolios: the example of a mixed item is not the user's own.
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
