/** Publishes a file's diagnostics when they change. Publishes nothing to a client that pulls them. */
import { type Connection, PublishDiagnosticsNotification } from 'vscode-languageserver';
import { diagnosticsOf } from '../../features/kit/diagnostics.ts';
import { scenarioDiagnostics } from '../../features/kit/scenario-diagnostics.ts';
import type { Session } from '../../session/session.ts';
import { tell } from './tell.ts';
import type { UriSpelling } from './uri-spelling.ts';

/** Default limit of findings published per file. */
const DEFAULT_MAX_FINDINGS = 500;

/** Reads a limit of findings from a client; undefined where it is no number of findings. */
export const limitOf = (stated: unknown): number | undefined =>
  typeof stated === 'number' && Number.isInteger(stated) && stated >= 0 ? stated : undefined;

export interface PublisherOptions {
  /** True if the client pulls diagnostics, so that none are published. */
  readonly clientPulls: boolean;
  readonly maxFindings?: number | undefined;
}

export class Publisher {
  /** Maximum number of findings shown per file; 0 for no limit. */
  maxFindings: number;
  readonly #connection: Connection;
  readonly #session: Session;
  readonly #clientPulls: boolean;
  readonly #spelling: UriSpelling;
  /** Diagnostics last sent as JSON, by URI. Files without any are absent, unless an empty list was sent. */
  readonly #sent = new Map<string, string>();

  /** The URI that each file's diagnostics were last sent for, in the client's spelling, by ours. */
  readonly #spelled = new Map<string, string>();
  /** The same for scenarios. */
  readonly #scenarios = new Map<string, string>();

  constructor(
    connection: Connection,
    session: Session,
    spelling: UriSpelling,
    { clientPulls, maxFindings = DEFAULT_MAX_FINDINGS }: PublisherOptions,
  ) {
    this.#connection = connection;
    this.#session = session;
    this.#clientPulls = clientPulls;
    this.#spelling = spelling;
    this.maxFindings = maxFindings;
  }

  /** Publishes files whose findings may have changed; `edited` even if they did not. */
  publish(uris: Iterable<string>, edited?: string): void {
    for (const uri of new Set(edited === undefined ? uris : [edited, ...uris]))
      this.#publishFile(uri, uri === edited);
  }

  /** Publishes again every file with findings, after a change of the limit. */
  publishAgain(): void {
    for (const uri of [...this.#sent.keys()]) this.#publishFile(uri, false);
  }

  /** Clears the findings of files that no longer exist. */
  clearGone(): void {
    for (const uri of [...this.#sent.keys()])
      if (this.#session.workspace.document(uri) === undefined) this.#publishFile(uri, true);
  }

  /** Publishes the problems of an open scenario; clears those of a closed one. */
  publishScenario(uri: string): void {
    if (this.#clientPulls) return;
    const document = this.#session.scenarios.get(uri);
    const diagnostics = scenarioDiagnostics(this.#session, uri);
    const json = JSON.stringify([document?.version, diagnostics]);
    if (this.#scenarios.get(uri) === json) return;
    if (document === undefined) this.#scenarios.delete(uri);
    else this.#scenarios.set(uri, json);
    const version = document === undefined ? {} : { version: document.version };
    tell(
      this.#connection,
      PublishDiagnosticsNotification.method,
      this.#spelling.outward({ uri, diagnostics, ...version }),
    );
  }

  #publishFile(uri: string, always: boolean): void {
    if (this.#clientPulls) return;
    const file = this.#session.snapshot(uri);
    const diagnostics = file === null ? [] : diagnosticsOf(file, this.maxFindings);
    const json = JSON.stringify(diagnostics);
    const before = this.#sent.get(uri);
    if (!always && (before === json || (before === undefined && diagnostics.length === 0))) return;
    if (file === null) this.#sent.delete(uri);
    else this.#sent.set(uri, json);
    const version =
      file !== null && this.#session.workspace.isOpen(uri) ? { version: file.document.version } : {};
    const sent = this.#spelling.outward({ uri, diagnostics, ...version });
    // A client that does not know the two spellings for one file would keep both.
    const spelled = this.#spelled.get(uri);
    if (spelled !== undefined && spelled !== sent.uri)
      tell(this.#connection, PublishDiagnosticsNotification.method, { uri: spelled, diagnostics: [] });
    this.#spelled.set(uri, sent.uri);
    tell(this.#connection, PublishDiagnosticsNotification.method, sent);
  }
}
