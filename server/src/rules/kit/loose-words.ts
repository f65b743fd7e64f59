/** Finds words in an item's title and description that promise more, or less, than the work is. */

import type { Scalar } from '../../core/language/values.ts';
import type { ItemView } from '../../core/model/item.ts';
import type { Span } from '../../core/text/lines.ts';
import { memo } from '../../core/text/memo.ts';
import { sourceSpan, textMap } from '../../core/yaml/text-map.ts';
import { asYamlReads } from '../../core/yaml/yaml.ts';

/** A word found, with its span in the item's block. */
export interface LooseWord {
  readonly text: string;
  readonly span: Span;
  readonly key: 'title' | 'description';
  /** True if it begins a sentence. */
  readonly first: boolean;
}

/** A word's place in a text, regardless of its meaning there. */
interface Hit {
  readonly key: 'title' | 'description';
  readonly text: string;
  readonly at: number;
}
/** Finds certain words in an item. Cached, because the hits do not depend on settings, and most items have none. */
export type Words = (item: ItemView) => readonly Hit[];

const NONE: readonly Hit[] = [];
const KEYS = ['title', 'description'] as const;

function wordsIn(title: RegExp, description: RegExp): Words {
  const find = memo(({ fields }: ItemView): readonly Hit[] => {
    let hits: Hit[] | undefined;
    for (const key of KEYS) {
      const text = fields[key]?.text;
      const pattern = key === 'title' ? title : description;
      if (text === undefined || text.search(pattern) < 0) continue;
      hits ??= [];
      for (const { index, 0: word } of text.matchAll(pattern)) hits.push({ key, text: word, at: index });
    }
    return hits ?? NONE;
  });
  return (item) => find(item);
}

const words = (pattern: string): RegExp => new RegExp(`(?<![\\w-])(?:${pattern})(?![\\w-])`, 'gi');

const large =
  'transform(?:s|ing|ed|ation|ational|ative)?|revolutioni[sz](?:e|es|ed|ing)|revolutionary|reinvent(?:s|ed|ing|ion)?|re-?imagin(?:e|es|ed|ing)|world[- ]class|best[- ]in[- ]class|next[- ]gen(?:eration)?|game[- ]chang(?:ing|er)|cutting[- ]edge|ground-?breaking|trail-?blazing|visionary|paradigm shift|quantum leap|moonshot';

/**
 * Large words, which promise a leap; British and American spelling. `strategic` and `breakthrough` count only in a
 * title: in a description they mostly name the aim that the work serves.
 */
export const LARGE: Words = wordsIn(words(`${large}|strategic|breakthrough`), words(large));

const small = words(
  'tweak(?:s|ing|ed)?|fine[- ]tun(?:e|es|ed|ing)|quick wins?|(?:small|minor|slight|modest) (?:change|adjustment|improvement|update|tweak|tidy-up)s?|tidy(?:ing)?[- ]ups?|touch(?:ing)?[- ]ups?|housekeeping|refresh(?:es|ed|ing)?',
);
/** Small words, which promise little change. */
export const SMALL: Words = wordsIn(small, small);

/** Words that negate one that follows closely: they say that the work is not that. */
const DENIED =
  /(?:\b(?:no|not|never|without|cannot|can't|isn't|nothing|neither|nor|beyond|hardly)|(?:more|rather|other) than|instead of)\b(?:\W+\w+){0,6}\W*$/i;

/**
 * Returns the first such word in the title, else in the description. Skips negated ones, and those within `neutral`
 * words of the organisation, such as the name of an office.
 */
export function looseWord(item: ItemView, look: Words, neutral: readonly string[]): LooseWord | null {
  for (const { key, text, at } of look(item)) {
    const scalar = item.fields[key] as Scalar<string>;
    const names = namesIn(scalar.text, neutral);
    if (names.some((name) => at < name.end && name.start < at + text.length)) continue;
    const before = scalar.text.slice(0, at);
    if (DENIED.test(before.slice(before.search(/[^.;:!?]*$/)))) continue;
    return {
      text,
      span: placeOf(item, scalar, { start: at, end: at + text.length }),
      key,
      first: /(?:^|[.!?]\s+)$/.test(before),
    };
  }
  return null;
}

function placeOf(item: ItemView, scalar: Scalar<string>, span: Span): Span {
  if (scalar.shared) return { start: scalar.start, end: scalar.end };
  const source = asYamlReads(item.block.text);
  return sourceSpan(source, textMap(source, scalar, scalar.text), span);
}

/** Returns the spans of the organisation's own words. */
function namesIn(text: string, neutral: readonly string[]): Span[] {
  const lower = text.toLowerCase();
  return neutral.flatMap((name) => {
    const wanted = name.trim().toLowerCase();
    const found: Span[] = [];
    for (let at = wanted === '' ? -1 : lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1))
      found.push({ start: at, end: at + wanted.length });
    return found;
  });
}
