/** Opens an import as one page: updates the preview after each choice, and writes nothing before the user confirms. */
import * as vscode from 'vscode';
import {
  type ImportSheetParams,
  type ImportSheetResult,
  importSheet,
} from '../../../server/src/protocol/import-sheet.ts';
import type { Services } from '../commands/kit/services.ts';
import { previewScheme } from '../services/contributions.ts';
import { told } from '../services/long-work.ts';
import { tied } from '../services/panel-life.ts';
import { providePreview } from '../sheets/preview.ts';
import { portfolioFiles } from '../sheets/target.ts';
import { importHtml } from './html.ts';
import { type MappingFile, mappingFileOf, readMapping } from './mapping-file.ts';
import {
  type GoodSheet,
  type ImportChoice,
  type KeptMapping,
  readFromImport,
  type ToImport,
} from './messages.ts';
import { newFileOf } from './new-file.ts';
import { written } from './write.ts';

export const importViewType = 'twotrack.import';

/** The source file: its URI and its bytes, read again when it changes. */
export interface SheetFile {
  readonly uri: vscode.Uri;
  readonly name: string;
  read(): Promise<string | undefined>;
}

export async function openImport(services: Services, file: SheetFile): Promise<void> {
  const base64 = await file.read();
  if (base64 === undefined) return;
  // Wait before the panel is created, because the user could close it meanwhile.
  const files = await portfolioFiles();
  new ImportPanel(services, file, base64).open(files);
}

class ImportPanel {
  readonly #services: Services;
  readonly #file: SheetFile;
  readonly #panel: vscode.WebviewPanel;
  readonly #dist: vscode.Uri;
  #base64: string;
  #choice: ImportChoice = { target: '', map: [], rows: 0, keep: false };
  #sheet: GoodSheet | undefined;
  #mapping: MappingFile | undefined;
  #gone = (): boolean => false;
  #writing = false;
  /** Content provider of the latest comparison. */
  #preview: vscode.Disposable | undefined;

  constructor(services: Services, file: SheetFile, base64: string) {
    this.#services = services;
    this.#file = file;
    this.#base64 = base64;
    this.#dist = vscode.Uri.joinPath(services.extension, 'dist');
    this.#panel = vscode.window.createWebviewPanel(
      importViewType,
      vscode.l10n.t('Import {0}', file.name),
      vscode.ViewColumn.Active,
      // Choices exist only on the page: retain it while its tab is hidden.
      { enableScripts: true, localResourceRoots: [this.#dist], retainContextWhenHidden: true },
    );
  }

  open(files: readonly vscode.Uri[]): void {
    const active = files.find(
      (uri) => uri.toString() === vscode.window.activeTextEditor?.document.uri.toString(),
    );
    const chosen = active ?? (files.length === 1 ? files[0] : undefined);
    this.#choice = { ...this.#choice, target: chosen?.toString() ?? '', rows: 8 };
    const { webview } = this.#panel;
    const name = this.#file.uri.path.slice(this.#file.uri.path.lastIndexOf('/') + 1);
    const folder = vscode.Uri.joinPath(this.#file.uri, '..');
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(folder, literally(name)),
    );
    this.#gone = tied(
      this.#panel,
      watcher,
      watcher.onDidChange(() => void this.#reread()),
      this.#services.connection.onModelChanged(() => {
        if (this.#choice.target !== '') void this.#refresh();
      }),
      webview.onDidReceiveMessage((value: unknown) => this.#hear(value, files)),
      { dispose: () => this.#preview?.dispose() },
    );
    webview.html = importHtml(webview, this.#dist, this.#file.name);
  }

  async #hear(value: unknown, files: readonly vscode.Uri[]): Promise<void> {
    const message = readFromImport(value);
    if (message?.kind === 'ready') {
      const targets = files.map((uri) => ({
        uri: uri.toString(),
        label: vscode.workspace.asRelativePath(uri),
      }));
      await this.#send({ kind: 'targets', targets, chosen: this.#choice.target });
      await this.#refresh();
    }
    if (message?.kind === 'choice') {
      this.#choice = message.choice;
      // Drop the result for the previous choice, so that it cannot be written.
      this.#sheet = undefined;
      await this.#refresh();
    }
    if (message?.kind === 'cancel') this.#panel.dispose();
    if (message?.kind === 'compare') await this.#compare();
    if (message?.kind === 'write') await this.#write();
  }

  async #send(message: ToImport): Promise<void> {
    if (!this.#gone()) await this.#panel.webview.postMessage(message);
  }

  async #reread(): Promise<void> {
    const base64 = await this.#file.read();
    if (base64 === undefined) return;
    this.#base64 = base64;
    await this.#refresh();
  }

  /** Requests the result for the current choice and shows it. */
  async #refresh(): Promise<void> {
    const asked = this.#choice;
    const { target } = asked;
    const mapping = target === '' ? undefined : await readMapping(vscode.Uri.parse(target));
    // The URI of a new document tells the server which portfolio it joins, or that it starts a new one.
    const fresh = target === '' ? (await newFileOf(this.#file.uri)).toString() : undefined;
    const params = {
      ...paramsOf(asked, this.#source, mapping?.text),
      ...(fresh === undefined ? {} : { fresh }),
    };
    const answer = await told(
      vscode.l10n.t('Reading the items and judging them'),
      this.#services.connection.request(importSheet, params),
    );
    // Stale answer: a newer choice is pending.
    if (asked !== this.#choice || this.#gone()) return;
    this.#mapping = mapping;
    this.#sheet = undefined;
    await this.#show(answer);
  }

  get #source(): ImportSheetParams['source'] {
    return { name: this.#file.name, base64: this.#base64 };
  }

  async #show(answer: ImportSheetResult | undefined): Promise<void> {
    if (answer === undefined) {
      const reason = vscode.l10n.t('Nothing was imported: the Twotrack server gave no answer.');
      await this.#send({ kind: 'refused', reason });
    } else if ('refused' in answer) {
      const { refused: reason, choice } = answer;
      await this.#send({ kind: 'refused', reason, ...(choice === undefined ? {} : { choice }) });
    } else {
      this.#sheet = answer;
      const { text: _text, edit, mapping: _mapping, kept: _kept, report: _report, ...shown } = answer;
      const changes = this.#choice.target === '' ? answer.items.length > 0 : edit !== null;
      this.#panel.title = vscode.l10n.t('Import {0}: {1} items', this.#file.name, answer.items.length);
      await this.#send({ kind: 'sheet', sheet: { ...shown, changes }, kept: this.#kept });
    }
  }

  get #kept(): KeptMapping {
    const { target } = this.#choice;
    const name = target === '' ? '' : mappingFileOf(vscode.Uri.parse(target)).path.replace(/^.*\//, '');
    return { name, there: this.#mapping !== undefined };
  }

  /** Opens a diff between the current file and the result in its own tab. */
  async #compare(): Promise<void> {
    const { target } = this.#choice;
    const sheet = this.#sheet;
    if (target === '' || sheet === undefined) return;
    const file = vscode.Uri.parse(target);
    const name = file.path.slice(file.path.lastIndexOf('/') + 1);
    // The timestamp makes the URI unique; otherwise VS Code may show cached content.
    const after = file.with({ scheme: previewScheme, query: String(Date.now()), fragment: '' });
    this.#preview?.dispose();
    this.#preview = providePreview(after, sheet.text);
    const title = vscode.l10n.t('{0}: as it is, and as it would be', name);
    await vscode.commands.executeCommand('vscode.diff', file, after, title, { preview: true });
  }

  async #write(): Promise<void> {
    const sheet = this.#sheet;
    // Ignore key repeat.
    if (sheet === undefined || this.#writing) return;
    this.#writing = true;
    const done = await written(this.#services, sheet, this.#choice, this.#file.uri).finally(() => {
      this.#writing = false;
    });
    if (done && !this.#gone()) this.#panel.dispose();
  }
}

/** Escapes a name for use in a glob pattern. */
const literally = (name: string): string => name.replace(/[*?[\]{}]/g, '[$&]');

/** Returns the request's parameters for a choice. */
function paramsOf(
  { target, keep: _keep, ...said }: ImportChoice,
  source: ImportSheetParams['source'],
  mapping: string | undefined,
): ImportSheetParams {
  const all = Object.entries({ ...said, mapping, target: target === '' ? undefined : target });
  return { source, ...Object.fromEntries(all.filter(([, value]) => value !== undefined)) };
}
