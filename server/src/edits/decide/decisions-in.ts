/** Finds entries of `decisions` as a meeting refers to them: by what was decided and when, or by the question. */
import { oneLine } from '../../base/words.ts';
import type { Decision } from '../../core/language/values.ts';
import { isoDay } from '../../core/text/days.ts';
import type { Parts } from './record.ts';

/** Finds the entry with these words and this day. */
export function decisionOf(
  decisions: readonly Decision[] | undefined,
  { decided, of }: { readonly decided: string; readonly of: string },
): Decision | undefined {
  return decisions?.find(
    ({ fields }) =>
      oneLine(fields.decided?.text) === oneLine(decided) &&
      fields.date?.value !== undefined &&
      isoDay(fields.date.value.last) === of,
  );
}

/** Finds the unanswered entry that asks this question. */
export function openOf(
  decisions: readonly Decision[] | undefined,
  asked: string | undefined,
): Decision | undefined {
  if (asked === undefined) return undefined;
  return decisions?.find(
    ({ fields }) => oneLine(fields.decided?.text) === '' && oneLine(fields.asked?.text) === oneLine(asked),
  );
}

/** Returns the keys and texts of a decision's entry. */
export const partsOf = (made: {
  readonly asked?: string | undefined;
  readonly decided: string;
  readonly date: string;
  readonly by?: string | undefined;
  readonly until?: string | undefined;
}): Parts => [
  ['asked', made.asked],
  ['decided', made.decided],
  ['date', made.date],
  ['by', made.by],
  ['until', made.until],
];
