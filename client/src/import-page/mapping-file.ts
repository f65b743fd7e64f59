/** Reads the file beside a portfolio that stores the import mapping: `plan.import.yaml` for `plan.portfolio`. */
import * as vscode from 'vscode';

export interface MappingFile {
  readonly uri: vscode.Uri;
  readonly text: string;
}

export const mappingFileOf = (portfolio: vscode.Uri): vscode.Uri =>
  portfolio.with({ path: `${portfolio.path.replace(/\.portfolio(?:\.ya?ml)?$/, '')}.import.yaml` });

/** Returns the stored mapping, unsaved edits included; undefined if there is no such file. */
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
