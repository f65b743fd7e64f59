/**
 * Cuts a text into pieces that can stand alone or be removed: sentences, and the clauses of a sentence about two
 * things.
 */
import type { Span } from '../../core/text/lines.ts';

/** Abbreviations whose full stop does not end a sentence. */
const SHORT =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|no|nos|st|dr|mr|mrs|ms|prof|vs|approx|ca|cf|incl|excl|inc|ltd|co|fig|art|dept|est|max|min|p\.a|a\.m|p\.m|[A-Z])\.$/i;

/** Returns the sentences and lines of a text, trimmed. Each contains a letter or digit. */
export function sentencesOf(text: string): Span[] {
  const cuts: number[] = [];
  for (const match of text.matchAll(/[.!?…]+["'”’)\]]*(?=\s)|\s*\n/g)) {
    const end = match.index + match[0].length;
    const stop = match[0].includes('\n');
    const next = /\S/.exec(text.slice(end));
    if (
      !stop &&
      (SHORT.test(text.slice(0, end)) || next === null || !/[\p{Lu}\p{N}"'“‘(¿¡\p{Lo}]/u.test(next[0]))
    )
      continue;
    cuts.push(end);
  }
  return pieces(text, cuts);
}

/**
 * A place where a sentence may be cut: end of the left part, start of the right one, and how awkward the cut is, from 0
 * to 1.
 */
export interface Joint {
  readonly end: number;
  readonly start: number;
  readonly cost: number;
}

const JOINTS: readonly (readonly [RegExp, number])[] = [
  [/\s*;\s+/g, 0],
  [/\s+[–—|/+]\s+|\s+-\s+|\s+&\s+/g, 0.05],
  [/:\s+/g, 0.2],
  [/,\s+(?:and|but|while|whereas|plus|then|as well as)\s+(?:also\s+|then\s+)?/gi, 0.1],
  [/\s+(?:and also|and then|as well as|while|whereas|plus|und|et)\s+/gi, 0.15],
  [/\s+and\s+/gi, 0.25],
  [/[,.]\s+/g, 0.3],
];

/** Returns the places where a span of a text may be cut; each part has at least two words. */
export function jointsOf(text: string, { start, end }: Span): Joint[] {
  const found = new Map<number, Joint>();
  const part = text.slice(start, end);
  for (const [pattern, cost] of JOINTS) {
    for (const match of part.matchAll(pattern)) {
      const joint = { end: start + match.index, start: start + match.index + match[0].length, cost };
      if (wordsIn(text.slice(start, joint.end)) < 2 || wordsIn(text.slice(joint.start, end)) < 2) continue;
      if (!found.has(joint.end)) found.set(joint.end, joint);
    }
  }
  return [...found.values()].sort((a, b) => a.end - b.end);
}

export const wordsIn = (text: string): number =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

function pieces(text: string, cuts: readonly number[]): Span[] {
  const found: Span[] = [];
  let from = 0;
  for (const cut of [...cuts, text.length]) {
    const part = text.slice(from, cut);
    if (/[\p{L}\p{N}]/u.test(part)) {
      const start = from + (part.length - part.trimStart().length);
      found.push({ start, end: from + part.trimEnd().length });
    } else if (part.trim() !== '' && found.length > 0)
      found[found.length - 1] = { start: (found[found.length - 1] as Span).start, end: cut };
    from = cut;
  }
  return found;
}

/** Capitalizes a text, except a name with its own spelling (`eBay`, `5S`). */
export function capital(text: string): string {
  return /^\p{Ll}(?!\p{Lu})/u.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** Turns a clause into a sentence: capitalized, with a full stop. */
export function asSentence(text: string): string {
  const plain = text
    .trim()
    .replace(/[,;:–—-]+$/, '')
    .trimEnd();
  return /[.!?…]["'”’)\]]*$/.test(plain) ? capital(plain) : `${capital(plain)}.`;
}

/** Maximum length of a title made from a sentence, in UTF-16 units. */
const MAX_TITLE_LENGTH = 64;
/** Words that connect a sentence to what preceded it. */
const LEAD =
  /^(?:(?:and|but|also|then|so|that|first|firstly|second|secondly|third|thirdly|finally|meanwhile|at the same time|beyond that|besides|apart from that|on top of that|on top|in addition|in parallel|in the same (?:breath|item|project|programme)|by the same decision|separately|item \d+|part \d+|\(?[a-d1-4][.)])[,:]?\s+)+/i;
/** Words before the action, which a title does without. */
const BEFORE_ACTION =
  /^(?:(?:until then|on the way|(?:in|under|as part of|within) the same (?:plan|budget line|heading)|(?:together|bundled|coupled) with|(?:an? )?(?:effort|drive|push) (?:by (?:\p{L}+ ){1,3})?to|included (?:is|are)|part (?:one|two)|the same \p{L}+)[,:]?\s+)+/iu;
/** The subject of a sentence about what will be done. */
const SUBJECT = /^(?:[\p{L}\d’'-]+ ){1,6}?(?:will|shall|is to|are to)\s+(?:also\s+|then\s+)?(?=\p{Ll}{2,})/u;
/** Beginnings that make a sentence no title: it says how something is run or what is so, or goes on from another. */
const FRAGMENT =
  /^(?:with|without|by|for|from|at|in|on|under|until|while|because|as|it|its|this|these|those|they|he|she|there|both|which|who|(?:the|one) other|(?:run|done|tracked|watched|checked|reported|measured|started|paid|owned|approved) (?:as|by|at|in|on|with|beside|for|like)|(?:[\p{L}-]+ ){1,4}(?:is|are|was|were|has|have))(?=[\s,]|$)/iu;
/** Words before which a title that is too long is cut, the ones that open a clause first. */
const CUTS: readonly RegExp[] = [
  /\s(?:so that|because|which|that|who|while|whereas|until|and)\s/giu,
  /\s(?:so|as|with|by|from|through|for|to|in|at|over|under|per|on)\s/giu,
];
/** The proposer, at the start of a sentence. */
const PROPOSED =
  /^(?:the )?(?:\p{L}+ ){1,3}(?:(?:further |also )?(?:proposes?|agreed|decided|intends|plans|wants|agrees|decides|are (?:further |also )?asked|is (?:further |also )?asked) to (?:note |approve |agree )?)/iu;
const TRAILING =
  /[\s,;:–—-]+(?:(?:a|an|the|of|for|and|or|to|in|on|at|with|by|from|our|its|their|that|which|who|is|are|be|as|per|than|into|so|because)[\s,;:–—-]*)*$/i;

/** Derives a title from a sentence: the action, without introductory words, cut between words. */
export function titleFrom(sentence: string): string {
  let text = sentence
    .trim()
    .replace(/^[-*•]\s+/, '')
    .replace(LEAD, '')
    .replace(BEFORE_ACTION, '')
    .replace(PROPOSED, '')
    .replace(/[.!?…]+["'”’)\]]*$/, '');
  if (wordsIn(text.replace(SUBJECT, '')) >= 3) text = text.replace(SUBJECT, '');
  const we =
    /^(?:[^,;:]{0,60}?[\s,])?we\s+(?:will\s+|shall\s+|also\s+|want to\s+|plan to\s+|are going to\s+)*(?=\p{Ll}{2,})/iu.exec(
      text,
    );
  if (we !== null && wordsIn(text.slice(we[0].length)) >= 2 && wordsIn(we[0]) <= 9)
    text = text.slice(we[0].length);
  for (const mark of [/[;:]\s|\s[–—]\s/, /,\s/]) {
    const at = text.search(mark);
    if (text.length > MAX_TITLE_LENGTH && at > 12 && wordsIn(text.slice(0, at)) >= 3)
      text = text.slice(0, at);
  }
  if (text.length > MAX_TITLE_LENGTH) text = shortened(text);
  return capital(text.trim());
}

/** Tells whether a title is the rest of a sentence and names no work of its own. */
export const isFragment = (title: string): boolean => FRAGMENT.test(title) || wordsIn(title) < 2;

/** Shortens a title that is too long: before the last clause or phrase that does not fit. */
function shortened(text: string): string {
  for (const pattern of CUTS) {
    const at = [...text.matchAll(pattern)]
      .map(({ index }) => index)
      .filter((index) => index <= MAX_TITLE_LENGTH && index >= MAX_TITLE_LENGTH / 2)
      .at(-1);
    if (at !== undefined) return text.slice(0, at).replace(TRAILING, '');
  }
  return text.slice(0, text.lastIndexOf(' ', MAX_TITLE_LENGTH)).replace(TRAILING, '');
}

/** Removes the words that connect a text to what preceded it. */
export const withoutLead = (text: string): string => capital(text.replace(LEAD, ''));
