/** The halves of an item in the making: the pieces they are made of, and the words that each half is given. */
import type { ItemView } from '../../core/model/item.ts';
import type { Judgement, Pole } from '../../traits/judgement.ts';
import { asSentence, capital, titleFrom } from './split-texts.ts';

export type ListKey = 'methods' | 'measures' | 'milestones' | 'risks';
/** A piece of an item. `lean` runs from -1, operational, to 1, strategic. */
export interface Unit {
  readonly kind: 'title' | 'text' | 'entry' | 'field' | 'team';
  /** Key it stands under. */
  readonly key: string;
  /** Number of the list entry. */
  readonly index: number;
  /** Offsets in the decoded text, for pieces of the title and the description. */
  readonly start: number;
  readonly end: number;
  readonly lean: number;
  readonly to: Pole | 'both';
  /** A title from its words, for a piece of the description. */
  readonly headline?: string;
}
export interface Plan {
  readonly units: readonly Unit[];
  readonly judgements: Readonly<Record<Pole, Judgement>>;
  /** Both halves read as what they are to be. */
  readonly sound: boolean;
}
/** What a person decided about a split; what is absent is as the plan has it. */
export interface SplitWishes {
  /** Where each piece goes, in the order of the plan's pieces. */
  readonly to?: readonly (Pole | 'both')[];
  readonly titles?: Partial<Readonly<Record<Pole, string>>>;
  /** Id of the half that is made. */
  readonly id?: string;
  /** Percent of all effort that goes with the half that is made, 0 to 100. */
  readonly share?: number;
  /** The operational half is to name the strategic one under `sustains`. */
  readonly link?: boolean;
}
export type JudgeItem = (item: ItemView) => Judgement;

/** An item to be split. */
export interface SplitSubject {
  readonly item: ItemView;
  /** Track of the half that keeps the entry. */
  readonly own: Pole;
  readonly judge: JudgeItem;
}

/** Dates and durations: the half that keeps the entry never loses them. */
export const DATES: ReadonlySet<string> = new Set(['start', 'end', 'horizon']);
/** Lists whose entries go to one side each. */
export const LISTS: readonly ListKey[] = ['methods', 'measures', 'milestones', 'risks'];
export const other = (side: Pole): Pole => (side === 'operational' ? 'strategic' : 'operational');

/** Words of one side's title: its part of the title, else made from `from`, the piece that speaks most for it. `kept`: the title as it was. */
export function titleOf(
  item: ItemView,
  units: readonly Unit[],
  side: Pole,
): { readonly text: string; readonly from?: Unit; readonly kept: boolean } {
  const all = item.fields.title?.text ?? '';
  const own = units.filter((unit) => unit.kind === 'title' && unit.to === side);
  const parts = units.filter((unit) => unit.kind === 'title').length;
  if (own.length === parts && parts > 0) return { text: all, kept: true };
  if (own.length > 0) {
    const text = own.map(({ start, end }) => all.slice(start, end)).join(', ');
    return { text: capital(text.replace(/[\s,;:.–—-]+$/, '')), kept: false };
  }
  const description = item.fields.description?.text ?? '';
  const sign = side === 'strategic' ? 1 : -1;
  const texts = units.filter((unit) => unit.kind === 'text' && unit.to === side);
  const from = texts.reduce<Unit | undefined>(
    (best, unit) => (best === undefined || unit.lean * sign > best.lean * sign + 0.1 ? unit : best),
    undefined,
  );
  if (from === undefined) return { text: all, kept: true };
  return { text: from.headline ?? titleFrom(description.slice(from.start, from.end)), from, kept: false };
}

/** One side's description: its sentences in order, clauses made sentences. */
export function descriptionOf(item: ItemView, units: readonly Unit[], side: Pole): string {
  const all = item.fields.description?.text ?? '';
  let out = '';
  let end = 0;
  for (const unit of units) {
    if (unit.kind !== 'text' || unit.to !== side) continue;
    const gap =
      out === ''
        ? ''
        : /\n\s*\n/.test(all.slice(end, unit.start))
          ? '\n\n'
          : all.slice(end, unit.start).includes('\n')
            ? '\n'
            : ' ';
    out += gap + asSentence(all.slice(unit.start, unit.end));
    end = unit.end;
  }
  return out;
}
