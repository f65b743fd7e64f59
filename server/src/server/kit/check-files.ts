/**
 * Publishes diagnostics in files of checks. Clients cannot pull these, because they are not portfolio documents, so
 * they are pushed to every client.
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
  /**
   * Settings at the last check, by portfolio. Compared by identity: the object is kept while the settings are equal.
   */
  readonly #seen = new Map<Portfolio, unknown>();
  /** Published diagnostics as JSON, by URI. */
  readonly #shown = new Map<string, string>();

  constructor(connection: Connection, session: Session, spelling: UriSpelling) {
    this.#connection = connection;
    this.#session = session;
    this.#spelling = spelling;
  }

  /** Publishes the files of checks whose problems changed. Free if no settings changed. */
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
