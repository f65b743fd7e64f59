/** Runs commands and catches their errors, which VS Code would otherwise show raw. */
import * as vscode from 'vscode';
import type { Command } from './command.ts';
import type { Services } from './services.ts';

/** Runs a command. Reports an error as one sentence, and logs the details to the output channel. */
export async function runCommand(
  services: Services,
  { id, run }: Command,
  args: readonly unknown[],
): Promise<void> {
  try {
    await run(services, args);
  } catch (error) {
    // The user cancelled.
    if (error instanceof vscode.CancellationError) return;
    const { output } = services;
    output.error(`${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    void tellOf(output, error);
  }
}

async function tellOf(output: vscode.LogOutputChannel, error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  const show = vscode.l10n.t('Show output');
  const choice = await vscode.window.showErrorMessage(
    vscode.l10n.t('That could not be done: {0}', reason),
    show,
  );
  if (choice === show) output.show(true);
}
