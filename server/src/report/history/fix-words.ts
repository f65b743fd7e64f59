/**
 * By which word an item's own text calls it the mending of a fault. A list of plain words and no guess: an item that
 * mends a fault and does not say so counts as one that does not, and every count is shown with the words behind it.
 */
import type { ItemView } from '../../core/model/item.ts';

/** In the title: somebody sets out to mend. */
const MENDS =
  /^(?:fix|repair|restore|recover|resolve|remedy|correct|patch|rescue|stabili[sz]e)(?:e?s|ed|ing)?\b/i;
/** Anywhere: the ways and the words of mending after the fact. */
const AFTER_A_FAULT =
  /\b(?:8d|capa|corrective actions?|root[- ]cause|five whys|5 whys|hotfix(?:es)?|fire-?fight(?:ing)?|product recalls?|outages?|breakdowns?|near miss(?:es)?|complaints?|non-?conformit(?:y|ies)|audit findings?)\b/i;

/** The word, in lower case as written; null where the text has none. */
export function fixWord(item: ItemView): string | null {
  const { fields } = item;
  const tags = (fields.tags?.items ?? []).map(({ text }) => text.trim().toLowerCase());
  const tag = tags.find((each) => /^(?:fix|bug|repair|incident|corrective|capa)$/.test(each));
  if (tag !== undefined) return tag;
  const title = item.title.trim();
  const methods = (fields.methods?.items ?? []).map(({ text }) => text).join(' | ');
  const found =
    MENDS.exec(title)?.[0] ?? AFTER_A_FAULT.exec(title)?.[0] ?? AFTER_A_FAULT.exec(methods)?.[0] ?? null;
  return found?.toLowerCase() ?? null;
}
