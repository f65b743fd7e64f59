/** Defines the pieces from which halves are made, and derives the title and description of each half. */
import type { ItemView } from '../../core/model/item.ts';
import type { Judgement, Pole } from '../../traits/judgement.ts';
import { asSentence, capitalUnlessName } from './split-texts.ts';
import { isFragment, isRest, underHeading } from './split-titles.ts';

export type ListKey = 'methods' | 'measures' | 'milestones' | 'risks';
/** A title derived from a piece of a description. */
export interface Headline {
  readonly title: string;
  /** True if it says what is done only beside the title of the whole. */
  readonly thin: boolean;
}
/** A piece of an item. `lean` runs from -1, operational, to 1, strategic. */
export interface Unit {
  readonly kind: 'title' | 'text' | 'entry' | 'field' | 'team';
  /** The key that it belongs to. */
  readonly key: string;
  /** Index of the list entry or team; else 0. */
  readonly index: number;
  /** Offsets in the decoded text, for pieces of the title and description; else 0. */
  readonly start: number;
  readonly end: number;
  readonly lean: number;
  readonly to: Pole | 'both';
  /** A title derived from it, for a piece of the description. */
  readonly headline?: Headline;
}
export interface Plan {
  readonly units: readonly Unit[];
  readonly judgements: Readonly<Record<Pole, Judgement>>;
  /** True if each half's verdict is its own track. */
  readonly sound: boolean;
}
/** A person's choices for a split; the plan decides whatever is absent. */
export interface SplitWishes {
  /** The side of each piece, in the order of the plan's pieces. */
  readonly to?: readonly (Pole | 'both')[];
  readonly titles?: Partial<Readonly<Record<Pole, string>>>;
  /** Id of the new half. */
  readonly id?: string;
  /** Percent of all effort that goes to the new half, 0 to 100. */
  readonly share?: number;
  /** True if the operational half is to name the strategic one under `sustains`. */
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

/** Minimum lean of a piece to its side at which it names the half. */
const MIN_LEAN = 0.12;
/** Dates and durations, which the half that keeps the entry never loses. */
export const DATES: ReadonlySet<string> = new Set(['start', 'end', 'horizon']);
/** Lists whose entries each go to one side. */
export const LISTS: readonly ListKey[] = ['methods', 'measures', 'milestones', 'risks'];
export const other = (side: Pole): Pole => (side === 'operational' ? 'strategic' : 'operational');

/**
 * Derives a side's title from its part of the title, else from the piece that leans most to it, returned as `from`.
 * `kept`: the title is unchanged.
 */
export function titleOf(
  item: ItemView,
  units: readonly Unit[],
  side: Pole,
): { readonly text: string; readonly from?: Unit; readonly kept: boolean } {
  const all = item.fields.title?.text ?? '';
  const own = units.filter((unit) => unit.kind === 'title' && unit.to === side);
  const parts = units.filter((unit) => unit.kind === 'title').length;
  if (own.length === parts && parts > 0) return { text: all, kept: true };
  const part = own.map(({ start, end }) => all.slice(start, end)).join(', ');
  const words = capitalUnlessName(part.replace(/[\s,;:.–—-]+$/, ''));
  if (own.length > 0 && !isRest(words)) return { text: words, kept: false };
  const sign = side === 'strategic' ? 1 : -1;
  const texts = units.filter((unit) => unit.kind === 'text' && unit.to === side);
  const best = (thin: boolean): Unit | undefined =>
    texts
      .filter(({ headline, lean }) => headline?.thin === thin && (thin || lean * sign > MIN_LEAN))
      .filter(({ headline }) => headline !== undefined && !isFragment(headline.title))
      .reduce<Unit | undefined>(
        (most, each) => (most === undefined || each.lean * sign > most.lean * sign + 0.1 ? each : most),
        undefined,
      );
  const whole = best(false);
  if (whole?.headline !== undefined) return { text: whole.headline.title, from: whole, kept: false };
  const thin = best(true);
  const under = thin?.headline === undefined ? null : underHeading(all, thin.headline.title);
  if (thin !== undefined && under !== null) return { text: under, from: thin, kept: false };
  // No sentence of this side names its work: the title of the whole, with the side.
  return texts.length === 0
    ? { text: all, kept: true }
    : { text: `${all.replace(/[.]+$/, '')} (${side} part)`, kept: false };
}

/** Joins a side's sentences to a description, in order; clauses become sentences. */
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
