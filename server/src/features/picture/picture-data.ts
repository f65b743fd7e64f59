/** What the pictures of a portfolio are drawn from, kept until it changes: a zoom or another tab costs the drawing alone. */

import { readingOf } from '../../core/document/read-block.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { BrokenFile, PictureFilter } from '../../protocol/protocol.ts';
import { type Facts, factsOf } from '../../report/facts/facts.ts';
import { partOf } from '../../report/facts/portfolio-part.ts';
import { portfolioView } from '../../report/facts/portfolio-view.ts';
import type { PortfolioView } from '../../report/facts/view-data.ts';
import type { Session } from '../../session/session.ts';

interface Kept {
  readonly key: string;
  readonly whole: PortfolioView;
  readonly broken: readonly BrokenFile[];
  part: { readonly filter: string; readonly facts: Facts } | null;
}

const KEPT = new WeakMap<Portfolio, Kept>();

function kept(session: Session, portfolio: Portfolio): Kept {
  const analysis = session.analysisOf(portfolio);
  const key = `${portfolio.version} ${analysis.today} ${[...portfolio.problems.keys()].join(' ')} ${portfolio.settings.key}`;
  const known = KEPT.get(portfolio);
  if (known?.key === key) return known;
  const whole = portfolioView(portfolio, analysis, session.nameOf(portfolio));
  const fresh: Kept = { key, whole, broken: brokenFiles(portfolio), part: null };
  KEPT.set(portfolio, fresh);
  return fresh;
}

/** The whole portfolio as the pictures see it. */
export function wholeView(session: Session, portfolio: Portfolio): PortfolioView {
  return kept(session, portfolio).whole;
}

/** The facts of the part that a filter leaves. */
export function pictureFacts(session: Session, portfolio: Portfolio, filter: PictureFilter = {}): Facts {
  const held = kept(session, portfolio);
  const key = JSON.stringify([filter.goal, filter.team]);
  if (held.part?.filter !== key)
    held.part = { filter: key, facts: factsOf(partOf(held.whole, portfolio, filter)) };
  return held.part.facts;
}

/** Files of which YAML cannot read a part, or that could not be opened. */
export function brokenOf(session: Session, portfolio: Portfolio): readonly BrokenFile[] {
  return kept(session, portfolio).broken;
}

function brokenFiles(portfolio: Portfolio): readonly BrokenFile[] {
  const nameOf = (uri: string): string =>
    decodeURIComponent(uri.startsWith(`${portfolio.folder}/`) ? uri.slice(portfolio.folder.length + 1) : uri);
  const unreadable = [...portfolio.problems.keys()].map((uri) => ({ uri, name: nameOf(uri), line: 0 }));
  const unparsed = portfolio.sorted.flatMap((document): BrokenFile[] => {
    const at = document.blocks.findIndex((block) => readingOf(block).broken);
    if (at < 0 || portfolio.problems.has(document.uri)) return [];
    const block = document.blocks[at];
    const first = block === undefined ? undefined : readingOf(block).findings[0];
    const { line } = document.positionIn(at, first?.span.start ?? 0);
    return [{ uri: document.uri, name: nameOf(document.uri), line }];
  });
  return [...unreadable, ...unparsed];
}
