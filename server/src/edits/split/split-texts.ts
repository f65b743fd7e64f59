/**
 * Cuts a text into pieces that can stand alone or be removed: sentences, and the clauses of a sentence about two
 * things.
 */
import { capital } from '../../base/words.ts';
import type { Span } from '../../core/text/lines.ts';

/** Abbreviations whose full stop does not end a sentence. */
const SHORT =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|no|nos|st|dr|mr|mrs|ms|prof|vs|approx|ca|cf|incl|excl|inc|ltd|co|fig|art|dept|est|max|min|p\.a|a\.m|p\.m|[A-Z])\.$/i;

/** Length in which an abbreviation ends, with the character before it. */
const SHORT_LENGTH = 12;

/** Returns the sentences and lines of a text, trimmed. Each contains a letter or digit. */
export function sentencesOf(text: string): Span[] {
  const cuts: number[] = [];
  for (const match of text.matchAll(/[.!?…]+["'”’)\]]*(?=\s)|\s*\n/g)) {
    const end = match.index + match[0].length;
    const stop = match[0].includes('\n');
    const next = /\S/.exec(text.slice(end));
    if (
      !stop &&
      (SHORT.test(text.slice(Math.max(0, end - SHORT_LENGTH), end)) ||
        next === null ||
        !/[\p{Lu}\p{N}"'“‘(¿¡\p{Lo}]/u.test(next[0]))
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
  const part = text.slice(start, end);
  const words = [...part.matchAll(/\S+/g)].filter(([word]) => LETTER.test(word));
  const [second, last] = [words[1], words.at(-2)];
  if (second === undefined || last === undefined) return [];
  // Two words are left of a cut behind a letter of the second one, and right of a cut before a letter of the last but one.
  const least = start + second.index + second[0].search(LETTER) + 1;
  const most = start + last.index + last[0].search(LAST_LETTER);
  const found = new Map<number, Joint>();
  for (const [pattern, cost] of JOINTS) {
    for (const match of part.matchAll(pattern)) {
      const joint = { end: start + match.index, start: start + match.index + match[0].length, cost };
      if (joint.end < least || joint.start > most) continue;
      if (!found.has(joint.end)) found.set(joint.end, joint);
    }
  }
  return [...found.values()].sort((a, b) => a.end - b.end);
}

const LETTER = /[\p{L}\p{N}]/u;
const LAST_LETTER = /[\p{L}\p{N}][^\p{L}\p{N}]*$/u;

export const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => LETTER.test(word)).length;

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
export function capitalUnlessName(text: string): string {
  return /^\p{Ll}(?!\p{Lu})/u.test(text) ? capital(text) : text;
}

/** Turns a clause into a sentence: capitalized, with a full stop. */
export function asSentence(text: string): string {
  const plain = text
    .trim()
    .replace(/[,;:–—-]+$/, '')
    .trimEnd();
  return /[.!?…]["'”’)\]]*$/.test(plain) ? capitalUnlessName(plain) : `${capitalUnlessName(plain)}.`;
}
