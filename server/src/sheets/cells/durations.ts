/** Parses durations as sheets write them, with the unit in the cell or the head, in several languages. */
import { readDuration } from '../../core/language/scalars.ts';
import { foldWords } from '../../core/text/fold-words.ts';
import { decimalOf, type Numbers, numeralIn } from './numbers.ts';

const UNITS: Readonly<Record<string, readonly string[]>> = {
  days: 'd day days tag tage tagen jour jours dia dias giorno giorni dag dagen dagar dage dager'.split(' '),
  weeks:
    'w wk wks week weeks woche wochen semaine semaines semana semanas settimana settimane weken vecka veckor uge uger uke uker'.split(
      ' ',
    ),
  months:
    'm mo mos mth mths month months monat monate monaten mois mes meses mese mesi maand maanden manad manader maned maneder'.split(
      ' ',
    ),
  years: 'y yr yrs year years jahr jahre jahren an ans annee annees ano anos anno anni jaar jaren ar'.split(
    ' ',
  ),
};

/** Returns the unit of time that a word means, or null. */
export function timeUnit(word: string): string | null {
  const plain = foldWords(word);
  return Object.keys(UNITS).find((unit) => UNITS[unit]?.includes(plain)) ?? null;
}

/** Returns the unit of time that a head states: `Duration (months)`, `duration_weeks`, `Dauer in Monaten`. */
export function timeUnitOfHead(head: string): string | null {
  const words = foldWords(head).split(' ');
  return words.length < 2 ? null : timeUnit(words[words.length - 1] as string);
}

/** Converts a duration to the language's notation, or returns null if it is none. `unit` is that of the column. */
export function durationOf(text: string, unit: string | null, numbers: Numbers): string | null {
  // MS Project marks an estimate with a question mark.
  const plain = text.trim().replace(/(?<=\p{L})\?$/u, '');
  const reading = readDuration(plain);
  if (reading.ok) return plain;
  const found = numeralIn(plain);
  const number = found === null ? null : decimalOf(found.numeral, numbers);
  if (found !== null && number !== null && !number.startsWith('-')) {
    const word = plain.replace(found.text, '').trim();
    const own = word === '' ? unit : timeUnit(word);
    if (own !== null) {
      const said = `${Number(number)} ${Number(number) === 1 ? own.slice(0, -1) : own}`;
      if (readDuration(said).ok) return said;
    }
  }
  return reading.meant ?? null;
}
