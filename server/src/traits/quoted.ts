/**
 * Quotes evidence as a person would point at it: a short phrase within one clause. The words that weigh are a run of
 * tokens, which may be half a phrase (`new`) or run on into the next clause.
 */
import { oneLine } from '../base/words.ts';
import type { Evidence } from './judgement.ts';

/** Maximum length of a clause that is quoted whole, in words and UTF-16 units. */
const MAX_CLAUSE_WORDS = 7;
const MAX_CLAUSE = 48;
/** The same with the spaces of folded lines: a longer clause is not looked at as a whole. */
const MAX_CLAUSE_SPAN = 4 * MAX_CLAUSE;
/** Number of content words up to which a part of a longer clause is widened. */
const ENOUGH_WORDS = 3;
/** Below this share of a piece's weight, a word for the other pole may stand in a quote of a single word. */
const MAX_LIGHT = 0.5;
/** Minimum number of words on each side of a conjunction that separates two clauses. */
const MIN_SIDE_WORDS = 3;

const MARKS = /[.;:!?…](?=\s|$)|\n|\s[–—|/-]\s|[()[\]"“”]|,(?=\s)/g;
const CONJUNCTIONS = /\s(?:and|but|while|whereas|plus|because|so that|which|who|that|until)\s/gi;
/** Words that a phrase neither begins nor ends with. */
const HOLLOW =
  /^(?:an?|the|of|for|and|or|but|to|in|on|at|with|without|by|from|into|onto|over|under|behind|before|after|between|across|within|beside|beyond|during|through|against|about|off|than|per|as|so|because|until|our|its|their|his|her|that|which|who|is|are|was|were|be|been|we|it|they|this|these|those|then|also|will|shall|has|have|had)$/i;

/** A word with the preposition that makes it evidence. */
const PLACED = /^(?:on|in|at|by|over|under|off|without)\s[\p{L}\p{N}-]+$/iu;
/** The rest of a word, and words before it that belong to what follows: `every 6 h`. */
const COUNTING = /(?:(?:^|\s)(?:every|each|any|some|all|both|no|[\d.,]+))*\s\S*$/i;

/** Marks that a phrase does not end with. */
const TRAILING: ReadonlySet<string> = new Set(",;:.'’");

/** A part of a text, by UTF-16 offsets. */
interface Part {
  readonly start: number;
  readonly end: number;
}

/** What evidence of an item is quoted from. */
export interface Quotable {
  /** Returns the text at a path; undefined for a value, which is quoted as it is. */
  readonly texts: (path: string) => string | undefined;
  /** All evidence of the item: a quote does not take in words that weigh for the other pole. */
  readonly evidence: readonly Evidence[];
}

const isHollow = (word: string): boolean => HOLLOW.test(word.replace(/[^\p{L}]/gu, ''));

/** Counts the words of a phrase that say something. */
const contentWords = (phrase: string): number => wordsOf(phrase).filter((word) => !isHollow(word)).length;

const wordsOf = (text: string): readonly string[] =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));

/** Returns the words of a piece of evidence beside others: a value with its key, because `daily` alone says little. */
export function quotedBeside(piece: Evidence, from: Quotable): string {
  const words = quoted(piece, from);
  return piece.source === 'field' ? `${piece.path.split('.')[0]}: ${words}` : words;
}

/** Returns the words of a piece of evidence for a message. */
export function quoted(piece: Evidence, from: Quotable): string {
  const part = quotedPart(piece, from);
  return oneLine(part === null ? piece.text : from.texts(piece.path)?.slice(part.start, part.end));
}

/** Returns the part of a text that a piece of evidence is quoted as; null if it is quoted as it is. */
export function quotedPart(piece: Evidence, { texts, evidence }: Quotable): Part | null {
  const text = piece.source === 'field' ? undefined : texts(piece.path);
  if (text === undefined || text.slice(piece.start, piece.end) !== piece.text) return null;
  const against = evidence.filter(speaksAgainst(piece));
  const phrase = phraseAround(text, piece, against);
  if (against.length === 0 || contentWords(text.slice(phrase.start, phrase.end)) > 1) return phrase;
  // `Expand` says less than `Expand training`, in which the word for the other pole hardly weighs.
  return phraseAround(
    text,
    piece,
    against.filter(({ weight }) => weight > MAX_LIGHT * piece.weight),
  );
}

/** Tells which evidence a quote of `piece` would misuse: for context whatever counts, else what counts for the other pole. */
const speaksAgainst =
  (piece: Evidence) =>
  ({ path, pole, weight, source }: Evidence): boolean =>
    path === piece.path && source !== 'field' && weight > 0 && (piece.weight === 0 || pole !== piece.pole);

/** Returns the phrase around a part of a text, without the parts in `against`. */
export function phraseAt(text: string, part: Part, against: readonly Part[] = []): string {
  const { start, end } = phraseAround(text, part, against);
  return oneLine(text.slice(start, end));
}

function phraseAround(text: string, part: Part, against: readonly Part[]): Part {
  const clause = clauseAt(text, part);
  const between = without(text, clause, part, against);
  if (clause.end - clause.start <= MAX_CLAUSE_SPAN) {
    const inner = stripped(text, clause);
    const whole = oneLine(text.slice(inner.start, inner.end));
    if (wordsOf(whole).length <= MAX_CLAUSE_WORDS && whole.length <= MAX_CLAUSE) {
      const left = text.slice(between.start, between.end).trim();
      // `on time` says more than `time`.
      if (!PLACED.test(left)) return stripped(text, between);
      const start = text.indexOf(left, between.start);
      return { start, end: start + left.length };
    }
  }
  return widened(text, between, part);
}

/** Narrows a clause to what lies around `part` between other parts, by whole words. */
function without(text: string, clause: Part, part: Part, against: readonly Part[]): Part {
  let { start, end } = clause;
  for (const other of against) {
    if (other.end <= clause.start || other.start >= clause.end) continue;
    const [first, last] = other.end <= part.start ? [other, part] : [part, other];
    // Parts of one word (`re-lay`) stand together.
    if (!/\s/.test(text.slice(first.end, last.start))) continue;
    if (other.end <= part.start) start = Math.max(start, other.end);
    else if (other.start >= part.end) end = Math.min(end, other.start);
  }
  if (start > clause.start) {
    start += /^\S*/.exec(text.slice(start, part.start))?.[0].length ?? 0;
    // A number behind the words left out belongs to them: `theatre 3` of `Start theatre 3 on time`.
    const number = /^\s*[\d.,]+\s+/.exec(text.slice(start, part.start))?.[0] ?? '';
    const next = /^\S+/.exec(text.slice(start + number.length, end))?.[0] ?? '';
    if (HOLLOW.test(next)) start += number.length;
  }
  // `3` of `theatre 3 on time` belongs to what is before it, `6` of `every 6 weeks` to what is left out.
  if (end < clause.end && !HOLLOW.test(/^\S+/.exec(text.slice(end, end + MAX_CLAUSE))?.[0] ?? '')) {
    // Only the last words: a list of thousands of numbers must not be tried from each of them.
    const last = text.slice(Math.max(part.end, end - MAX_CLAUSE), end);
    end -= last.length - last.replace(COUNTING, '').length;
  }
  return { start, end };
}

/** Returns the clause that most of a part lies in. */
function clauseAt(text: string, part: Part): Part {
  return mostOf(part, clausesOf(text, mostOf(part, sentencesOf(text))));
}

/** The sentence that was last cut into clauses: a long one is asked about once for each of its parts. */
let lastSentence: {
  readonly text: string;
  readonly sentence: Part;
  readonly clauses: readonly Part[];
} | null = null;

function clausesOf(text: string, sentence: Part): readonly Part[] {
  const { start, end } = lastSentence?.sentence ?? { start: -1, end: -1 };
  if (lastSentence?.text !== text || start !== sentence.start || end !== sentence.end) {
    const clauses = cut(text, sentence, { pattern: CONJUNCTIONS, least: MIN_SIDE_WORDS });
    lastSentence = { text, sentence, clauses };
  }
  return lastSentence.clauses;
}

/** The text that was last cut into sentences: a long one holds thousands of parts, which are asked about in a row. */
let lastCut: { readonly text: string; readonly sentences: readonly Part[] } = { text: '', sentences: [] };

function sentencesOf(text: string): readonly Part[] {
  if (lastCut.text !== text || lastCut.sentences.length === 0)
    lastCut = { text, sentences: cut(text, { start: 0, end: text.length }, { pattern: MARKS, least: 0 }) };
  return lastCut.sentences;
}

/** Where to cut: at the pattern, wherever at least `least` words lie on each side. */
interface Cut {
  readonly pattern: RegExp;
  readonly least: number;
}

/** Cuts a span of a text into pieces, one at the least. */
function cut(text: string, within: Part, { pattern, least }: Cut): readonly Part[] {
  const pieces: Part[] = [];
  let from = within.start;
  for (const match of text.slice(within.start, within.end).matchAll(pattern)) {
    const at = within.start + match.index;
    const after = at + match[0].length;
    if (!hasWords(text, { start: from, end: at }, least)) continue;
    if (!hasWords(text, { start: after, end: within.end }, least)) break;
    pieces.push({ start: from, end: at });
    from = after;
  }
  pieces.push({ start: from, end: within.end });
  return pieces;
}

/** Returns the piece that most of `part` lies in, or the nearest one. */
function mostOf(part: Part, pieces: readonly Part[]): Part {
  let low = 0;
  let high = pieces.length - 1;
  // The first piece that ends behind the start of the part; the one before it may be as near.
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((pieces[middle]?.end ?? 0) > part.start) high = middle;
    else low = middle + 1;
  }
  const shared = ({ start, end }: Part): number => Math.min(end, part.end) - Math.max(start, part.start);
  let best = pieces[Math.max(0, low - 1)] ?? part;
  for (let at = low; at < pieces.length; at++) {
    const piece = pieces[at] ?? part;
    if (shared(piece) > shared(best)) best = piece;
    if (piece.start >= part.end) break;
  }
  return best;
}

/** Tells whether a part holds so many words. Stops at the last of them, since a text may hold thousands of cuts. */
function hasWords(text: string, { start, end }: Part, least: number): boolean {
  const word = /[\p{L}\p{N}]\S*/gu;
  word.lastIndex = start;
  for (let count = 0; count < least; count++) {
    const found = word.exec(text);
    if (found === null || found.index >= end) return false;
  }
  return true;
}

/** Number of characters on each side of a part in which the words of its phrase are looked for. */
const REACH = 1000;

/** Widens a part to the phrase that it belongs to, up to `ENOUGH_WORDS`, and no further than words that join phrases. */
function widened(text: string, whole: Part, part: Part): Part {
  const clause = near(text, whole, part);
  const words = [...text.slice(clause.start, clause.end).matchAll(/\S+/g)].map((match) => ({
    word: match[0],
    start: clause.start + match.index,
    end: clause.start + match.index + match[0].length,
  }));
  const isHollowAt = (at: number): boolean => isHollow(words[at]?.word ?? 'the');
  const inside = words.flatMap(({ start, end }, at) => (start < part.end && end > part.start ? [at] : []));
  let from = inside[0] ?? 0;
  let to = inside.at(-1) ?? words.length - 1;
  const enough = (): boolean => {
    let content = 0;
    for (let at = from; at <= to; at++) if (!isHollowAt(at)) content++;
    return content >= ENOUGH_WORDS;
  };
  while (to + 1 < words.length && !enough() && !isHollowAt(to + 1)) to++;
  while (from > 0 && !enough() && !isHollowAt(from - 1)) from--;
  // `re-lays the cleaning bay`: the verb belongs to what it is done to.
  if (from > 1 && !enough() && /^(?:an?|the)$/i.test(words[from - 1]?.word ?? '') && !isHollowAt(from - 2))
    from -= 2;
  return stripped(text, { start: words[from]?.start ?? part.start, end: words[to]?.end ?? part.end });
}

/** Returns the whole words of a clause in reach of a phrase: a clause may be as long as the text. */
function near(text: string, { start, end }: Part, part: Part): Part {
  const space = text.indexOf(' ', part.end + REACH);
  return {
    start: Math.max(start, text.lastIndexOf(' ', part.start - REACH) + 1),
    end: space < 0 ? end : Math.min(end, space),
  };
}

/** Leaves out what a phrase neither begins nor ends with. */
function stripped(text: string, { start, end }: Part): Part {
  const words = [...text.slice(start, end).matchAll(/\S+/g)];
  const isLoose = (at: number): boolean => {
    const word = words[at]?.[0] ?? '';
    return HOLLOW.test(word) || !/[\p{L}\p{N}]/u.test(word);
  };
  let first = 0;
  let last = words.length - 1;
  while (first < last && isLoose(first)) first++;
  while (first < last && isLoose(last)) last--;
  let from = start + (words[first]?.index ?? 0);
  let to = start + (words[last]?.index ?? 0) + (words[last]?.[0].length ?? 0);
  if (/['‘]/.test(text.charAt(from)) && from < to) from++;
  while (to > from && TRAILING.has(text.charAt(to - 1))) to--;
  return { start: from, end: to };
}
