/** Notifies our own client by `twotrack/modelChanged` of portfolios with a new version. Debounced. */
import type { Connection } from 'vscode-languageserver';
import type { Portfolio } from '../../core/model/portfolio.ts';
import { type ModelChangedParams, modelChanged } from '../../protocol/portfolios.ts';
import type { Session } from '../../session/session.ts';
import { Debounce } from './debounce.ts';
import { tell } from './tell.ts';

/** Version of a portfolio that no notification was sent for. */
const UNTOLD = -1;

export class ModelChanges {
  readonly #connection: Connection;
  readonly #session: Session;
  /** Last version sent for each portfolio that the client may know. */
  readonly #told = new Map<Portfolio, number>();
  readonly #debounce = new Debounce(() => this.#tell());

  constructor(connection: Connection, session: Session) {
    this.#connection = connection;
    this.#session = session;
  }

  /** Schedules a notification of changed and removed portfolios. */
  tellSoon(changed: ReadonlySet<Portfolio>): void {
    for (const portfolio of changed) if (!this.#told.has(portfolio)) this.#told.set(portfolio, UNTOLD);
    if (changed.size > 0 || this.#gone().length > 0) this.#debounce.soon();
  }

  cancel(): void {
    this.#debounce.cancel();
  }

  /** Returns the portfolios that the client may know and that no longer exist. */
  #gone(): Portfolio[] {
    const present = new Set(this.#session.workspace.portfolios.values());
    return [...this.#told.keys()].filter((portfolio) => !present.has(portfolio));
  }

  #tell(): void {
    const gone = new Set(this.#gone());
    for (const [portfolio, toldVersion] of this.#told) {
      if (gone.has(portfolio)) this.#told.delete(portfolio);
      else if (toldVersion === portfolio.version) continue;
      else this.#told.set(portfolio, portfolio.version);
      const params: ModelChangedParams = { portfolio: portfolio.folder, version: portfolio.version };
      tell(this.#connection, modelChanged, params);
    }
  }
}
