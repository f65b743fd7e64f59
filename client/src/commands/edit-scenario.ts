import * as vscode from 'vscode';
import {
  type EditScenarioParams,
  editScenario,
  type ScenarioAct,
} from '../../../server/src/protocol/scenario.ts';
import { tree } from '../../../server/src/protocol/tree.ts';
import { askTitle } from '../services/ask-title.ts';
import { type CommandId, commandIds } from '../services/contributions.ts';
import { newScenarioFile, scenarioHere, scenariosIn, shortName } from '../services/scenario-files.ts';
import { showScenarios } from '../what-if/panel.ts';
import type { Command } from './kit/command.ts';
import type { Services } from './kit/services.ts';
import { type Target, targetItems } from './kit/targets.ts';

/** Maximum number of attempts when the user keeps typing. */
const attempts = 3;

interface Said {
  readonly value?: string;
  readonly team?: string;
}

/** Adds to a scenario that the items are stopped. */
export const stopInScenario = command(commandIds.stopInScenario, 'stop', async () => ({}));

/** Asks for a day, and adds to a scenario that the items begin on it. */
export const beginInScenario = command(commandIds.beginInScenario, 'begin', async () => {
  const value = await vscode.window.showInputBox({
    prompt: vscode.l10n.t(
      'When would it begin? A day, a month, a quarter or a year: 2027-03-01, 2027-03, 2027-Q2, 2027',
    ),
  });
  return value === undefined ? undefined : { value: value.trim() };
});

/** Adds to a scenario that the items move to the other path. */
export const moveInScenario = command(commandIds.moveInScenario, 'move', async () => ({}));

/** Asks for a team and its capacity, and adds that to a scenario. */
export const capacityInScenario = command(commandIds.capacityInScenario, 'capacity', askCapacity);

function command(
  id: CommandId,
  act: ScenarioAct,
  ask: (services: Services, portfolio: string) => Promise<Said | undefined>,
): Command {
  return {
    id,
    run: async (services, args) => {
      const targets = await targetItems(services, args);
      const [first] = targets;
      if (first === undefined) return;
      if (targets.some(({ portfolio }) => portfolio !== first.portfolio)) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t(
            'These items belong to several portfolios, and a scenario to one. Choose items of one portfolio.',
          ),
        );
        return;
      }
      const said = await ask(services, first.portfolio);
      if (said !== undefined) await write(services, act, targets, said);
    },
  };
}

async function askCapacity({ connection }: Services, portfolio: string): Promise<Said | undefined> {
  const groups = await connection.request(tree, { portfolio, groupBy: 'team' });
  const picks = (groups?.nodes ?? []).flatMap(({ value, label }) =>
    value === undefined || value === '' ? [] : [{ value, label, description: value === label ? '' : value }],
  );
  const team = await vscode.window.showQuickPick(picks, {
    placeHolder: vscode.l10n.t('Which team would have fewer people?'),
  });
  if (team === undefined) return undefined;
  const value = await vscode.window.showInputBox({
    prompt: vscode.l10n.t('How much would {0} have free, in full-time people?', team.label),
    value: '1 fte',
  });
  return value === undefined ? undefined : { value: value.trim(), team: team.value };
}

async function write(
  { connection }: Services,
  act: ScenarioAct,
  targets: readonly Target[],
  said: Said,
): Promise<void> {
  const portfolio = targets[0]?.portfolio ?? '';
  if (portfolio.startsWith('untitled:')) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Save the portfolio first: a scenario is a file beside it.'),
    );
    return;
  }
  const file = await chooseScenario(portfolio);
  if (file === undefined) return;
  const own = targets.filter((target) => target.portfolio === portfolio).map(({ node }) => node.id);
  const what = { portfolio, act, targets: act === 'capacity' ? [] : [...new Set(own)], ...said };
  const problem = await writeInto(connection, file, what);
  if (problem !== undefined) {
    void vscode.window.showWarningMessage(problem);
    return;
  }
  await vscode.window.showTextDocument(file.uri, { preview: true, preserveFocus: true });
  const compare = vscode.l10n.t('Compare');
  const choice = await vscode.window.showInformationMessage(
    vscode.l10n.t('Written to the scenario {0}. The portfolio is unchanged.', shortName(file.uri)),
    compare,
  );
  if (choice === compare) await showScenarios(connection, portfolio, [file.uri]);
}

interface ScenarioFile {
  readonly uri: vscode.Uri;
  /** Name for a scenario file that does not exist yet. */
  readonly name?: string;
}

/**
 * Computes the change for the current text and applies it to that version only. Returns the reason for a refusal,
 * undefined on success.
 */
async function writeInto(
  connection: Services['connection'],
  file: ScenarioFile,
  what: Omit<EditScenarioParams, 'text' | 'name'>,
): Promise<string | undefined> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const document = file.name === undefined ? await vscode.workspace.openTextDocument(file.uri) : undefined;
    const version = document?.version;
    const name = file.name === undefined ? {} : { name: file.name };
    const answer = await connection.request(editScenario, {
      ...what,
      ...name,
      text: document?.getText() ?? null,
    });
    if (answer === undefined)
      return vscode.l10n.t('Nothing was changed: the Twotrack server gave no answer.');
    if ('refused' in answer) return answer.refused;
    // The user typed meanwhile: compute the change again for the new text.
    if (document?.version !== version || document?.isClosed === true) continue;
    const edit = new vscode.WorkspaceEdit();
    if (document === undefined)
      edit.createFile(file.uri, { contents: new TextEncoder().encode(answer.text) });
    for (const { range, newText } of document === undefined ? [] : answer.edits)
      edit.replace(
        file.uri,
        new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character),
        newText,
      );
    if (await vscode.workspace.applyEdit(edit)) return undefined;
  }
  return vscode.l10n.t(
    'Nothing was changed: the text has changed meanwhile, or the file cannot be written. Try again.',
  );
}

/** Asks for a scenario of the portfolio, or for the path and name of a new one. */
async function chooseScenario(portfolio: string): Promise<ScenarioFile | undefined> {
  const here = scenarioHere()?.uri.toString();
  const all = await scenariosIn(portfolio);
  const sorted = [...all].sort((a, b) => Number(b.toString() === here) - Number(a.toString() === here));
  const picks: (vscode.QuickPickItem & { readonly uri?: vscode.Uri })[] = sorted.map((uri) => ({
    uri,
    label: shortName(uri),
    description: vscode.workspace.asRelativePath(uri),
  }));
  picks.push({ label: vscode.l10n.t('New scenario…'), iconPath: new vscode.ThemeIcon('add') });
  const picked =
    all.length === 0
      ? picks[0]
      : await vscode.window.showQuickPick(picks, { placeHolder: vscode.l10n.t('In which scenario?') });
  if (picked === undefined) return undefined;
  if (picked.uri !== undefined) return { uri: picked.uri };
  const name = await askTitle(
    vscode.l10n.t('New Scenario'),
    vscode.l10n.t('What would be different, in a few words?'),
  );
  return name === undefined ? undefined : { uri: await newScenarioFile(portfolio, name), name };
}
