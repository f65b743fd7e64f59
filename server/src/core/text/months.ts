/** Names months and quarters in several languages. */
import { foldWords } from './fold-words.ts';

/** Prefixes of each month's names, without accents. */
const STARTS: readonly (readonly string[])[] = [
  ['jan', 'ene', 'gen'],
  ['feb', 'fev', 'fevr'],
  ['mar', 'mrz', 'maer', 'maa', 'mrt'],
  ['apr', 'avr', 'abr'],
  ['may', 'mai', 'maj', 'mag', 'mei'],
  ['jun', 'juin', 'giu'],
  ['jul', 'juil', 'lug'],
  ['aug', 'aou', 'ago'],
  ['sep', 'set'],
  ['oct', 'okt', 'ott', 'out'],
  ['nov'],
  ['dec', 'dez', 'dic', 'des'],
];
/** Full names. A longer word with a month's prefix is no month unless listed here. */
const NAMES = new Set(
  (
    'january february march april may june july august september october november december ' +
    'januar februar marz maerz april mai juni juli august september oktober november dezember janner jaenner ' +
    'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre ' +
    'enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ' +
    'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre ' +
    'janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro ' +
    'januari februari maart april mei juni juli augustus september oktober november december ' +
    'augusti desember marts maj'
  ).split(' '),
);

/** Returns the month that a word names, 1 to 12, or null. */
export function monthOf(word: string): number | null {
  const plain = foldWords(word);
  if (!NAMES.has(plain) && plain.length > 4) return null;
  for (const [at, starts] of STARTS.entries())
    for (const start of starts)
      if (plain.startsWith(start) && (NAMES.has(plain) || plain.length <= Math.max(4, start.length)))
        return at + 1;
  return null;
}
