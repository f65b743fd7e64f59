/** Builds figures as sentences with the items behind them, for reviews and comparisons. */
import { capital } from '../../base/words.ts';
import { counting, t } from '../../core/text/l10n.ts';
import type { PictureItem } from './view-data.ts';
import { inWords, titleOf } from './words.ts';

/**
 * `good`: holds. `gap`: needs attention. `open`: not stated. `plain`: a neutral figure. Shown by a sign and a word,
 * never by colour alone.
 */
export type Tone = 'good' | 'gap' | 'open' | 'plain';

/**
 * A sentence next to its condition, so that the claim can be checked in the code. Claims are tried in order; the first
 * that holds is shown.
 */
export interface Claim {
  readonly when: boolean;
  readonly says: () => string;
}
/** A claim that answers a question: it holds, it needs attention, or the portfolio does not say. */
export interface Answering extends Claim {
  readonly tone: Exclude<Tone, 'plain'>;
  /** What is so, in place of the tone's usual name. */
  readonly label?: () => string;
}

/** Returns the sentence of the first claim that holds; empty where none does. */
export const firstSaid = (claims: readonly Claim[]): string => claims.find(({ when }) => when)?.says() ?? '';

/** Returns tone and answer of the first claim that holds; `open` and “Not enough said.” where none does. */
export function answered(claims: readonly Answering[]): {
  readonly tone: Exclude<Tone, 'plain'>;
  readonly answer: string;
  readonly label?: string;
} {
  const first = claims.find(({ when }) => when);
  if (first === undefined) return { tone: 'open', answer: t`Not enough said.` };
  const { tone, says, label } = first;
  return { tone, answer: says(), ...(label === undefined ? {} : { label: label() }) };
}

/** An item, goal or team behind a figure. */
export interface Named {
  /** Key of an item, as a link target; null for goals and teams. */
  readonly key: string | null;
  readonly title: string;
  /** A note on it: `15 days late`. */
  readonly note?: string;
}

/** A figure in a sentence, with what is behind it. Plain text; the renderer escapes it. */
export interface Fact {
  readonly tone: Tone;
  readonly words: string;
  readonly behind: readonly Named[];
}

/** Maximum number of items named behind a figure; the rest are counted, and listed in the table of all items. */
export const MAX_BEHIND = 24;

export function named(item: PictureItem, note?: string): Named {
  const title = titleOf(item);
  return note === undefined || note === '' ? { key: item.key, title } : { key: item.key, title, note };
}

export const thing = (title: string, note?: string): Named =>
  note === undefined ? { key: null, title } : { key: null, title, note };

export const fact = (tone: Tone, words: string, behind: readonly Named[] = []): Fact => ({
  tone,
  words: capital(words),
  behind,
});

/** Returns a fact about items, or nothing where there are no items. */
export function some(tone: Tone, items: readonly Named[], say: (count: number) => string): Fact[] {
  return items.length === 0 ? [] : [fact(tone, say(items.length), items)];
}

/** Returns a count with noun and verb: `one item serves`, `three items serve`, `14 items serve`. */
export function that(count: number, one: string, verb: readonly [string, string], many = `${one}s`): string {
  return counting(inWords(count), count === 1 ? `${one} ${verb[0]}` : `${many} ${verb[1]}`);
}
