/** Entries of `decisions` as a meeting speaks of them: by what was decided and when, or by what is asked. */
import type { Decision } from '../../core/language/values.ts';
import { isoDay } from '../../core/text/days.ts';
import type { Parts } from './record.ts';

/** Text on one line. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The entry that says so on that day. */
export function decisionOf(
  decisions: readonly Decision[] | undefined,
  { decided, of }: { readonly decided: string; readonly of: string },
): Decision | undefined {
  return decisions?.find(
    ({ fields }) =>
      oneLine(fields.decided?.text ?? '') === oneLine(decided) &&
      fields.date?.value !== undefined &&
      isoDay(fields.date.value.last) === of,
  );
}

/** The entry that asks so, and has no answer yet. */
export function openOf(
  decisions: readonly Decision[] | undefined,
  asked: string | undefined,
): Decision | undefined {
  if (asked === undefined) return undefined;
  return decisions?.find(
    ({ fields }) =>
      oneLine(fields.decided?.text ?? '') === '' && oneLine(fields.asked?.text ?? '') === oneLine(asked),
  );
}

/** What was decided, as the entry holds it. */
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
