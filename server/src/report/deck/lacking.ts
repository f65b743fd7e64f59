/** Of a PDF, what it could not show. */
import { t } from '../../core/text/l10n.ts';

/** What is said of letters that stand as question marks; empty for none. */
export function lackingWords(missing: readonly string[]): string {
  if (missing.length === 0) return '';
  const some = `${missing.slice(0, 12).join(' ')}${missing.length > 12 ? ' …' : ''}`;
  return t`The letters of a PDF are Latin, Greek and Cyrillic. These stand as question marks in it: ${some}. PowerPoint and HTML show them.`;
}
