/** Derives titles from the sentences of an item, and tells which of them say enough to stand alone. */
import { capitalUnlessName, wordsIn } from './split-texts.ts';

/** Maximum length of a title made from a sentence, in UTF-16 units. */
const MAX_TITLE_LENGTH = 64;
/** Maximum length of a title that a heading is put before. */
const MAX_WITH_HEADING = 96;
/** Marks and numbers before the entry of a list. */
const BULLET = /^(?:[-*•●○◦▪■–—]+\s*|o\s+|\(?(?:[ivx]+|[a-h]|\d{1,2})[.)]\s+|\([^()]{1,16}\)\s+)+/iu;
/** Words that connect a sentence to what preceded it. */
const LEAD =
  /^(?:(?:and|but|also|then|now|so|that|first|firstly|second|secondly|third|thirdly|finally|meanwhile|at the same time|beyond that|beside that|besides|apart from that|on top of that|on top|in addition|in parallel|in the same (?:breath|item|project|programme)|by the same decision|separately|item \d+|part \d+|\(?[a-d1-4][.)])[,:]?\s+)+/i;
/** Words before the action, which a title does without: a heading of a report among them. */
const BEFORE_ACTION =
  /^(?:(?:until then|on the way|(?:in|under|as part of|within) the same (?:plan|budget line|heading)|(?:together|bundled|coupled) with|(?:an? )?(?:effort|drive|push) (?:by (?:\p{L}+ ){1,3})?to|included (?:is|are)|part (?:one|two)|the same \p{L}+|(?:the )?(?:first|second|third|one|other|aim|goal|idea|plan) is (?:that|to)|(?:results?|plan|study|aims?|objectives?|methods?|tasks?|metrics?|interventions?|criteria|goals?|outcomes?|deliverables?|lessons|problem|conclusions?|answer|agreed|summary|reason|success|design|one|two|three):)[,:]?\s+)+/iu;
/** The subject of a sentence about what will be done; not of one about what will happen to it. */
const SUBJECT =
  /^(?:[\p{L}\d’'-]+ ){1,6}?(?:will|shall|is to|are to)\s+(?:also\s+|then\s+)?(?=\p{Ll}{2,})(?!(?:fall|drop|rise|be|stay|remain|need|see|have|go|come|get)\s)/u;
/** What is left of a verb whose subject was removed: `are setting up`. */
const AUXILIARY = /^(?:am|are|is) (?=\p{Ll}+ing\s)/iu;
/** Beginnings that make a sentence no title: it says how something is run or what is so, or goes on from another. */
const FRAGMENT =
  /^(?:with|without|by|for|from|at|in|on|under|until|while|because|as|it|its|this|these|those|they|he|she|there|both|which|who|is|are|was|were|be|(?:have|has|had) (?:never|not|been|\p{Ll}+ed)|or|if|once|still|though|although|when|where|whether|since|after|before|over|during|through|than|then|not|like|next (?:week|month|year)|(?:it|there|that|here|he|she|they|we)['’]\p{L}+|(?:the|one) other|(?:[\p{L}-]+ ){1,4}(?:is|are|was|were|has|have|rose|fell|saw|said|says|began|went|came))(?=[\s,]|$)/iu;
/** Beginnings that say what becomes of something named elsewhere: `sold to rivals`, `reported each morning`. */
const OF_ANOTHER =
  /^(?:\p{Ll}*ed|held|kept|made|paid|bought|given|taken|shut|run|done|sold|lost|won|begun|moved|shows?|subject|owner|sponsor|deadline|budget|review|background)(?:\s+(?:as|by|to|from|in|into|at|with|for|on|over|each|every|beside|like|inside|within|in)(?=\s)|:)/iu;
/** A word for something named elsewhere, as what is acted on: `log it on the wall chart`. */
const POINTING = /^(?:\S+\s+){1,3}(?:it|them|this|these|those)(?=[\s,.]|$)/iu;
/** Words before which a title that is too long is cut, the ones that open a clause first. */
const CUTS: readonly RegExp[] = [
  /\s(?:so that|because|which|that|who|while|whilst|whereas|until|so|(?<!\d )and)\s/giu,
  /\s(?:as|with|by|from|through|for|to|in|at|over|under|per|on|across|between|before|after|during)\s/giu,
];
/** The proposer, at the start of a sentence. */
const PROPOSED =
  /^(?:the )?(?:\p{L}+ ){1,3}(?:(?:further |also )?(?:proposes?|agreed|decided|intends|plans|wants|agrees|decides|are (?:further |also )?asked|is (?:further |also )?asked) to (?:note |approve |agree )?)/iu;
const TRAILING =
  /[\s,;:–—-]+(?:(?:a|an|the|of|for|and|or|to|in|on|at|with|by|from|our|its|their|that|which|who|is|are|be|as|per|than|into|so|because|will|since|along|till)[\s,;:–—-]*)*$/i;

/** Derives a title from a sentence: the action, without introductory words, cut between words. */
export function titleFrom(sentence: string): string {
  let text = sentence
    .trim()
    .replaceAll('**', '')
    .replace(BULLET, '')
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
  text = text.replace(AUXILIARY, '').replace(/^to (?=\p{Ll})/iu, '');
  if (text.length > MAX_TITLE_LENGTH) text = text.replace(/\s\([^()]*\)/g, '');
  for (const mark of [/[;:]\s|\s[–—]\s/, /,\s/]) {
    const at = text.search(mark);
    if (text.length > MAX_TITLE_LENGTH && at > 12 && wordsIn(text.slice(0, at)) >= 3)
      text = text.slice(0, at);
  }
  if (text.length > MAX_TITLE_LENGTH) text = shortened(text);
  return capitalUnlessName(balanced(text.trim()));
}

/** Removes a bracket that is not closed, with what follows it, and quotation marks without their other half. */
function balanced(text: string): string {
  const open = text.lastIndexOf('(');
  const whole = open > 0 && !text.includes(')', open) ? text.slice(0, open).trimEnd() : text;
  const marks = whole.match(/["“”]/g)?.length ?? 0;
  const paired = marks % 2 === 0 ? whole : whole.replace(/["“”]/g, '');
  return /^['‘][^'’]*$/.test(paired) ? paired.slice(1) : paired;
}

/** Tells whether a title is the rest of a sentence and names no work of its own. */
export const isFragment = (title: string): boolean => FRAGMENT.test(title) || wordsIn(title) < 2;

/** Tells whether a part of a title goes on from the rest of it and says nothing alone: `then Poland`. */
export const isRest = (part: string): boolean =>
  /^(?:then|also|but|not|like|for|than|or|the same|same)\s/i.test(part) || wordsIn(part) < 2;

/** Tells whether a title says what is done only beside the title of the whole: `Log it on the wall chart`, `Market growth`. */
export const isThin = (title: string): boolean =>
  wordsIn(title) < 3 || OF_ANOTHER.test(title) || POINTING.test(title);

/** Puts the title of the whole before that of a part; null if both are too long for one title. */
export function underHeading(heading: string, title: string): string | null {
  const text = `${heading.replace(/[.:]+$/, '')}: ${title.split(/[:;]\s/, 1)[0]}`;
  return /[:?!]\s/.test(heading) || text.length > MAX_WITH_HEADING ? null : text;
}

/** Shortens a title that is too long: before the last clause or phrase that does not fit. */
function shortened(text: string): string {
  // Rather a short phrase that is whole than words up to the last that fits.
  for (const least of [MAX_TITLE_LENGTH / 2, MAX_TITLE_LENGTH / 4])
    for (const pattern of CUTS) {
      const at = [...text.matchAll(pattern)]
        .map(({ index }) => index)
        .filter((index) => index <= MAX_TITLE_LENGTH && index >= least)
        .at(-1);
      if (at !== undefined) return text.slice(0, at).replace(TRAILING, '');
    }
  return text.slice(0, text.lastIndexOf(' ', MAX_TITLE_LENGTH)).replace(TRAILING, '');
}

/** Removes the words that connect a text to what preceded it. */
export const withoutLead = (text: string): string => capitalUnlessName(text.replace(LEAD, ''));
