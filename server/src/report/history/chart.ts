/** Draws a history: the share of effort in each bucket against the target of its time, and the events below. */
import { t } from '../../core/text/l10n.ts';
import { type Markup, markup, type Part } from '../drawing/markup.ts';
import { line, moved, path, rect, text } from '../drawing/svg.ts';
import { textWidth } from '../drawing/text-width.ts';
import type { BalanceFacts } from '../facts/balance.ts';
import { grouped } from '../facts/words.ts';
import type { History, Moment } from './history.ts';
import type { EventKind } from './life.ts';

export interface Chart {
  readonly width: number;
  readonly height: number;
  readonly content: Markup;
}

/** Height of the columns in px, and the room above and below them. */
const SHARES = 150;
const TOP = 22;
const LABELS = 20;
const STRIP = 40;
/** Room for the names of the strips beside them, from this width on. */
const GUTTER = 132;
const WIDE = 700;
/** Minimum width of a column in px; determines how many of the latest buckets fit. */
const MIN_COLUMN = 3;

interface Grid {
  readonly moments: readonly Moment[];
  readonly left: number;
  readonly column: number;
  /** Gap between two columns in px. */
  readonly gap: number;
  readonly width: number;
}

/** Returns the number of buckets that fit a width. */
export function roomFor(width: number): number {
  return Math.floor((width - (width >= WIDE ? GUTTER : 0)) / MIN_COLUMN);
}

/**
 * Draws the chart. Omits the oldest buckets if not all fit.
 * @param width px
 */
export function chart(history: History, width: number): Chart {
  const left = width >= WIDE ? GUTTER : 0;
  const moments = history.moments.slice(-roomFor(width));
  const column = Math.min(110, (width - left) / Math.max(1, moments.length));
  const grid = { moments, left, column, gap: column >= 12 ? 3 : column >= 6 ? 1 : 0, width };
  const parts: Part[] = [text({ x: 0, y: 13 }, shareWords(history), 'b'), legend(width)];
  parts.push(
    moved(
      left,
      TOP,
      moments.map((moment, i) => shareColumn(moment.balance, i * column, grid)),
    ),
  );
  let y = TOP + SHARES;
  parts.push(moved(left, y, labels(grid)));
  y += LABELS + 6;
  for (const strip of strips()) {
    parts.push(moved(0, y, stripRow(strip, grid)));
    y += STRIP + (left === 0 ? 16 : 0);
  }
  return { width, height: y + 2, content: markup`${parts}` };
}

/** Names the unit of the shares, as in the last bucket that has one. */
function shareWords({ moments }: History): string {
  const known = moments.findLast(({ balance }) => balance.operational !== null);
  return known === undefined ? t`Share by path` : t`Share ${known.balance.of}`;
}

/** Draws the legend at the right edge. */
function legend(width: number): Part {
  const names = [
    [t`operational`, 'barop'],
    [t`mixed`, 'barmix'],
    [t`strategic`, 'barst'],
  ] as const;
  let x = width;
  return [
    ...names.toReversed().map(([name, cls]) => {
      x -= textWidth(name);
      const word = text({ x, y: 13 }, name, 'm');
      x -= 14;
      const swatch = rect({ x, y: 4, width: 10, height: 10 }, cls);
      x -= 12;
      return [word, swatch];
    }),
    (() => {
      const name = t`intended then`;
      x -= textWidth(name);
      const word = text({ x, y: 13 }, name, 'm');
      return [word, line({ x: x - 18, y: 9 }, { x: x - 5, y: 9 }, 'tick')];
    })(),
  ];
}

/** Draws a column: operational from the bottom, strategic from the top, mixed in between. */
function shareColumn(balance: BalanceFacts, x: number, { column, gap }: Grid): Part {
  const { operational, mixed, strategic, target, tolerance } = balance;
  const w = Math.max(1, column - gap);
  if (operational === null) return rect({ x: x + 0.5, y: 0.5, width: w - 1, height: SHARES - 1 }, 'barnone');
  const y = (percent: number): number => SHARES - (SHARES * percent) / 100;
  const both = mixed ?? 0;
  return [
    operational > 0 && rect({ x, y: y(operational), width: w, height: SHARES - y(operational) }, 'barop'),
    both > 0 &&
      rect(
        { x, y: y(operational + both), width: w, height: y(operational) - y(operational + both) },
        'barmix',
      ),
    (strategic ?? 0) > 0 && rect({ x, y: 0, width: w, height: y(operational + both) }, 'barst'),
    target !== null &&
      meant(x, w, {
        at: y(target),
        low: y(Math.max(0, target - tolerance)),
        high: y(Math.min(100, target + tolerance)),
      }),
  ];
}

/** Position of the balance's target, and of its tolerance below and above, in px from the top. */
interface MeantBand {
  readonly at: number;
  readonly low: number;
  readonly high: number;
}

function meant(x: number, w: number, { low, high, ...band }: MeantBand): Part {
  const at = Math.round(band.at) + 0.5;
  const middle = x + w / 2;
  return [
    rect({ x, y: at - 2.5, width: w, height: 5 }, 'halo'),
    line({ x, y: at }, { x: x + w, y: at }, 'tick'),
    w >= 10 && [
      rect({ x: middle - 2, y: high, width: 4, height: low - high }, 'halo'),
      path(`M${middle} ${high}V${low}`, 'bracket'),
    ],
  ];
}

/** Labels as many buckets as there is room for, and always the last. */
function labels({ moments, column }: Grid): Part[] {
  const out: Part[] = [];
  let edge = Number.POSITIVE_INFINITY;
  for (let i = moments.length - 1; i >= 0; i--) {
    const { label, partial } = moments[i] as Moment;
    const words = partial ? `${label}*` : label;
    const wide = textWidth(words);
    const end = Math.max(wide, (i + 1) * column - Math.max(0, (column - wide) / 2));
    if (end > edge - 8) continue;
    out.push(text({ x: end, y: 15, anchor: 'end' }, words, i === moments.length - 1 ? '' : 'm'));
    edge = end - wide;
  }
  return out;
}

interface Strip {
  readonly name: string;
  /** Amounts by path: operational, strategic, neither or unknown. */
  readonly of: (moment: Moment) => readonly [number, number, number] | null;
}

function strips(): readonly Strip[] {
  const events =
    (...kinds: readonly EventKind[]) =>
    ({ events: all }: Moment): readonly [number, number, number] => {
      const found = all.filter(({ kind }) => kinds.includes(kind));
      const on = (track: string): number => found.filter((event) => event.track === track).length;
      const [op, st] = [on('operational'), on('strategic')];
      return [op, st, found.length - op - st];
    };
  return [
    { name: t`Begun`, of: events('begun') },
    { name: t`Finished`, of: events('finished') },
    { name: t`Stopped or gone`, of: events('stopped', 'removed') },
    { name: t`Moved or mixed`, of: events('moved', 'mixed', 'split') },
    { name: t`Dates moved`, of: events('promise') },
    { name: t`Plans rewritten`, of: ({ churn }) => (churn === null ? null : [0, 0, churn.touched.length]) },
  ];
}

/** Draws small columns on a common scale within the strip, with their figures if there is room. */
function stripRow({ name, of }: Strip, { moments, left, column, gap }: Grid): Part {
  const all = moments.map(of);
  const sums = all.map((parts) => (parts === null ? null : parts[0] + parts[1] + parts[2]));
  const most = Math.max(1, ...sums.map((sum) => sum ?? 0));
  const top = left === 0 ? 16 : 0;
  const ground = top + 30;
  const figures = column >= textWidth(grouped(most)) + 3;
  const out: Part[] = [
    text({ x: 0, y: left === 0 ? 12 : 26 }, name, left === 0 ? 'm' : ''),
    line({ x: left, y: ground + 0.5 }, { x: left + column * moments.length - gap, y: ground + 0.5 }, 'axis'),
  ];
  for (const [i, parts] of all.entries()) {
    const sum = sums[i] ?? null;
    const x = left + i * column;
    const w = Math.max(1, column - gap);
    if (parts === null || sum === null || sum === 0) continue;
    let y = ground;
    for (const [j, cls] of ['barop', 'barst', 'neut'].entries()) {
      const height = (15 * (parts[j] as number)) / most;
      if (height > 0) out.push(rect({ x, y: y - height, width: w, height }, cls));
      y -= height;
    }
    if (figures) out.push(text({ x: x + w / 2, y: y - 4.5, anchor: 'middle' }, grouped(sum), 'num'));
  }
  return out;
}
