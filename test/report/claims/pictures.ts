/** What pictures and tables say over and under them, and what must then be so. */

import type { Check, Line } from './checks.ts';
import {
  dueOf,
  isLate,
  isOpen,
  isPaused,
  isPlanned,
  isUnderWay,
  isWork,
  missed,
  type Path,
} from './count.ts';
import { type PlainItem, TODAY } from './plain.ts';

/** Whether a date from today on is stated. */
const ahead = (i: PlainItem): boolean =>
  (dueOf(i) ?? 0) >= TODAY || (i.milestone !== null && !i.milestone.done && i.milestone.date >= TODAY);

const is =
  (of: (count: Parameters<Check>[1]) => number): Check =>
  (n, count) =>
    n[0] === of(count);

/** Each day of an item counts once, on a path or mixed: its last milestone may be the day it is due. */
const lateDates: Check = (n, c) => {
  const drawn = (i: PlainItem): boolean => c.isMixed(i) || c.on('strategic', i) || c.on('operational', i);
  const own = c.all((i) => drawn(i) && isLate(i));
  return (
    n.at(-1) === own + c.all((i) => drawn(i) && missed(i) && !(isLate(i) && dueOf(i) === i.milestone?.date))
  );
};

const pathLine =
  (path: Path, paused = false): Check =>
  (n, c, texts) =>
    n[0] === c.work(path, (i) => i.status === 'done') &&
    n[1] === c.open(path, isUnderWay) &&
    n.at(paused ? 3 : 2) === c.open(path, isPlanned) &&
    c.open(path, isPaused) === (paused ? n[2] : 0) &&
    texts.join(' ').includes('Visible: yes') === c.open(path, ahead) > 0;

/** Over the timeline, the alignment and the bowler. */
export const heads: readonly Line[] = [
  ['Nothing here yet', (_, c) => c.world.items.length === 0],
  ['No item has a date yet', (_, c) => c.where((i) => dueOf(i) !== null) === 0],
  ['no leap has a day to land', (_, c) => c.open('strategic', (i) => dueOf(i) !== null) === 0],
  ['# leap{|s} still to land by *', is((c) => c.open('strategic', (i) => dueOf(i) !== null))],
  ['# date{|s} {is|are} late', lateDates],
  [
    'no date is late',
    (_, c) => c.both((i) => dueOf(i) !== null) > 0 && c.both((i) => isLate(i) || missed(i)) === 0,
  ],
  ['No goal is stated yet', (_, c) => c.world.goals.length === 0],
  [
    '# goal{|s} {has|have} no work on either path',
    is((c) => c.world.goals.filter((g) => serving(c, g).length === 0).length),
  ],
  [
    '# open item{|s} {serves|serve} no goal',
    is((c) =>
      c.where(
        (i) =>
          isOpen(i) &&
          (c.isMixed(i) || c.on('operational', i) || c.on('strategic', i)) &&
          !i.goals.some((g) => c.world.goals.includes(g)),
      ),
    ),
  ],
  [
    '# goal{|s} {is|are} served by one path alone',
    is(
      (c) =>
        c.world.goals.filter((g) => {
          const by = serving(c, g);
          const kinds = new Set(by.map((i) => (c.isMixed(i) ? 'mixed' : i.track)));
          return kinds.size === 1 && !kinds.has('mixed');
        }).length,
    ),
  ],
  [
    'Every goal has work on both paths, and every open item on a path serves one',
    (_, c) => c.world.goals.every((g) => serving(c, g).length > 0),
  ],
  ['No measure is stated yet', (_, c) => c.where((i) => isWork(i) && i.measure !== null) === 0],
  [
    '# measure{|s} {is|are} stated, none is read yet',
    is((c) => c.where((i) => isWork(i) && i.measure !== null)),
  ],
];

/** In the words for those who do not see the picture, path by path. */
export const words: readonly Line[] = [
  ['Strategic path: empty. Visible: {no|not known}.', (_, c) => c.work('strategic') === 0],
  ['Operational path: empty. Visible: {no|not known}.*', (_, c) => c.work('operational') === 0],
  ['Strategic path: # landed, # under way, # planned.*', pathLine('strategic')],
  ['Operational path: # in place, # under way, # planned.*', pathLine('operational')],
  ['Strategic path: # landed, # under way, # paused, # planned.*', pathLine('strategic', true)],
  ['Operational path: # in place, # under way, # paused, # planned.*', pathLine('operational', true)],
];

function serving(c: Parameters<Check>[1], goal: string) {
  return c.world.items.filter(
    (i) =>
      isWork(i) && i.goals.includes(goal) && (c.isMixed(i) || c.on('operational', i) || c.on('strategic', i)),
  );
}

/** Marks in a picture of the two paths: none for what has no day. */
export function marksOf(svg: string): {
  readonly leaps: number;
  readonly stairs: boolean;
  readonly risers: number;
} {
  return {
    leaps: [...svg.matchAll(/class="item leap"/g)].length,
    stairs: /class="steps/.test(svg),
    risers: [...svg.matchAll(/class="riser(?: plan)?/g)].length,
  };
}
export const dated = (c: Parameters<Check>[1], path: Path): number =>
  c.work(path, (i) => dueOf(i) !== null || (i.status === 'done' && dueOf(i) === TODAY));
