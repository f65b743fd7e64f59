/**
 * Finds the word by which an item's text declares it a fix. Uses a plain word list: a fix that does not say so is not
 * counted, and every count is shown with its words.
 */
import type { ItemView } from '../../core/model/item.ts';

/** In the title: an intention to fix. */
const MENDS =
  /^(?:fix|repair|restore|recover|resolve|remedy|correct|patch|rescue|stabili[sz]e)(?:e?s|ed|ing)?\b/i;
/** Anywhere: vocabulary of repair after the fact. */
const AFTER_A_FAULT =
  /\b(?:8d|capa|corrective actions?|root[- ]cause|five whys|5 whys|hotfix(?:es)?|fire-?fight(?:ing)?|product recalls?|outages?|breakdowns?|near miss(?:es)?|complaints?|non-?conformit(?:y|ies)|audit findings?)\b/i;

/** Returns the word, lower-cased; null if there is none. */
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
