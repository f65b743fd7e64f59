/** Collects all evidence behind an item's verdict. */
import { idOf } from '../core/model/entry-index.ts';
import type { ItemRef } from '../core/model/entry-ref.ts';
import { type ItemView, viewOf } from '../core/model/item.ts';
import { isoDay } from '../core/text/days.ts';
import type { Range } from '../core/text/lines.ts';
import { nearest } from '../core/text/near-words.ts';
import { plainText } from '../core/text/plain-text.ts';
import { type Accepted, acceptedBefore } from '../session/accepted.ts';
import { type Explanation, explanationOf } from '../session/explanation.ts';
import type { FileSnapshot } from '../session/session.ts';
import { type Before, type Refusal, settledBefore } from '../session/settled.ts';
import { THRESHOLDS, type TraitFinding } from '../traits/fires.ts';
import { evidenceSpan } from '../traits/item-subject.ts';
import type { Evidence } from '../traits/judgement.ts';
import { rounded } from './classified.ts';
import type { Named } from './named.ts';

export interface Explained {
  readonly file: FileSnapshot;
  readonly ref: ItemRef;
  readonly view: ItemView;
  readonly explanation: Explanation;
  /** Confidence from which each trait finding is reported in this portfolio. */
  readonly thresholds: Readonly<Record<TraitFinding, number>>;
  /** The trait finding that is reported; null for none. */
  readonly reported: TraitFinding | null;
  /** Earlier decisions by people, on the item and in its teams. */
  readonly before: Before;
  /** What was settled as a trait finding had asked, on the item and in its teams; null without a history. */
  readonly accepted: readonly Accepted[] | null;
}

const FINDINGS: readonly TraitFinding[] = ['mixed-traits', 'misclassified', 'unclassified'];
const DEFAULTS: Readonly<Record<TraitFinding, number>> = {
  'mixed-traits': THRESHOLDS.mixed,
  misclassified: THRESHOLDS.misclassified,
  unclassified: THRESHOLDS.unclassified,
};

/** Returns the evidence behind the verdicts on items as JSON. */
export const explainedJson = (found: readonly Explained[], named: Named): object => ({
  version: 1,
  items: found.map((one) => asJson(one, named)),
});

/** Returns the message for an id that no item of some files has. */
export function noItem(files: readonly FileSnapshot[], id: string): string {
  const ids = [...new Set(files.flatMap(({ portfolio }) => [...portfolio.index.ids('item')]))];
  const meant = nearest(id, ids);
  return `there is no item ${plainText(id)}${meant === undefined ? '' : `; did you mean ${plainText(meant)}?`}`;
}

/** Returns the items with an id, each with the evidence of its verdict. */
export async function explained(files: readonly FileSnapshot[], id: string): Promise<Explained[]> {
  const found: Explained[] = [];
  for (const file of files)
    for (const one of explainedIn(file, id)) found.push({ ...one, accepted: await acceptedOf(one) });
  return found;
}

/** Time in milliseconds that an explanation waits for the history. */
const PATIENCE = 3000;

/** Returns what the history tells of an item; null if there is none, or it cannot be read in time. */
async function acceptedOf({ file, ref }: Explained): Promise<readonly Accepted[] | null> {
  const { session, portfolio } = file;
  if (session.historyOf === null) return null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((done) => {
    timer = setTimeout(done, PATIENCE, null);
  });
  const history = await Promise.race([session.historyOf(portfolio.folder), late]);
  clearTimeout(timer);
  return history === null || 'refused' in history ? null : acceptedBefore(history, portfolio, ref);
}

function explainedIn(file: FileSnapshot, id: string): Explained[] {
  return file.portfolio.index
    .byId('item', id)
    .filter((ref) => ref.uri === file.uri)
    .map((ref) => {
      const view = viewOf(ref);
      const { options } = file.analysis.settings;
      const threshold = (rule: TraitFinding): number =>
        (options.get(rule) as { readonly confidence?: number } | undefined)?.confidence ?? DEFAULTS[rule];
      const thresholds = {
        'mixed-traits': threshold('mixed-traits'),
        misclassified: threshold('misclassified'),
        unclassified: threshold('unclassified'),
      };
      const reported =
        FINDINGS.find((rule) =>
          file.analysis.findings(file.uri).some((placed) => placed.ref === ref && placed.rule === rule),
        ) ?? null;
      return {
        file,
        ref,
        view,
        explanation: explanationOf(file.analysis, view),
        thresholds,
        reported,
        before: settledBefore(file.portfolio, ref, file.analysis.today),
        accepted: null,
      };
    });
}

function rangeOf({ file, ref, view }: Explained, piece: Evidence): Range | null {
  const span = evidenceSpan(view, piece);
  return span === null ? null : file.session.rangeIn(file.document, ref.block, span);
}

function asJson(one: Explained, named: Named): unknown {
  const { file, ref, view, explanation, thresholds, reported, before, accepted } = one;
  const { judgement, flip } = explanation;
  const asPiece = (piece: Evidence): unknown => ({
    dimension: piece.dimension,
    pole: piece.pole,
    layer: piece.layer,
    weight: rounded(piece.weight),
    text: piece.text,
    path: piece.path,
    source: piece.source,
    rule: piece.rule ?? null,
    discounted: piece.discounted ?? false,
    range: rangeOf(one, piece),
  });
  return {
    id: idOf(ref),
    file: named(file.uri),
    title: view.title,
    track: view.track,
    verdict: judgement.verdict,
    confidence: rounded(judgement.confidence),
    scores: {
      operational: rounded(judgement.scores.operational),
      strategic: rounded(judgement.scores.strategic),
    },
    mix: judgement.mix ?? null,
    thresholds,
    reported,
    evidence: judgement.evidence.map(asPiece),
    vocabulary: file.portfolio.settings.vocabulary,
    decided: before.decided,
    accepted:
      accepted?.map(({ day, commit, item, title, here, change }) => ({
        date: isoDay(day),
        commit,
        item,
        title,
        ...change,
        here,
      })) ?? null,
    refused: [
      ...before.refused.map((refusal) => asRefusal(refusal, true)),
      ...before.refusedByTeams.map((refusal) => asRefusal(refusal, false)),
    ],
    flip:
      flip === undefined
        ? null
        : {
            verdict: flip.verdict,
            remove: flip.remove.map(({ text, path, pole, dimension }) => ({ text, path, pole, dimension })),
          },
  };
}

/**
 * Converts a refusal to JSON.
 * @param here true if it was refused on the item itself, not on another item of its teams
 */
const asRefusal = ({ item, title, rules, reason }: Refusal, here: boolean): unknown => ({
  item,
  title,
  rules,
  reason: reason === '' ? null : reason,
  here,
});
