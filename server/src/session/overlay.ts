/**
 * Applies a scenario to a portfolio's documents in memory, and reverts it. The change is visible to everyone who reads
 * the portfolio, so apply and revert must happen in one synchronous step.
 */
import type { Analysis } from '../analysis/analysis.ts';
import type { Document, TextChange } from '../core/document/document.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import type { FileEdit } from '../core/text/finding.ts';
import { changeEdits } from '../edits/scenario/change-edits.ts';
import type { PlacedChange, Scenario, ScenarioProblem } from '../edits/scenario/scenario.ts';

/** A portfolio with its analysis. */
export interface Ground {
  readonly portfolio: Portfolio;
  readonly analysis: Analysis;
}
export interface Overlay {
  /** The original version of each changed document, by URI. */
  readonly before: ReadonlyMap<string, Document>;
  /** The version that each step replaced, in order. */
  readonly replaced: readonly Document[];
  /** Changes that could not be made, in the order of the scenario. All others were made. */
  readonly problems: readonly ScenarioProblem[];
}

/** Applies the changes of a scenario in memory and updates the analysis. Does not touch the files on disk. */
export function applyScenario(ground: Ground, { changes }: Pick<Scenario, 'changes'>): Overlay {
  const { portfolio, analysis } = ground;
  const before = new Map<string, Document>();
  const replaced: Document[] = [];
  const problems: ScenarioProblem[] = [];
  const context = {
    portfolio,
    judge: (item: Parameters<Analysis['judgementOf']>[0]) => analysis.judgementOf(item),
  };
  for (const round of roundsOf(changes)) {
    const edits = new Map<string, FileEdit[]>();
    for (const change of round) {
      const result = changeEdits(context, change);
      if ('refused' in result)
        problems.push({ line: change.line, span: change.span, message: result.refused });
      else
        for (const edit of result.edits) {
          const own = edits.get(edit.uri);
          if (own === undefined) edits.set(edit.uri, [edit]);
          else own.push(edit);
        }
    }
    for (const [uri, own] of edits) {
      const document = portfolio.files.get(uri);
      if (document === undefined) continue;
      if (!before.has(uri)) before.set(uri, document);
      replaced.push(...edit(portfolio, document, own));
    }
  }
  analysis.update();
  return { before, replaced, problems: problems.sort((a, b) => a.span.start - b.span.start) };
}

/** Restores the documents. Does not update the analysis: the next reader does. */
export function revertScenario({ portfolio }: Ground, { replaced }: Overlay): void {
  for (const document of replaced.toReversed()) portfolio.setFile(document);
}

/**
 * Groups changes into rounds: all changes of a round are to different entries, so that they can be made together. A new
 * entry gets a round of its own, because the next one may go below it.
 */
function roundsOf(changes: readonly PlacedChange[]): readonly (readonly PlacedChange[])[] {
  const rounds: PlacedChange[][] = [];
  const next = new Map<string, number>();
  const alone: PlacedChange[][] = [];
  for (const change of changes) {
    if (change.of === 'begin') {
      alone.push([change]);
      continue;
    }
    const entry = change.of === 'balance' ? '' : `${change.of === 'capacity' ? 'team' : 'item'} ${change.id}`;
    const round = next.get(entry) ?? 0;
    next.set(entry, round + 1);
    const own = rounds[round];
    if (own === undefined) rounds.push([change]);
    else own.push(change);
  }
  return [...rounds, ...alone];
}

/**
 * Applies non-overlapping edits to a document, block by block from the end, so that the text between two edits stays
 * untouched for index and analysis. Edits at the same place keep their order. Returns the version that each step
 * replaced.
 */
function edit(portfolio: Portfolio, document: Document, edits: readonly FileEdit[]): readonly Document[] {
  const fromTheEnd = edits
    .map((each, order) => ({ ...each, order }))
    .sort((a, b) => b.span.start - a.span.start || b.span.end - a.span.end || b.order - a.order);
  const replaced: Document[] = [];
  let now = document;
  for (let at = 0; at < fromTheEnd.length; ) {
    const block = document.blockAt(fromTheEnd[at]?.span.start ?? 0);
    const changes: TextChange[] = [];
    for (; at < fromTheEnd.length; at++) {
      const { span, text } = fromTheEnd[at] as FileEdit;
      if (changes.length > 0 && document.blockAt(span.start) !== block) break;
      changes.push({ range: document.positionRange(span.start, span.end), text });
    }
    replaced.push(now);
    now = now.edit(changes).document;
    portfolio.setFile(now);
  }
  return replaced;
}
