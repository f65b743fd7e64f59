/** Formats numbers and lists as words, the same way in every view. */
import { capital, oneLine } from '../../base/words.ts';
import { counting, later, t, translated } from '../../core/text/l10n.ts';
import type { StatusView } from './view-data.ts';

const small = [
  later`no`,
  later`one`,
  later`two`,
  later`three`,
  later`four`,
  later`five`,
  later`six`,
  later`seven`,
  later`eight`,
  later`nine`,
  later`ten`,
  later`eleven`,
  later`twelve`,
];

/**
 * Spells out a count up to twelve (`four`) and groups digits above (`1,204`). Capitalised at the start of a sentence.
 */
export function inWords(count: number, opens = false): string {
  const word = small[count];
  if (word === undefined) return grouped(count);
  return opens ? capital(translated(word)) : translated(word);
}

/** Formats a number with grouped digits: `12,000`; up to `decimals` places, never `-0`. */
export function grouped(value: number, decimals = 1): string {
  const factor = 10 ** decimals;
  const rounded = Math.round(value * factor) / factor;
  const [whole = '0', fraction] = Math.abs(rounded).toFixed(decimals).split('.');
  const part = fraction?.replace(/0+$/, '') ?? '';
  const sign = rounded < 0 ? '-' : '';
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${part === '' ? '' : `.${part}`}`;
}

const units = ['', 'k', 'M', 'bn', 'tn'];

/** Abbreviates a number for a narrow column: `9,400`, `12k`, `1.2M`, `3.4bn`. */
export function compact(value: number, decimals = 1): string {
  if (Math.abs(value) < 9_999.5) return grouped(value, decimals);
  let unit = 0;
  let rest = value;
  while (Math.abs(rest) >= 999.5 && unit < units.length - 1) {
    rest /= 1000;
    unit += 1;
  }
  return Math.abs(rest) >= 9_999.5
    ? value.toExponential(0)
    : `${grouped(rest, Math.abs(rest) < 100 ? 1 : 0)}${units[unit]}`;
}

/** Joins clauses each of which could be a sentence: `a`; `a, and b`; `a, b, and c`. */
export function joinClauses(clauses: readonly string[]): string {
  const last = clauses.at(-1) ?? '';
  return clauses.length < 2 ? last : t`${clauses.slice(0, -1).join(', ')}, and ${last}`;
}

/** Returns a count with its noun: `1 item`, `1,204 items`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return counting(grouped(count), count === 1 ? one : many);
}

/** Returns `3 late`; empty for zero. */
export function anyCounted(count: number, words: string): string {
  return count === 0 ? '' : counting(grouped(count), words);
}

/** Returns `33 days late`. */
export function daysLate(days: number): string {
  return counted(days, 'day late', 'days late');
}

/** Returns a title for display: on one line, and never empty. */
export function titleOf(entry: { readonly title: string; readonly id?: string | null }): string {
  const title = oneLine(entry.title);
  return title !== '' ? title : (entry.id ?? t`Untitled`);
}

const STATUS_WORDS: Readonly<Record<StatusView, string>> = {
  idea: later`idea`,
  planned: later`planned`,
  active: later`under way`,
  paused: later`paused`,
  done: later`done`,
  stopped: later`stopped`,
};
/** Returns the display name of a status: an active item is *under way*. */
export const statusWords = (status: StatusView): string => translated(STATUS_WORDS[status]);
