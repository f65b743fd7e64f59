/**
 * A scenario laid over a portfolio: its changes made on the documents in memory, and taken back again. Nobody else
 * sees a portfolio meanwhile: who lays over takes off before anything else runs.
 */
import type { Analysis } from '../analysis/analysis.ts';
import type { Document, TextChange } from '../core/document/document.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import type { FileEdit } from '../core/text/finding.ts';
import { changeEdits } from '../edits/scenario/change-edits.ts';
import type { PlacedChange, Scenario, ScenarioProblem } from '../edits/scenario/scenario.ts';

/** A portfolio with its analysis, which is kept up to date. */
export interface Ground {
  readonly portfolio: Portfolio;
  readonly analysis: Analysis;
}
export interface Overlay {
  /** The documents that were changed, as they were before, by URI. */
  readonly before: ReadonlyMap<string, Document>;
  /** What each step replaced, in order. */
  readonly replaced: readonly Document[];
  /** Changes that could not be made, in the order of the scenario; the others were. */
  readonly problems: readonly ScenarioProblem[];
}

/** Makes the changes of a scenario in memory. The files on disk stay as they are. */
export function layOver(ground: Ground, { changes }: Pick<Scenario, 'changes'>): Overlay {
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

/** Puts the documents back as they were before an overlay. Whoever looks at the portfolio next brings the analysis up to date. */
export function liftOff({ portfolio }: Ground, { replaced }: Overlay): void {
  for (const document of replaced.toReversed()) portfolio.setFile(document);
}

/**
 * Changes that may be made at once, since each is in another entry, round after round. An entry that is new comes into
 * the text alone: the next may have to stand below it.
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
 * Makes edits of a document that do not overlap, block by block from its end: what lies between two of them is then no
 * news to index and analysis. Of several at one place, the first comes first. Returns what each step replaced.
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
