/** The commands, in the order of the manifest. */
import * as vscode from 'vscode';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { copyId } from './copy-id.ts';
import { explainRule } from './explain-rule.ts';
import { clearFilter, filter } from './filter.ts';
import { groupBy } from './group-by.ts';
import { moveToNeither, moveToOperational, moveToStrategic, moveToTrack } from './move-to-track.ts';
import { newGoal } from './new-goal.ts';
import { newItem } from './new-item.ts';
import { openToSide } from './open-to-side.ts';
import { refresh } from './refresh.ts';
import { renameTitle } from './rename-title.ts';
import { restartServer } from './restart-server.ts';
import { revealItem } from './reveal-item.ts';
import { setStatus } from './set-status.ts';
import { showOutput } from './show-output.ts';
import { showTwoPaths } from './show-two-paths.ts';
import { sortBy } from './sort-by.ts';
import { splitItem } from './split-item.ts';

const commands: readonly Command[] = [
  revealItem,
  openToSide,
  moveToTrack,
  moveToOperational,
  moveToStrategic,
  moveToNeither,
  setStatus,
  renameTitle,
  splitItem,
  newItem,
  newGoal,
  copyId,
  showTwoPaths,
  refresh,
  groupBy,
  sortBy,
  filter,
  clearFilter,
  explainRule,
  restartServer,
  showOutput,
];

/** Registers them all. */
export function registerCommands(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    ...commands.map(({ id, run }) =>
      vscode.commands.registerCommand(id, (...args: unknown[]) => run(services, args)),
    ),
  );
}
