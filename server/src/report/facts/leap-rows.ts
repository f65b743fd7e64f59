/** Which leaps get a row of their own in the upper lane, and how high each row is. */
import type { Facts, Leap } from './facts.ts';
import type { PeriodView } from './view-data.ts';

/** Above this, leaps that kaizen keeps become the ground the others stand on. */
const ROWS = 7;
/** Above this, what is furthest off is gathered into one line. */
const MOST_ROWS = 10;
const LEAST_RISE = 25;
const MOST_RISE = 46;

export interface LeapRows {
  /** Bottom row first. */
  readonly rows: readonly Leap[];
  /** Landed leaps without a row, oldest first. */
  readonly ground: readonly Leap[];
  /** Coming leaps without a row, soonest first. */
  readonly later: readonly Leap[];
  /** Leaps that begin after the period drawn, or landed after it. */
  readonly beyond: readonly Leap[];
}

export function leapRows(facts: Facts, period: PeriodView): LeapRows {
  const dated = facts.leaps.filter((leap) => leap.day !== null);
  const isBeyond = (leap: Leap): boolean =>
    (leap.landed ? (leap.day ?? 0) : Math.min(leap.item.start ?? leap.day ?? 0, leap.day ?? 0)) > period.last;
  const beyond = dated.filter(isBeyond);
  let landed = dated.filter((leap) => leap.landed && !isBeyond(leap));
  let coming = dated.filter((leap) => !leap.landed && !isBeyond(leap));
  const over = landed.length + coming.length - ROWS;
  const kept = landed.filter((leap) => leap.state === 'rising' || leap.state === 'flat');
  const sunk = new Set(kept.slice(0, Math.max(0, over)));
  const later: Leap[] = [];
  if (landed.length - sunk.size + coming.length > MOST_ROWS) {
    const standing = landed.filter((leap) => !sunk.has(leap));
    // What nobody is named to hold goes last: the oldest that waits sinks before it.
    const order = standing.toSorted((a, b) => Number(a.state === 'unheld') - Number(b.state === 'unheld'));
    const room = Math.max(MOST_ROWS - coming.length, MOST_ROWS / 2);
    for (const leap of order.slice(0, Math.max(0, standing.length - room))) sunk.add(leap);
    const left = MOST_ROWS - (landed.length - sunk.size);
    later.push(...coming.slice(left));
    coming = coming.slice(0, left);
  }
  const ground = landed.filter((leap) => sunk.has(leap));
  landed = landed.filter((leap) => !sunk.has(leap));
  return { rows: [...landed, ...coming], ground, later, beyond };
}

/** How much a tread climbs by the kaizen that followed, in px. */
export function climbOf(leap: Leap): number {
  return leap.state === 'rising' ? Math.min(18, leap.followers.length * 6) : 0;
}

/** Room above a landed leap, so that its tread stays clear of the next run-up. */
export function gapOf(leap: Leap): number {
  return leap.landed ? 7 : 0;
}

export const GROUND_HEIGHT = 22;
export const LATER_HEIGHT = 20;

function fixedHeight(rows: LeapRows): number {
  const gaps = rows.rows.reduce((sum, leap) => sum + gapOf(leap) + climbOf(leap), 0);
  return (
    10 + (rows.ground.length > 0 ? GROUND_HEIGHT : 0) + (rows.later.length > 0 ? LATER_HEIGHT : 0) + gaps
  );
}

/** The least height of the lane in px. */
export function leastLane(rows: LeapRows): number {
  return Math.ceil(fixedHeight(rows) + rows.rows.length * LEAST_RISE);
}

/** The height of one leap: the same for all, in px. */
export function riseOf(rows: LeapRows, lane: number): number {
  const shared = (lane - fixedHeight(rows)) / Math.max(1, rows.rows.length);
  return Math.max(LEAST_RISE, Math.min(MOST_RISE, shared));
}
