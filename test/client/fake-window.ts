/** A window of VS Code with texts in it, for modules that open, change and close them. Import it before the module. */
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { stubName } from './vscode-stub.ts';

interface Place {
  readonly line: number;
  readonly character: number;
}
interface Change {
  readonly range: { readonly start: Place; readonly end: Place };
  readonly newText: string;
}
interface AnyEdit {
  entries(): readonly (readonly [{ toString(): string }, readonly Change[]])[];
}
type Api = Record<'workspace' | 'window' | 'commands' | 'Uri', Record<string, unknown>> & {
  readonly TabInputText: new (uri: object) => object;
  readonly WorkspaceEdit: new () => AnyEdit & {
    replace(uri: object, range: Change['range'], newText: string): void;
  };
};

export const vscode = (await import(stubName)) as unknown as Api;

/** A text that is open. One that is opened again is another object, as it is in VS Code. */
export class FakeDocument {
  readonly uri: { toString(): string };
  version = 1;
  isClosed = false;
  #text: string;

  constructor(uri: string, text: string) {
    this.uri = { toString: () => uri };
    this.#text = text;
  }

  getText(): string {
    return this.#text;
  }

  positionAt(offset: number): Place {
    const before = this.#text.slice(0, offset).split('\n');
    return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  }

  /** Called after each change. */
  changed = (): void => {};

  type(text: string): void {
    this.#text = text;
    this.version++;
    this.changed();
  }

  /** The changes are of the text as it is, the last one first. */
  change(changes: readonly Change[]): void {
    const starts = this.#text
      .split('\n')
      .map((_, line, all) => all.slice(0, line).join('\n').length + Number(line > 0));
    const at = ({ line, character }: Place): number => (starts[line] ?? 0) + character;
    let text = this.#text;
    for (const { range, newText } of [...changes].reverse())
      text = text.slice(0, at(range.start)) + newText + text.slice(at(range.end));
    this.type(text);
  }
}

/** Files on disk, the texts that are open, and what was said to a person. */
export class FakeWindow {
  readonly disk = new Map<string, string>();
  readonly said: string[] = [];
  /** Addresses of the texts that were shown, with the keyboard in them. */
  readonly shown: string[] = [];
  /** The column that each of them was asked for in. */
  readonly columns: (number | undefined)[] = [];
  /** Groups of tabs. */
  readonly groups: object[] = [];
  /** Edits that reached the window. */
  readonly applied: Change[] = [];
  /** What happens while a file that is not open is read. */
  whileOpening = (): void => {};
  #open: FakeDocument[] = [];
  readonly #listeners = new Set<() => void>();

  constructor() {
    const say = async (words: string): Promise<undefined> => {
      this.said.push(words);
    };
    Object.assign(vscode.window, {
      showWarningMessage: say,
      showErrorMessage: say,
      showInformationMessage: say,
      visibleTextEditors: [],
      tabGroups: { all: this.groups },
      showTextDocument: async (uri: object, how?: { readonly viewColumn?: number }) => {
        this.shown.push(String(uri));
        this.columns.push(how?.viewColumn);
        return { revealRange: () => {} };
      },
    });
    Object.assign(vscode.workspace, {
      onDidChangeTextDocument: (listener: () => void) => {
        this.#listeners.add(listener);
        return { dispose: () => this.#listeners.delete(listener) };
      },
      openTextDocument: (uri: object) => this.open(String(uri)),
      applyEdit: async (edit: AnyEdit) => {
        for (const [uri, changes] of edit.entries()) {
          (await this.open(String(uri))).change(changes);
          this.applied.push(...changes);
        }
        return true;
      },
    });
    Object.defineProperty(vscode.workspace, 'textDocuments', { get: () => this.#open, configurable: true });
  }

  async open(uri: string): Promise<FakeDocument> {
    const known = this.#open.find((document) => document.uri.toString() === uri);
    if (known !== undefined) return known;
    await new Promise(setImmediate);
    this.whileOpening();
    const text = this.disk.get(uri);
    if (text === undefined) throw new Error(`no ${uri}`);
    const document = new FakeDocument(uri, text);
    document.changed = () => {
      for (const each of this.#listeners) each();
    };
    this.#open.push(document);
    return document;
  }

  /** Closes a text, saved or not. */
  close(uri: string, save: boolean): void {
    const document = this.#open.find((each) => each.uri.toString() === uri);
    if (document === undefined) return;
    if (save) this.disk.set(uri, document.getText());
    document.isClosed = true;
    this.#open = this.#open.filter((each) => each !== document);
  }

  /** The part of the connection that turns an edit of the server's into one of VS Code's. */
  readonly toWorkspaceEdit = async ({ documentChanges }: WorkspaceEdit): Promise<AnyEdit> => {
    const edit = new vscode.WorkspaceEdit();
    for (const part of documentChanges ?? [])
      if ('textDocument' in part) {
        const { uri } = part.textDocument;
        for (const change of part.edits as readonly Change[])
          edit.replace({ toString: () => uri }, change.range, change.newText);
      }
    return edit;
  };
}

/** An edit of the server's that puts a text at the start of a line. */
export function insertion(uri: string, version: number | null, line: number, newText: string) {
  const start = { line, character: 0 };
  return { textDocument: { uri, version }, edits: [{ range: { start, end: start }, newText }] };
}
