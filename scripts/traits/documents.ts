/** Items read once, with their features, so that many models can be fitted on them. */
import { FEATURE, FeatureTable, featuresOf } from '../../server/src/traits/features.ts';
import { type FieldPiece, fieldPieces } from '../../server/src/traits/governance.ts';
import { type LanguagePack, phrasesOf } from '../../server/src/traits/pack.ts';
import { PART, Reader } from '../../server/src/traits/reading.ts';
import { VERDICTS } from '../../server/src/traits/verdict.ts';
import { type Item, toItem } from './corpus.ts';

/** A clause: its features and, where known, whom its words speak for (0 operational, 1 strategic, 2 none, -1 unknown). */
export interface Clause {
  readonly label: number;
  readonly weight: number;
  readonly length: number;
  readonly title: boolean;
  readonly joined: boolean;
  readonly text: string;
  readonly types: Uint8Array;
  readonly buckets: Int32Array;
  /** First and last token each feature stands on, from the clause's beginning. */
  readonly from: Int32Array;
  readonly to: Int32Array;
}

export interface Document {
  readonly item: Item;
  readonly clauses: readonly Clause[];
  readonly pieces: readonly FieldPiece[];
  /** Index into `VERDICTS`. */
  readonly verdict: number;
}

const POLES = ['operational', 'strategic', 'none'] as const;

/** A labelled whole speaks for all its clauses, with less weight than a clause labelled by itself. */
const WHOLE_WEIGHT = 0.6;

/** A reader for `pack` that knows its phrases. */
export function readerFor(pack: LanguagePack): Reader {
  const reader = new Reader(pack);
  for (const [phrase, mark] of phrasesOf(pack)) reader.phrases.add(reader.phrase(phrase, true), mark);
  return reader;
}

/** Reads items; `without` names the kinds of feature that are left out, for ablation. */
export function readDocuments(
  items: readonly Item[],
  pack: LanguagePack,
  without: ReadonlySet<number> = new Set(),
): Document[] {
  const reader = readerFor(pack);
  const table = new FeatureTable();
  return items.map((item) => {
    reader.read(item.subject.texts);
    const pieces = fieldPieces(reader, item.subject);
    const clauses = reader.segments.flatMap((segment): Clause[] => {
      if (segment.part === PART.field) return [];
      const { path, text } = item.subject.texts[segment.text]!;
      const start = reader.table.starts[segment.from]!;
      const end = reader.table.ends[segment.to - 1]!;
      featuresOf(reader, segment, table, true);
      const kept: number[] = [];
      for (let at = 0; at < table.length; at++) if (!without.has(table.type[at]!)) kept.push(at);
      return [
        {
          label: labelOf(item, path, start, end),
          weight: item.spans.length > 0 ? 1 : WHOLE_WEIGHT,
          length: segment.to - segment.from,
          title: segment.part === PART.title,
          joined: segment.joined,
          text: text.slice(start, end),
          types: Uint8Array.from(kept, (at) => table.type[at]!),
          buckets: Int32Array.from(kept, (at) => table.bucket[at]!),
          from: Int32Array.from(kept, (at) => table.from[at]! - segment.from),
          to: Int32Array.from(
            kept,
            (at) => (table.type[at] === FEATURE.mark ? table.from[at]! : table.to[at]!) - segment.from,
          ),
        },
      ];
    });
    return { item, clauses, pieces, verdict: VERDICTS.indexOf(item.label) };
  });
}

function labelOf(item: Item, path: string, start: number, end: number): number {
  if (item.spans.length === 0) return item.label === 'operational' ? 0 : item.label === 'strategic' ? 1 : -1;
  const overlap = [0, 0, 0];
  for (const span of item.spans) {
    const shared = Math.min(end, span.end) - Math.max(start, span.start);
    if (span.path === path && shared > 0) overlap[POLES.indexOf(span.pole)]! += shared;
  }
  const total = overlap[0]! + overlap[1]! + overlap[2]!;
  const label = overlap.indexOf(Math.max(...overlap));
  return total > 0 && overlap[label]! >= 0.75 * total ? label : -1;
}

/** The pole of how an item is run, where the corpus tells it: 0, 1, or -1 unknown. */
export function governanceLabel({ item, clauses, pieces }: Document): number {
  if (pieces.length === 0) return -1;
  if (item.label === 'operational') return 0;
  if (item.label === 'strategic') return 1;
  if (item.label !== 'mixed' || item.spans.length === 0) return -1;
  const operational = clauses.some((clause) => clause.label === 0);
  const strategic = clauses.some((clause) => clause.label === 1);
  return operational === strategic ? -1 : operational ? 1 : 0;
}

/** How much a curated phrase counts as a clause of its own. */
const PHRASE_WEIGHT = 0.3;

/** The curated phrases as clauses that speak for their pole: what is known before any item is read. */
export function phraseClauses(pack: LanguagePack, without: ReadonlySet<number> = new Set()): Clause[] {
  if (without.has(FEATURE.cue)) return [];
  const phrases = phrasesOf(pack).flatMap(([phrase, mark]) =>
    mark.kind === 'cue' ? [{ phrase: phrase.replaceAll('~', ' '), pole: mark.pole }] : [],
  );
  const items = phrases.map(({ phrase, pole }, at) =>
    toItem({
      id: `phrase-${at}`,
      sector: '',
      parts: [{ k: 'description', t: phrase.trim(), p: pole }],
      label: pole,
    }),
  );
  return readDocuments(items, pack, without).flatMap(({ clauses }) =>
    clauses.map((clause) => ({ ...clause, weight: PHRASE_WEIGHT })),
  );
}

/** A fold for every document, all of a sector in one. */
export function foldsBySector(documents: readonly Document[], count: number): number[] {
  const sectors = [...new Set(documents.map(({ item }) => item.sector))].sort();
  const fold = new Map(sectors.map((sector, at) => [sector, at % count]));
  return documents.map(({ item }) => fold.get(item.sector)!);
}
