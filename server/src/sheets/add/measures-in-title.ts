/**
 * Reads measures in a title: `Cut the wait in triage from 22 to 10 minutes` states a name, a baseline, a target and a
 * unit. Requires a verb of change: `a room for 2 to 3 people` is no measure.
 */
import { DIGITS, readNumeral, surely } from '../../core/language/numerals.ts';
import { t } from '../../core/text/l10n.ts';
import { type InTitle, spanOf, type Taken, type Unsure } from './in-title.ts';

const VERBS =
  /\b(?:cut(?:ting|s)?|reduc(?:e|es|ing)|lower(?:s|ing)?|shorten(?:s|ing)?|shrink(?:s|ing)?|trim(?:s|ming)?|drop(?:s|ping)?|decreas(?:e|es|ing)|bring(?:s|ing)?|get(?:s|ting)?|rais(?:e|es|ing)|increas(?:e|es|ing)|lift(?:s|ing)?|grow(?:s|ing)?|improv(?:e|es|ing)|boost(?:s|ing)?)\s+/giu;
/** Words that can follow a figure but are not its unit. */
const NO_UNIT =
  'by|until|till|in|at|for|within|over|under|before|after|and|or|with|from|to|on|through|as|of|so|due|starting|beginning|no|next|this|these|per|each|every|across|during|while|when|that|which|without|am|pm';
const UNIT = `(?:%|per ?cent\\b|(?:per|an?) \\p{L}+|(?!(?:${NO_UNIT})\\b)\\p{L}+(?: (?:per|an?|each) \\p{L}+)?)`;
const FIGURE = (n: string): string =>
  `(?<money${n}>[€$£])?(?<figure${n}>${DIGITS})(?<scale${n}>k|m|bn)?(?![\\p{L}\\d])(?:\\s?(?<unit${n}>${UNIT}))?`;
const FROM_TO = new RegExp(`\\bfrom\\s+${FIGURE('A')}\\s+to\\s+${FIGURE('B')}`, 'giu');
const TO = new RegExp(
  `\\bto\\s+(?<bound>under|below|above|over|at most|at least|less than|more than)?\\s*${FIGURE('B')}(?:\\s\\((?:down |up )?from (?<moneyA>[€$£])?(?<figureA>${DIGITS})(?<scaleA>k|m|bn)?(?:\\s?(?<unitA>\\k<unitB>))?\\))?`,
  'giu',
);
const BY = new RegExp(`\\bby\\s+${DIGITS}\\s?(?:%|per ?cent\\b)`, 'giu');
/** Maximum length of a measure's name, in words. */
const MAX_LENGTH = 8;
const YEAR = /^(?:19|20|21)\d{2}$/;

/** Reads the measures in a title. */
export function measuresInTitle(title: string): InTitle {
  const taken: Taken[] = [];
  const unsure: Unsure[] = [];
  const free = ({ start, end }: Taken['span']): boolean =>
    [...taken, ...unsure].every(({ span }) => end <= span.start || start >= span.end);
  for (const match of title.matchAll(FROM_TO)) readInto(title, match, taken, unsure);
  for (const match of title.matchAll(TO)) {
    const groups = match.groups ?? {};
    const unit = groups['unitB'] ?? groups['moneyB'];
    if (!free(spanOf(match)) || unit === undefined || nameBefore(title, match) === null) continue;
    if (groups['bound'] !== undefined)
      unsure.push({ span: spanOf(match), why: t`it says a bound and no figure to reach` });
    else readInto(title, match, taken, unsure);
  }
  for (const match of title.matchAll(BY))
    if (free(spanOf(match)) && nameBefore(title, match) !== null)
      unsure.push({ span: spanOf(match), why: t`it says how far, and not from where` });
  return { taken, unsure };
}

function readInto(title: string, match: RegExpMatchArray, taken: Taken[], unsure: Unsure[]): void {
  const span = spanOf(match);
  const groups = match.groups ?? {};
  const { moneyA, figureA, scaleA, unitA, moneyB, figureB = '', scaleB, unitB } = groups;
  const two = figureA !== undefined;
  // A range of years is a period, which dates-in-title.ts reads.
  if (two && YEAR.test(figureA) && YEAR.test(figureB)) return;
  const name = nameBefore(title, match);
  if (name === null) {
    // Skip ranges such as ages; after a verb of change, report that the measure has no name.
    if (two && title.slice(0, span.start).search(VERBS) >= 0)
      unsure.push({ span, why: t`it does not say what is measured` });
    return;
  }
  const unit = unitOf(unitB ?? unitA, moneyB, scaleB);
  const [from, to] = [two ? surely(readNumeral(figureA)) : null, surely(readNumeral(figureB))];
  if (to === null || (two && from === null)) {
    unsure.push({ span, why: t`its figures can be read in two ways` });
    return;
  }
  const differ = two && (moneyA !== moneyB || scaleA !== scaleB || (unitA ?? unitB) !== (unitB ?? unitA));
  if (differ) {
    unsure.push({ span, why: t`its two figures are in different units` });
    return;
  }
  const fields = new Map<string, string>();
  if (from !== null) fields.set('baseline', from);
  fields.set('target', to);
  if (unit !== null) fields.set('unit', unit);
  taken.push({ key: 'measures', value: { kind: 'measures', measures: [{ name, fields }] }, span });
}

function unitOf(
  unit: string | undefined,
  money: string | undefined,
  scale: string | undefined,
): string | null {
  if (money !== undefined || scale !== undefined)
    return [`${money ?? ''}${scale ?? ''}`, unit ?? ''].join(' ').trim();
  if (unit === undefined) return null;
  return /^per ?cent$/i.test(unit) ? '%' : unit;
}

/** Returns the words between the last verb of change and the figures, or null if they name no single thing. */
function nameBefore(title: string, match: RegExpMatchArray): string | null {
  const before = title.slice(0, match.index ?? 0);
  const verb = [...before.matchAll(VERBS)].at(-1);
  if (verb === undefined) return null;
  const name = before
    .slice((verb.index ?? 0) + verb[0].length)
    .replace(/^(?:down |up )?(?:the|our|its|their|a|an|all) /i, '')
    .replace(/[\s,:]+$/, '')
    .replace(/ (?:down|up|back)$/i, '')
    .trim();
  const words = name.split(/\s+/);
  if (name === '' || words.length > MAX_LENGTH || /[,;:]|(?:^|\s)(?:and|or|from|to|by)(?!\S)/i.test(name))
    return null;
  return name;
}
