/** Looks up open scenarios, and the portfolio that each would change. */

import type { Document } from '../core/document/document.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import { memo } from '../core/text/memo.ts';
import { scenarioIn } from '../edits/scenario/read-scenario.ts';
import type { FileSnapshot, Session } from './session.ts';

const parsed = memo((_document: Document, text: string) => scenarioIn(text).scenario);
/** Returns an open scenario, parsed once for each text: every level of the tree asks for it. */
export const scenarioOf = (document: Document) => parsed(document, document.text);

/** Returns an open scenario with the portfolio it would change; null unless both are open. */
export function scenarioAt(session: Session, uri: string): FileSnapshot | null {
  const document = session.scenarios.get(uri);
  if (document === undefined) return null;
  const portfolio = portfolioFor(session, uri, scenarioOf(document).base);
  if (portfolio === undefined) return null;
  return { session, uri, document, portfolio, analysis: session.analysisOf(portfolio) };
}

/** Returns the portfolio that a scenario names as its base, else the innermost one that encloses it. */
export function portfolioFor(session: Session, uri: string, base: string | null): Portfolio | undefined {
  const place = base === null ? uri : resolved(base, uri);
  if (place === null) return undefined;
  return [...session.workspace.portfolios.values()]
    .filter(({ folder }) => place === folder || place.startsWith(`${folder}/`))
    .sort((a, b) => b.folder.length - a.folder.length)[0];
}

function resolved(path: string, from: string): string | null {
  try {
    return new URL(path.split('/').map(encodeURIComponent).join('/'), from).href.replace(/\/+$/, '');
  } catch {
    return null;
  }
}
