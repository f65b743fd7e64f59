/** Renders a history as CSV for a spreadsheet: a row per bucket, with the items behind each figure in the next cell. */
import { isoDay } from '../../core/text/days.ts';
import type { History, Moment } from './history.ts';
import type { EventKind, ItemName } from './life.ts';

const KINDS = [
  'begun',
  'finished',
  'stopped',
  'removed',
  'reopened',
  'moved',
  'mixed',
  'split',
  'promise',
] as const;

const HEAD = [
  'label',
  'from',
  'to',
  'commits',
  'basis',
  'operational',
  'mixed',
  'strategic',
  'target',
  'tolerance',
  'items',
  'open operational',
  'open strategic',
  'median age operational',
  'median age strategic',
  'plan rewritten',
  ...KINDS.flatMap((kind) => [kind, `${kind} items`]),
];

export function historyCsv({ moments }: History): string {
  return `${[HEAD, ...moments.map(row)].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

function row(moment: Moment): readonly (string | number | null)[] {
  const { balance, open, ages, churn } = moment;
  return [
    moment.label,
    isoDay(moment.first),
    isoDay(moment.last),
    moment.commits,
    balance.basis,
    balance.operational,
    balance.mixed,
    balance.strategic,
    balance.target,
    balance.tolerance,
    moment.items,
    open.operational,
    open.strategic,
    ages.operational.median,
    ages.strategic.median,
    churn?.touched.length ?? null,
    ...KINDS.flatMap((kind) => {
      const items = itemsOf(moment, kind);
      return [items.length, items.map(({ id, title }) => id ?? title).join('; ')];
    }),
  ];
}

const itemsOf = ({ events }: Moment, kind: EventKind): readonly ItemName[] =>
  events.filter((event) => event.kind === kind).map(({ item }) => item);

/** Escapes a cell so that no spreadsheet treats it as a formula. */
function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
