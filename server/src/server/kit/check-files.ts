/**
 * Shows what is wrong in files of checks in those files. They are none of the documents that a client pulls for, so
 * every client is told.
 */
import type { Connection } from 'vscode-languageserver';
import type { Portfolio } from '../../core/model/portfolio.ts';
import { checkDiagnostics } from '../../features/kit/check-diagnostics.ts';
import type { Session } from '../../session/session.ts';
import type { UriSpelling } from './uri-spelling.ts';

export class CheckFiles {
  readonly #connection: Connection;
  readonly #session: Session;
  readonly #spelling: UriSpelling;
  /** By portfolio, what its settings were when it was looked at: they are the same object as long as they say the same. */
  readonly #seen = new Map<Portfolio, unknown>();
  /** Diagnostics that are on show, as JSON, by URI. */
  readonly #shown = new Map<string, string>();

  constructor(connection: Connection, session: Session, spelling: UriSpelling) {
    this.#connection = connection;
    this.#session = session;
    this.#spelling = spelling;
  }

  /** Tells of every file of checks that has other problems than before. Costs nothing where no settings changed. */
  tell(): void {
    const portfolios = new Set(this.#session.workspace.portfolios.values());
    const gone = [...this.#seen.keys()].filter((portfolio) => !portfolios.has(portfolio));
    const other = [...portfolios].filter((portfolio) => this.#seen.get(portfolio) !== portfolio.settings);
    if (gone.length + other.length === 0) return;
    for (const portfolio of gone) this.#seen.delete(portfolio);
    const now = new Map<string, string>();
    for (const portfolio of portfolios) {
      this.#seen.set(portfolio, portfolio.settings);
      for (const [uri, diagnostics] of checkDiagnostics(this.#session, portfolio))
        if (diagnostics.length > 0) now.set(uri, JSON.stringify(diagnostics));
    }
    for (const uri of new Set([...this.#shown.keys(), ...now.keys()])) {
      const json = now.get(uri);
      if (json === this.#shown.get(uri)) continue;
      if (json === undefined) this.#shown.delete(uri);
      else this.#shown.set(uri, json);
      const diagnostics = json === undefined ? [] : JSON.parse(json);
      void this.#connection.sendDiagnostics(this.#spelling.outward({ uri, diagnostics }));
    }
  }
}
