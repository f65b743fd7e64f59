/**
 * Publishes diagnostics in files beside the portfolio files: checks, and mappings of sheets. Clients cannot pull these, because they are not portfolio documents, so
 * they are pushed to every client.
 */
import { type Connection, PublishDiagnosticsNotification } from 'vscode-languageserver';
import type { Portfolio } from '../../core/model/portfolio.ts';
import { besideDiagnostics } from '../../features/kit/beside-diagnostics.ts';
import type { Session } from '../../session/session.ts';
import { tell } from './tell.ts';
import type { UriSpelling } from './uri-spelling.ts';

export class BesideFiles {
  readonly #connection: Connection;
  readonly #session: Session;
  readonly #spelling: UriSpelling;
  /**
   * Settings and revision of the mappings at the last look, by portfolio. Settings are compared by identity: the object
   * is kept while they are equal.
   */
  readonly #seen = new Map<Portfolio, { readonly settings: unknown; readonly sheets: number }>();
  /** Published diagnostics as JSON, by URI. */
  readonly #shown = new Map<string, string>();

  constructor(connection: Connection, session: Session, spelling: UriSpelling) {
    this.#connection = connection;
    this.#session = session;
    this.#spelling = spelling;
  }

  /** Publishes the files whose problems changed. Free if neither settings nor mappings changed. */
  tell(): void {
    const portfolios = new Set(this.#session.workspace.portfolios.values());
    const gone = [...this.#seen.keys()].filter((portfolio) => !portfolios.has(portfolio));
    const other = [...portfolios].filter((portfolio) => {
      const seen = this.#seen.get(portfolio);
      return seen?.settings !== portfolio.settings || seen.sheets !== portfolio.sheetRevision;
    });
    if (gone.length + other.length === 0) return;
    for (const portfolio of gone) this.#seen.delete(portfolio);
    const now = new Map<string, string>();
    for (const portfolio of portfolios) {
      this.#seen.set(portfolio, { settings: portfolio.settings, sheets: portfolio.sheetRevision });
      for (const [uri, diagnostics] of besideDiagnostics(this.#session, portfolio))
        now.set(uri, JSON.stringify(diagnostics));
    }
    for (const uri of new Set([...this.#shown.keys(), ...now.keys()])) {
      const json = now.get(uri);
      if (json === this.#shown.get(uri)) continue;
      if (json === undefined) this.#shown.delete(uri);
      else this.#shown.set(uri, json);
      const diagnostics = json === undefined ? [] : JSON.parse(json);
      tell(
        this.#connection,
        PublishDiagnosticsNotification.method,
        this.#spelling.outward({ uri, diagnostics }),
      );
    }
  }
}
