/** Reads cells of effort, which is in full-time equivalents and never in days, hours or points. */
import { readScalar } from '../../core/language/read-scalar.ts';
import { t } from '../../core/text/l10n.ts';
import { timeUnitOfHead } from './durations.ts';
import { decimalOf, type Numbers, numeralIn } from './numbers.ts';

const FTE = "ftes?|fte's|vzä|vza|vzk|etp|årsverk|årsværk";
const IS_FTE = new RegExp(`^(?:${FTE})$`, 'i');
const IN_FTE = new RegExp(`(?<!\\p{L})(?:${FTE})(?!\\p{L})`, 'iu');

/** Units of work that are not full-time equivalents, and words that are part of one unless the head names those. */
const OTHER =
  /\b(?:pt|pts?|pd|md|mds|personen?tage?|mandays?|points?|sp|hrs?|h|std|stunden|jours?|heures?|uren|dagen|dagar|timer)\b/i;
const OF_PEOPLE = /\b(?:person|man)\b/i;

/** Tells whether a head states a unit of work other than full-time equivalents. */
export const countsOtherWork = (head: string): boolean =>
  timeUnitOfHead(head) !== null || OTHER.test(head) || (OF_PEOPLE.test(head) && !IN_FTE.test(head));

/** Says why a bare number under such a head is no effort; null if it is one, or not a bare number. */
export function effortProblem(text: string, head: string): string | null {
  const isBare = numeralIn(text)?.text === text.trim();
  if (!isBare || !countsOtherWork(head)) return null;
  return t`“${head}” is not in full-time equivalents, as effort is. Write 0.5 fte for half of a person’s time.`;
}

/** Converts effort to the language's notation: `0,5 FTE`, `0,5 VZÄ`; null if it is none. */
export function effortOf(text: string, numbers: Numbers): string | null {
  const found = numeralIn(text);
  const number = found === null ? null : decimalOf(found.numeral, numbers);
  if (found === null || number === null) return null;
  const unit = text.replace(found.text, '').trim();
  if (unit !== '' && !IS_FTE.test(unit)) return null;
  const said = unit === '' || /^ftes?$/i.test(unit) ? text.replace(found.text, number) : `${number} fte`;
  return readScalar({ scalar: 'effort' }, said).ok ? said : null;
}
