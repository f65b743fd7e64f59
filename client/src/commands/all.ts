/** Maps the names in `commandIds` to commands; a missing command is a compile error. */
import * as vscode from 'vscode';
import type { commandIds } from '../services/contributions.ts';
import { acceptFinding } from './accept-finding.ts';
import { addItem } from './add-item.ts';
import { beginCatchball } from './begin-catchball.ts';
import { calibrate } from './calibrate.ts';
import { classifyList } from './classify-list.ts';
import { compareScenarios } from './compare-scenarios.ts';
import { copyId } from './copy-id.ts';
import { editItem } from './edit-item.ts';
import { beginInScenario, capacityInScenario, moveInScenario, stopInScenario } from './edit-scenario.ts';
import { explainRule } from './explain-rule.ts';
import { explainVerdict } from './explain-verdict.ts';
import { clearFilter, filter } from './filter.ts';
import { groupBy } from './group-by.ts';
import { holdReview } from './hold-review.ts';
import { importSheet } from './import-sheet.ts';
import type { Command } from './kit/command.ts';
import { runCommand } from './kit/run.ts';
import type { Services } from './kit/services.ts';
import { moveToFile } from './move-to-file.ts';
import { moveToNeither, moveToOperational, moveToStrategic, moveToTrack } from './move-to-track.ts';
import { newGoal } from './new-goal.ts';
import { newItem } from './new-item.ts';
import { newPortfolio } from './new-portfolio.ts';
import { openA3, saveA3 } from './open-a3.ts';
import { openExample } from './open-example.ts';
import { openToSide } from './open-to-side.ts';
import { openWall } from './open-wall.ts';
import {
  copyPicture,
  savePictureAsHtml,
  savePictureAsPdf,
  savePictureAsPowerPoint,
  savePictureAsSvg,
  showCard,
} from './picture-menu.ts';
import { agreeRound, answerRound, proposeRound } from './play-round.ts';
import { prepareReview } from './prepare-review.ts';
import { publishScenario } from './publish-scenario.ts';
import { refresh } from './refresh.ts';
import { renameTitle } from './rename-title.ts';
import { restartServer } from './restart-server.ts';
import { revealItem } from './reveal-item.ts';
import {
  openReviewAsMarkdown,
  refreshReview,
  saveReview,
  saveReviewAsPdf,
  saveReviewAsPowerPoint,
} from './review-menu.ts';
import { setBalance } from './set-balance.ts';
import { setGoal } from './set-goal.ts';
import { setStatus } from './set-status.ts';
import { setTeam } from './set-team.ts';
import { showMine } from './show-mine.ts';
import { showMixedItem } from './show-mixed-item.ts';
import { showOutput } from './show-output.ts';
import { showReferences } from './show-references.ts';
import { showTwoPaths } from './show-two-paths.ts';
import { sortBy } from './sort-by.ts';
import { splitItem } from './split-item.ts';
import { useToday } from './use-today.ts';

const commands: Readonly<Record<keyof typeof commandIds, Command>> = {
  newPortfolio,
  classifyList,
  importSheet,
  revealItem,
  openToSide,
  moveToTrack,
  moveToFile,
  moveToOperational,
  moveToStrategic,
  moveToNeither,
  setStatus,
  setGoal,
  setTeam,
  renameTitle,
  splitItem,
  editItem,
  calibrate,
  addItem,
  newItem,
  newGoal,
  setBalance,
  copyId,
  showMixedItem,
  showTwoPaths,
  prepareReview,
  holdReview,
  showMine,
  openWall,
  openA3,
  saveA3,
  beginCatchball,
  answerRound,
  proposeRound,
  agreeRound,
  compareScenarios,
  publishScenario,
  stopInScenario,
  beginInScenario,
  moveInScenario,
  capacityInScenario,
  refreshReview,
  saveReview,
  saveReviewAsPdf,
  saveReviewAsPowerPoint,
  openReviewAsMarkdown,
  showCard,
  copyPicture,
  savePictureAsSvg,
  savePictureAsHtml,
  savePictureAsPdf,
  savePictureAsPowerPoint,
  openExample,
  acceptFinding,
  useToday,
  refresh,
  groupBy,
  sortBy,
  filter,
  clearFilter,
  explainVerdict,
  showReferences,
  explainRule,
  restartServer,
  showOutput,
};

/** Registers all commands. */
export function registerCommands(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.values(commands).map((command) =>
      vscode.commands.registerCommand(command.id, (...args: unknown[]) =>
        runCommand(services, command, args),
      ),
    ),
  );
}
