/** Tells our own client, by `twotrack/modelChanged`, which portfolios have a new version; gathers quick changes. */
import type { Connection } from 'vscode-languageserver';
import type { Portfolio } from '../../core/model/portfolio.ts';
import { type ModelChangedParams, modelChanged } from '../../protocol/portfolios.ts';
import type { Session } from '../../session/session.ts';
import { Debounce } from './debounce.ts';

/** No version of a portfolio: nothing was told of it yet. */
const UNTOLD = -1;

export class ModelChanges {
  readonly #connection: Connection;
  readonly #session: Session;
  /** The version last told of each portfolio that the client may know. */
  readonly #told = new Map<Portfolio, number>();
  readonly #debounce = new Debounce(() => this.#tell());

  constructor(connection: Connection, session: Session) {
    this.#connection = connection;
    this.#session = session;
  }

  /** Tells soon of the portfolios that changed, and of those that went away. */
  tellSoon(changed: ReadonlySet<Portfolio>): void {
    for (const portfolio of changed) if (!this.#told.has(portfolio)) this.#told.set(portfolio, UNTOLD);
    if (changed.size > 0 || this.#gone().length > 0) this.#debounce.soon();
  }

  cancel(): void {
    this.#debounce.cancel();
  }

  /** The portfolios that were told of and are no more: nothing of theirs is left to change. */
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
      void this.#connection.sendNotification(modelChanged, params);
    }
  }
}
