/** Names of months and quarters in the languages that sheets are kept in. */
import { foldWords } from './value-words.ts';

/** By month: the beginnings of its names, without accents. */
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
/** Longer words that are months: a word that merely begins like one is none. */
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

/** Returns the month that a word names, 1 to 12; null where it names none. */
export function monthOf(word: string): number | null {
  const plain = foldWords(word);
  if (!NAMES.has(plain) && plain.length > 4) return null;
  for (const [at, starts] of STARTS.entries())
    for (const start of starts)
      if (plain.startsWith(start) && (NAMES.has(plain) || plain.length <= Math.max(4, start.length)))
        return at + 1;
  return null;
}
