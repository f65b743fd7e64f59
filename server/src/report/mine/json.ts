/** Serializes a person's or team's work for programs. */
import { isoDay } from '../../core/text/days.ts';
import type { Mine, MineLine, MineRow } from './mine.ts';
import type { Who } from './whose.ts';

const whoJson = ({ kind, key, name }: Who) => ({ kind, id: kind === 'team' ? key : null, name });

/** Returns one team or person. `by` states what decides an item's place; equal places are tied. */
export const mineJson = ({ portfolio, today, who, first, order, live, rows, resting }: Mine) => ({
  version: 1,
  portfolio,
  today: isoDay(today),
  for: whoJson(who),
  first,
  order,
  live,
  items: rows.map(rowJson),
  paused: resting.map(rowJson),
});

const rowJson = ({ item, title, place, path, rank, next, red, notes, effort }: MineRow) => ({
  id: item.id,
  title,
  place,
  by: rank !== null ? 'rank' : next !== null ? 'date' : null,
  rank,
  next: next?.iso ?? null,
  red,
  path,
  status: item.status,
  effort,
  notes,
});

/** Returns everyone, one line each. */
export const everyoneJson = (portfolio: string, today: number, lines: readonly MineLine[]) => ({
  version: 1,
  portfolio,
  today: isoDay(today),
  everyone: lines.map(({ who, open, live, first }) => ({ ...whoJson(who), items: open, live, first })),
});
