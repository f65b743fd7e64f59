/**
 * Holds the server's state for its one client: the session, the open folders, and what was sent so far. Work on the
 * session runs in the order in which it was requested.
 */
import {
  type Connection,
  type InitializeParams,
  LogMessageNotification,
  MessageType,
  ShowMessageNotification,
  type WorkDoneProgressReporter,
} from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { Slice } from '../../analysis/pending-work.ts';
import type { Document } from '../../core/document/document.ts';
import { readDate } from '../../core/language/scalars.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import { type Day, localToday } from '../../core/text/days.ts';
import type { FileSource } from '../../core/text/file-source.ts';
import { t, useBundle } from '../../core/text/l10n.ts';
import { decoded } from '../../core/text/paths.ts';
import { features } from '../../features/index.ts';
import type { AnyFeature, Client, Outlet } from '../../features/kit/feature.ts';
import { prefersMarkdown } from '../../features/kit/markup.ts';
import { homepage } from '../../manifest.ts';
import type { InitializationOptions } from '../../protocol/options.ts';
import type { AnyRule } from '../../rules/kit/define-rule.ts';
import { positionEncodingFor } from '../../session/position-encoding.ts';
import { type HistoryOf, type ServeWall, Session } from '../../session/session.ts';
import { thresholdRules } from '../../session/thresholds.ts';
import { BesideFiles } from './beside-files.ts';
import { clientFiles } from './client-files.ts';
import { type Clock, systemClock } from './clock.ts';
import { DiskLooks } from './disk-looks.ts';
import { errorText } from './error-text.ts';
import { ModelChanges } from './model-changes.ts';
import { outletOf } from './outlet.ts';
import { limitOf, Publisher } from './publisher.ts';
import { Refreshes } from './refreshes.ts';
import { SliceScheduler } from './slice-scheduler.ts';
import { tell } from './tell.ts';
import type { UriSpelling } from './uri-spelling.ts';

/** Dependencies of a server. Only `files` is required; tests substitute the rest. */
export interface ServerParts {
  /** Access to the disk, used unless the client offers to read files. */
  readonly files: FileSource;
  /** Reads the history of a portfolio; absent if the host cannot. */
  readonly history?: HistoryOf;
  /** Serves walls; absent if the host cannot listen on a port. */
  readonly walls?: ServeWall;
  readonly rules?: readonly AnyRule[];
  readonly features?: readonly AnyFeature[];
  readonly clock?: Clock;
  /** Duration in ms from which a poll of the disk is not repeated at once; a test may set what its machine cannot. */
  readonly costlyPollMs?: number;
}

/** Number of unreadable folders that are named at once. */
const MAX_NAMED = 3;

export class Server {
  readonly connection: Connection;
  readonly session: Session;
  client: Client;
  readonly features: readonly AnyFeature[];
  readonly publisher: Publisher;
  readonly refreshes: Refreshes;
  readonly disk: DiskLooks;
  readonly outlet: Outlet;
  readonly slices: SliceScheduler;
  /** URIs of the workspace folders. */
  folders: readonly string[];
  readonly #clock: Clock;
  readonly #modelChanges: ModelChanges;
  readonly #besideFiles: BesideFiles;
  /** Folders that could not be read. Each is reported once, until it can be read again. */
  readonly #unreadable = new Set<string>();
  /** Rules that threw. Each is reported once. */
  readonly #failedRules = new Set<string>();
  /** Thresholds set by the client, as rules, for comparison. */
  #confidence = '';
  /** Day set by the client, `YYYY-MM-DD`; undefined to follow the clock. */
  #statedDay: string | undefined;
  #cancelMidnight = (): void => {};
  /** Changes since the client was last notified of a complete state; `#told` is the partial state that it got since. */
  #changed = { files: new Set<string>(), portfolios: new Set<Portfolio>() };
  #told: 'nothing' | 'early' | 'view' = 'nothing';

  constructor(connection: Connection, parts: ServerParts, params: InitializeParams, spelling: UriSpelling) {
    const options = (params.initializationOptions as InitializationOptions | undefined) ?? {};
    useBundle(options.translations);
    this.connection = connection;
    this.features = parts.features ?? features;
    this.client = clientOf(params, options);
    this.folders = foldersOf(params);
    this.#clock = parts.clock ?? systemClock;
    this.#statedDay = typeof options.today === 'string' && options.today !== '' ? options.today : undefined;
    this.session = new Session(
      options.filesThroughClient === true ? clientFiles(connection, this.#clock) : parts.files,
      this.#today(),
      (rule, error) => this.#ruleFailed(rule, error),
      parts.rules,
    );
    this.setConfidence(options.confidence ?? undefined);
    this.session.historyOf = options.filesThroughClient === true ? null : (parts.history ?? null);
    this.session.serveWall = parts.walls ?? null;
    this.session.encoding = positionEncodingFor(params.capabilities.general?.positionEncodings);
    this.publisher = new Publisher(connection, this.session, spelling, {
      clientPulls: this.client.pulls,
      maxFindings: limitOf(options.maxFindings),
    });
    this.refreshes = new Refreshes(connection, this.client);
    this.slices = new SliceScheduler(this.session, () => this.notified('slice', () => this.#runSlice()));
    this.outlet = outletOf(connection, spelling, this.refreshes);
    this.#besideFiles = new BesideFiles(connection, this.session, spelling);
    this.#modelChanges = new ModelChanges(connection, this.session);
    this.disk = new DiskLooks(this.client, params.clientInfo?.name, this.#clock, {
      look: () => this.#lookAtDisk(),
      inTurn: (work) => this.notified('poll', work),
      costlyMs: parts.costlyPollMs,
    });
  }

  /** Returns the document of a URI: a portfolio file, or an open scenario. */
  readonly document = (uri: string): Document | undefined =>
    this.session.scenarios.get(uri) ?? this.session.workspace.document(uri);

  /** Runs work on the session after all work queued before it. */
  inOrder<T>(work: () => T | Promise<T>): T | Promise<T> {
    return this.session.inOrder(work);
  }

  /** Runs the handler of a notification in order. If it fails, logs the error and goes on. */
  notified(method: string, handle: () => void | Promise<void>): void {
    const failed = (error: unknown): void => this.#failed(method, error);
    const polls = /\/did(?:Open|Save|Close)$/.test(method);
    if (polls) this.disk.waiting++;
    try {
      const done = this.inOrder(() => {
        if (polls) this.disk.waiting--;
        return handle();
      });
      if (done instanceof Promise) done.catch(failed);
    } catch (error) {
      failed(error);
    }
  }

  #failed(what: string, error: unknown): void {
    tell(this.connection, LogMessageNotification.method, {
      type: MessageType.Error,
      message: `${what} failed: ${errorText(error)}`,
    });
  }

  /** Loads the workspace folders and publishes their findings. */
  async readFolders(): Promise<void> {
    // Do not wait for the client: one that never answers must not hold up everything else.
    const progress = this.folders.length > 0 ? this.#startProgress() : null;
    for (const folder of this.folders) await this.session.workspace.openFolder(folder);
    this.diskSettled();
    void this.slices.until(() => this.session.isSettled).then(async () => (await progress)?.done());
  }

  async #lookAtDisk(): Promise<void> {
    await this.session.workspace.rescan();
    this.diskSettled();
  }

  /** Updates findings after files on disk were read again. */
  diskSettled(): void {
    this.settle();
    this.publisher.clearGone();
    this.#tellUnreadable();
  }

  /**
   * Reports folders that cannot be read, because their items are missing everywhere else. Names the first few of many.
   */
  #tellUnreadable(): void {
    const { unreadable } = this.session.workspace;
    for (const folder of [...this.#unreadable]) if (!unreadable.has(folder)) this.#unreadable.delete(folder);
    const fresh = [...unreadable].filter(([folder]) => !this.#unreadable.has(folder));
    const say = (message: string): void =>
      tell(this.connection, ShowMessageNotification.method, { type: MessageType.Warning, message });
    for (const [at, [folder, why]] of fresh.entries()) {
      this.#unreadable.add(folder);
      if (at < MAX_NAMED) say(`Twotrack: ${decoded(folder.replace(/^file:\/\//, ''))}: ${why}`);
    }
    if (fresh.length > MAX_NAMED)
      say(t`Twotrack: ${fresh.length - MAX_NAMED} more files and folders cannot be read.`);
  }

  /**
   * Brings findings up to date and notifies the client of changes. A large update is sliced, and starts with what is in
   * view. Findings of `edited` are published even if unchanged, because the document's version is new.
   */
  settle(edited?: string): void {
    this.#settle(this.slices.current(), edited);
    this.slices.scheduleNext();
  }

  #runSlice(): void {
    try {
      this.settle();
    } catch (error) {
      this.slices.fail();
      throw error;
    }
  }

  /** Completes all pending work, for an answer that depends on the whole portfolio. */
  finish(): void {
    if (!this.session.isSettled) this.#settle();
  }

  #settle(slice?: Slice, edited?: string): void {
    const { files, portfolios } = this.session.settle(slice);
    for (const uri of files) this.#changed.files.add(uri);
    for (const portfolio of portfolios) this.#changed.portfolios.add(portfolio);
    const { isSettled: done, isRead } = this.session;
    // Between the first slice and the last, publish only what is in view, once before all entries are parsed and once
    // after: the client would redraw hundreds of findings each time.
    const part = isRead ? 'view' : 'early';
    if (!done && edited === undefined && this.#told === part && (isRead || files.size === 0)) return;
    this.#told = done ? 'nothing' : part;
    const { files: all, portfolios: changed } = this.#changed;
    this.publisher.publish(done ? all : files, edited);
    if (!done) return;
    // Check scenarios against the current portfolio.
    for (const uri of this.session.scenarios.keys()) this.publisher.publishScenario(uri);
    this.#besideFiles.tell();
    this.#changed = { files: new Set(), portfolios: new Set() };
    if ([...all].some((uri) => uri !== edited)) this.refreshes.askSoon();
    if (changed.size > 0) this.refreshes.contentSoon();
    if (this.client.own) this.#modelChanges.tellSoon(changed);
  }

  /** Sets the day, or follows the clock if it is empty, and reevaluates. */
  setStatedDay(day: string): void {
    this.#statedDay = day === '' ? undefined : day;
    this.session.today = this.#today();
    this.#cancelMidnight();
    this.waitForMidnight();
  }

  /** Sets the client's thresholds: those left out are the rules' own. Takes effect when findings are next settled. */
  setConfidence(confidence: InitializationOptions['confidence']): void {
    const key = JSON.stringify(confidence ?? {});
    if (key === this.#confidence) return;
    this.#confidence = key;
    this.session.workspace.setClientRules(thresholdRules(confidence));
  }

  /** Shows or hides the lenses over entries. */
  setLenses(lenses: boolean): void {
    if (lenses === this.client.lenses) return;
    this.client = { ...this.client, lenses };
    this.refreshes.askSoon();
  }

  /** Reevaluates at midnight, unless the client has set the day. */
  waitForMidnight(): void {
    if (this.#statedDay !== undefined) return;
    const now = this.#clock.now();
    const next = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 0, 0, 1);
    this.#cancelMidnight = this.#clock.after(next.getTime() - now.getTime(), () => {
      this.notified('midnight', () => {
        this.session.today = this.#today();
        this.settle();
      });
      this.waitForMidnight();
    });
  }

  /** Cancels scheduled notifications, refreshes and slices, and the midnight timer. */
  stop(): void {
    this.#modelChanges.cancel();
    this.refreshes.cancel();
    this.slices.cancel();
    this.disk.cancel();
    this.#cancelMidnight();
  }

  #today(): Day {
    const stated = this.#statedDay === undefined ? null : readDate(this.#statedDay);
    return stated?.ok ? stated.value.first : localToday(this.#clock.now());
  }

  #ruleFailed(rule: string, error: unknown): void {
    if (this.#failedRules.has(rule)) return;
    this.#failedRules.add(rule);
    this.#failed(`Rule ${rule}`, error);
    // Do not use `window.showInformationMessage`, which sends a request and waits for the answer.
    tell(this.connection, ShowMessageNotification.method, {
      type: MessageType.Info,
      message: t`Twotrack: the rule ${rule} failed and is left out. The others go on. Please report it at ${homepage}/issues.`,
    });
  }

  async #startProgress(): Promise<WorkDoneProgressReporter | null> {
    if (this.client.capabilities.window?.workDoneProgress !== true) return null;
    const progress = await this.connection.window.createWorkDoneProgress().catch(() => null);
    progress?.begin(t`Twotrack: reading the portfolio`);
    return progress;
  }
}

function clientOf({ capabilities }: InitializeParams, options: InitializationOptions): Client {
  const own = options.modelChanged === true;
  return {
    capabilities,
    own,
    lenses: options.lenses !== false,
    pulls: !own && capabilities.textDocument?.diagnostic !== undefined,
    snippets: capabilities.textDocument?.completion?.completionItem?.snippetSupport === true,
    markdown: prefersMarkdown(capabilities.textDocument?.hover?.contentFormat),
    annotations: capabilities.workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
  };
}

/** Returns the folders that a client opens: older clients name one alone, by its URI or only by its path. */
function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): readonly string[] {
  if (workspaceFolders && workspaceFolders.length > 0) return workspaceFolders.map(({ uri }) => uri);
  if (rootUri) return [rootUri];
  return rootPath ? [URI.file(rootPath).toString()] : [];
}
