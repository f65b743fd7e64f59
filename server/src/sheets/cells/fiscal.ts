/**
 * Parses years, halves and quarters of a fiscal year: `FY27`, `Q2 FY2026/27`, `2027/28`. The user states when it
 * begins.
 */
import type { FiscalYear } from '../../core/text/fiscal-year.ts';

const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
];

export const fiscalText = ({ month, by }: FiscalYear): string =>
  `${MONTHS[month - 1]}${by === 'start' ? ' by start' : ''}`;

const NAME =
  '(?:f\\.?\\s?y\\.?|fiscal(?: year)?|financial year|gj|geschäftsjahr|wirtschaftsjahr|exercice|ejercicio|esercizio|exercício|boekjaar|räkenskapsår|regnskapsår)';
const YEAR = new RegExp(`^${NAME}\\s*['’]?(\\d{4}|\\d{2})(?:\\s*[/–-]\\s*['’]?(\\d{4}|\\d{2}))?$`, 'iu');
/** Without a word such as FY, two years are required: `2027/28`. `2011-12` is a month. */
const SPAN = /^(20\d{2})\s*(?:[/–]\s*(20\d{2}|\d{2})|-\s*(20\d{2}|1[3-9]|[2-9]\d))$/;
const PART = /^f?([qhts])([1-4])[\s,/-]*(?=\D)(.+)$|^(.+?)[\s,/-]*\bf?([qhts])([1-4])$/iu;
/** `FQ2 2027`, `FH1 27`: the F is at the part. */
const AT_PART = /^f([qh])([1-4])[\s,/-]*['’]?(\d{4}|\d{2})$/i;

interface Meant {
  /** The year in its name; of two years the first, in which it begins. */
  readonly year: number;
  readonly begins: boolean;
  readonly part: 'Q' | 'H' | null;
  readonly number: number;
}

const full = (digits: string): number => Number(digits.length === 2 ? `20${digits}` : digits);

function meantBy(text: string): Meant | null {
  const bare = text.trim();
  const short = AT_PART.exec(bare);
  if (short !== null)
    return {
      year: full(short[3] as string),
      begins: false,
      part: short[1]?.toUpperCase() === 'Q' ? 'Q' : 'H',
      number: Number(short[2]),
    };
  const parted = PART.exec(bare);
  const letter = (parted?.[1] ?? parted?.[5] ?? '').toUpperCase();
  const number = Number(parted?.[2] ?? parted?.[6] ?? 0);
  const part = letter === '' ? null : letter === 'Q' || letter === 'T' ? 'Q' : 'H';
  if (part === 'H' && number > 2) return null;
  const rest = (parted?.[3] ?? parted?.[4] ?? bare).replace(/^\(|\)$/g, '').trim();
  const match = YEAR.exec(rest) ?? SPAN.exec(rest);
  if (match === null) return null;
  const [first, second] = [match[1] as string, match[2] ?? match[3]];
  const year = full(first);
  if (second !== undefined && full(second) !== year + 1) return null;
  return { year, begins: second !== undefined, part, number };
}

export const isFiscal = (text: string): boolean => text.length <= 40 && meantBy(text) !== null;

/**
 * Converts a period of a fiscal year to the language's notation: a quarter or half if it coincides with one of the
 * calendar, else its `first` or `last` month. Returns null for anything else.
 */
export function fiscalDate(text: string, fiscal: FiscalYear, which: 'first' | 'last'): string | null {
  const meant = meantBy(text);
  if (meant === null) return null;
  const { year, begins, part, number } = meant;
  const { month, by } = fiscal;
  const starts = begins || by === 'start' || month === 1 ? year : year - 1;
  const length = part === 'Q' ? 3 : part === 'H' ? 6 : 12;
  const from = starts * 12 + month - 1 + (part === null ? 0 : (number - 1) * length);
  if (from % length === 0) {
    const calendar = Math.floor(from / 12);
    const at = (from % 12) / length + 1;
    return length === 12 ? String(calendar) : `${calendar}-${length === 3 ? 'Q' : 'H'}${at}`;
  }
  const asked = which === 'first' ? from : from + length - 1;
  return `${Math.floor(asked / 12)}-${String((asked % 12) + 1).padStart(2, '0')}`;
}
