/** Runs commands so that no error of ours reaches a person raw: VS Code would show its words as they are. */
import * as vscode from 'vscode';
import type { Command } from './command.ts';
import type { Services } from './services.ts';

/** Runs a command; what goes wrong is said in a sentence, and the whole of it stands in the output. */
export async function runCommand(
  services: Services,
  { id, run }: Command,
  args: readonly unknown[],
): Promise<void> {
  try {
    await run(services, args);
  } catch (error) {
    // Somebody thought better of it.
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
