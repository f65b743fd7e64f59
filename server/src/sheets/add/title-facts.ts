/**
 * Reads a title as an item: certain statements become values of keys, uncertain ones are reported. Leaves the title
 * itself unchanged.
 */
import { oneLine } from '../../base/words.ts';
import type { Day } from '../../core/text/days.ts';
import type { Value } from '../../edits/values/value.ts';
import { datesInTitle } from './dates-in-title.ts';
import type { Taken } from './in-title.ts';
import { measuresInTitle } from './measures-in-title.ts';
import { type KnownNames, namesInTitle } from './names-in-title.ts';

export interface TitleFacts {
  /** The title without its dates and figures, as the basis of an id. */
  readonly core: string;
  /** Values by key; references are ids. */
  readonly values: ReadonlyMap<string, Value>;
  /** The values in order, each with the words that state it. */
  readonly read: readonly { readonly key: string; readonly value: Value; readonly words: string }[];
  /** Words that were not read, and why. */
  readonly left: readonly { readonly words: string; readonly why: string }[];
}

/** Maximum length of a title, in UTF-16 units. */
export const MAX_TITLE_LENGTH = 500;

/** Reads a title, given the names of a portfolio. `today` resolves a month without a year. */
export function titleFacts(title: string, known: KnownNames, today: Day): TitleFacts {
  if (title.length > MAX_TITLE_LENGTH)
    return { core: title.slice(0, 60), values: new Map(), read: [], left: [] };
  const measures = measuresInTitle(title);
  const names = namesInTitle(title, known);
  const claimed = [...measures.taken, ...measures.unsure].map(({ span }) => span);
  const free = ({ span }: { readonly span: Taken['span'] }): boolean =>
    claimed.every(({ start, end }) => span.end <= start || span.start >= end);
  // The year in the name of a goal, as in `Digital by 2030`, is not when the item ends.
  const dates = datesInTitle(blanked(title, names.taken), today);
  const taken = [...measures.taken, ...dates.taken.filter(free), ...names.taken];
  const unsure = [...measures.unsure, ...dates.unsure.filter(free), ...names.unsure];
  const values = new Map<string, Value>();
  for (const { key, value } of taken) values.set(key, joined(values.get(key), value));
  const gone = [...measures.taken, ...dates.taken.filter(free)].map(({ span }) => span);
  const core = without(title, gone);
  const words = ({ start, end }: Taken['span']): string => title.slice(start, end).trim();
  return {
    core,
    values,
    read: taken.map(({ key, value, span }) => ({ key, value, words: words(span) })),
    left: unsure.map(({ span, why }) => ({ words: words(span), why })),
  };
}

/** Merges two values of one key, if they are lists. */
function joined(before: Value | undefined, value: Value): Value {
  if (before?.kind === 'list' && value.kind === 'list')
    return { kind: 'list', items: [...before.items, ...value.items] };
  if (before?.kind === 'measures' && value.kind === 'measures')
    return { kind: 'measures', measures: [...before.measures, ...value.measures] };
  return value;
}

/** Covers the words of names, so that all else stays where it is. */
const blanked = (title: string, names: readonly Taken[]): string =>
  names.reduce(
    (text, { span: { start, end } }) => text.slice(0, start) + '_'.repeat(end - start) + text.slice(end),
    title,
  );

function without(title: string, spans: readonly Taken['span'][]): string {
  let text = '';
  let at = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    text += title.slice(at, Math.max(at, start));
    at = Math.max(at, end);
  }
  return oneLine(text + title.slice(at)) || title;
}
