/** Reports characters that a PDF could not show. */
import { t } from '../../core/text/l10n.ts';

/** Describes the characters replaced by question marks; empty if there are none. */
export function lackingWords(missing: readonly string[]): string {
  if (missing.length === 0) return '';
  const some = `${missing.slice(0, 12).join(' ')}${missing.length > 12 ? ' …' : ''}`;
  return t`The letters of a PDF are Latin, Greek and Cyrillic. These stand as question marks in it: ${some}. PowerPoint and HTML show them.`;
}
