/** The file beside a portfolio that keeps how its sheet is read: `plan.import.yaml` of `plan.portfolio`. */
import * as vscode from 'vscode';

export interface MappingFile {
  readonly uri: vscode.Uri;
  readonly text: string;
}

export const mappingFileOf = (portfolio: vscode.Uri): vscode.Uri =>
  portfolio.with({ path: `${portfolio.path.replace(/\.portfolio(?:\.ya?ml)?$/, '')}.import.yaml` });

/** What was kept; undefined where there is no such file. What is being edited counts as it stands. */
export async function readMapping(portfolio: vscode.Uri): Promise<MappingFile | undefined> {
  const uri = mappingFileOf(portfolio);
  const open = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  if (open !== undefined) return { uri, text: open.getText() };
  try {
    return { uri, text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) };
  } catch {
    return undefined;
  }
}
