/** Finds the scenarios of a portfolio: files below its folder that end in `.scenario.portfolio`. */
import * as vscode from 'vscode';
import { portfolioEndings } from './contributions.ts';
import { findFiles } from './workspace-files.ts';

const ENDING = /\.scenario\.portfolio(?:\.ya?ml)?$/;

/** Checks whether a file is a scenario. */
export const isScenario = (uri: vscode.Uri): boolean => ENDING.test(uri.path);

/** Returns the file name of a scenario without its suffix. */
export const shortName = (uri: vscode.Uri): string => (uri.path.split('/').at(-1) ?? '').replace(ENDING, '');

/** Lists the scenarios below a folder, sorted by path. */
export async function scenariosIn(folder: string): Promise<readonly vscode.Uri[]> {
  const endings = portfolioEndings.map((ending) => `.scenario${ending}`);
  const { uris } = await findFiles({ folder, endings });
  return uris.map((uri) => vscode.Uri.parse(uri)).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Returns the URI of a new scenario file; never that of an existing file. */
export async function newScenarioFile(folder: string, name: string): Promise<vscode.Uri> {
  const stem =
    name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'what-if';
  const taken = new Set((await scenariosIn(folder)).map(({ path }) => path));
  for (let n = 1; ; n++) {
    const file = `${stem}${n === 1 ? '' : `-${n}`}.scenario.portfolio`;
    const uri = vscode.Uri.joinPath(vscode.Uri.parse(folder), 'scenarios', file);
    if (!taken.has(uri.path)) return uri;
  }
}

/** Returns the scenario in the editor that has or last had the focus. */
export function scenarioHere(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document !== undefined && isScenario(document.uri) ? document : undefined;
}

/** Returns a scenario's file and text, unsaved changes included, as the server expects them. */
export async function textOf(uri: vscode.Uri): Promise<{ readonly file: string; readonly text: string }> {
  const document = await vscode.workspace.openTextDocument(uri);
  return { file: vscode.workspace.asRelativePath(uri), text: document.getText() };
}
