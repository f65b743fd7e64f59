/** What the suites share. Every wait is for a condition, and names it if it never comes. */
import * as vscode from 'vscode';

/** Timeout of a wait in ms. */
const PATIENCE = 30_000;
/** Pause between two questions in ms, where no event tells of an answer. */
const PAUSE = 30;

type Look<T> = () => T | undefined | false | Promise<T | undefined | false>;

/** What VS Code tells of: findings, tabs with their titles, editors, documents and folders. */
const changes: readonly ((listener: () => void) => vscode.Disposable)[] = [
  (listener) => vscode.languages.onDidChangeDiagnostics(listener),
  (listener) => vscode.window.tabGroups.onDidChangeTabs(listener),
  (listener) => vscode.window.onDidChangeActiveTextEditor(listener),
  (listener) => vscode.workspace.onDidOpenTextDocument(listener),
  (listener) => vscode.workspace.onDidChangeTextDocument(listener),
  (listener) => vscode.workspace.onDidChangeWorkspaceFolders(listener),
];

/**
 * Waits until `look` returns something other than undefined or false, and returns that. Looks again after every event
 * that VS Code sends; for anything else use `untilAsked`.
 * @throws Error that names `what` after the timeout
 */
export async function until<T>(what: string, look: Look<T>): Promise<T> {
  let wake = (): void => {};
  const subscriptions = changes.map((subscribe) => subscribe(() => wake()));
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    wake();
  }, PATIENCE);
  try {
    for (;;) {
      const changed = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const found = await look();
      if (found !== undefined && found !== false) return found;
      if (isLate) throw new Error(`It did not come to this: ${what}`);
      await changed;
    }
  } finally {
    clearTimeout(timer);
    for (const each of subscriptions) each.dispose();
  }
}

/**
 * Asks again and again until the answer is something other than undefined or false, and returns that: for what no event
 * tells of, such as processes, the disk, and answers of the server.
 * @throws Error that names `what` after the timeout
 */
export async function untilAsked<T>(what: string, look: Look<T>): Promise<T> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`It did not come to this: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

/** The URI of a file of the workspace's first folder, or of the folder named. */
export function file(path: string, folder = 0): vscode.Uri {
  const base = vscode.workspace.workspaceFolders?.[folder];
  if (base === undefined) throw new Error(`The window has no folder ${folder}`);
  return vscode.Uri.joinPath(base.uri, path);
}

/** Shows a file in the editor. */
export async function show(path: string, folder = 0): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(file(path, folder), { preview: false });
}

/** The findings of a file as the editor has them now. */
export function findings(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'twotrack');
}

/** The rule of a finding. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** The rules that found something in a file, sorted. */
export function rules(uri: vscode.Uri): readonly string[] {
  return findings(uri).map(ruleOf).sort();
}

/** Waits for a finding of a rule. */
export function finding(uri: vscode.Uri, rule: string): Promise<vscode.Diagnostic> {
  return until(`a finding of ${rule}`, () => findings(uri).find((each) => ruleOf(each) === rule));
}

/** Waits until a rule finds nothing more in a file. */
export function noFinding(uri: vscode.Uri, rule: string): Promise<boolean> {
  return until(`no finding of ${rule}`, () => !rules(uri).includes(rule));
}

/** The fixes offered at a place, with their edits. */
export async function fixesAt(uri: vscode.Uri, range: vscode.Range): Promise<readonly vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
    20,
  );
}

/** Applies the fix of that title as the editor would. */
export async function fix(uri: vscode.Uri, { range }: vscode.Diagnostic, title: string): Promise<void> {
  const offered = await fixesAt(uri, range);
  const chosen = offered.find((action) => action.title === title);
  if (chosen?.edit === undefined) {
    throw new Error(`No fix “${title}” with an edit among: ${offered.map((each) => each.title).join('; ')}`);
  }
  if (!(await vscode.workspace.applyEdit(chosen.edit))) throw new Error(`“${title}” could not be applied`);
}

/** Types text in place of the first occurrence of another. */
export async function replace(editor: vscode.TextEditor, before: string, after: string): Promise<void> {
  const { document } = editor;
  const at = document.getText().indexOf(before);
  if (at < 0) throw new Error(`“${before}” does not occur`);
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + before.length));
  await editor.edit((edit) => edit.replace(range, after));
}

/** A file's text on disk. */
export async function onDisk(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/** Writes a file past the editor. */
export async function write(uri: vscode.Uri, content: string | Uint8Array): Promise<void> {
  await vscode.workspace.fs.writeFile(
    uri,
    typeof content === 'string' ? new TextEncoder().encode(content) : content,
  );
}
