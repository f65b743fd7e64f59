/** Decides which leaps get a row of their own in the upper lane, and how high each row is. */
import type { Facts, Leap } from './facts.ts';
import type { PeriodView } from './view-data.ts';

/** Above this number, leaps sustained by kaizen merge into the ground below the others. */
const GROUND_ABOVE = 7;
/** Above this number, the most distant leaps are merged into one line. */
const MAX_ROWS = 10;
const MIN_RISE = 25;
const MAX_RISE = 46;

export interface LeapRows {
  /** Bottom row first. */
  readonly rows: readonly Leap[];
  /** Landed leaps without a row, oldest first. */
  readonly ground: readonly Leap[];
  /** Coming leaps without a row, soonest first. */
  readonly later: readonly Leap[];
  /** Leaps that begin, or landed, after the period drawn. */
  readonly beyond: readonly Leap[];
}

export function leapRows(facts: Facts, period: PeriodView): LeapRows {
  const dated = facts.leaps.filter((leap) => leap.day !== null);
  const isBeyond = (leap: Leap): boolean =>
    (leap.landed ? (leap.day ?? 0) : Math.min(leap.item.start ?? leap.day ?? 0, leap.day ?? 0)) > period.last;
  const beyond = dated.filter(isBeyond);
  let landed = dated.filter((leap) => leap.landed && !isBeyond(leap));
  let coming = dated.filter((leap) => !leap.landed && !isBeyond(leap));
  const over = landed.length + coming.length - GROUND_ABOVE;
  const kept = landed.filter((leap) => leap.state === 'rising' || leap.state === 'flat');
  const sunk = new Set(kept.slice(0, Math.max(0, over)));
  const later: Leap[] = [];
  if (landed.length - sunk.size + coming.length > MAX_ROWS) {
    const standing = landed.filter((leap) => !sunk.has(leap));
    // Keep leaps that nobody sustains visible longest; among those waiting, merge the oldest first.
    const order = standing.toSorted((a, b) => Number(a.state === 'unheld') - Number(b.state === 'unheld'));
    const room = Math.max(MAX_ROWS - coming.length, MAX_ROWS / 2);
    for (const leap of order.slice(0, Math.max(0, standing.length - room))) sunk.add(leap);
    const left = MAX_ROWS - (landed.length - sunk.size);
    later.push(...coming.slice(left));
    coming = coming.slice(0, left);
  }
  const ground = landed.filter((leap) => sunk.has(leap));
  landed = landed.filter((leap) => !sunk.has(leap));
  return { rows: [...landed, ...coming], ground, later, beyond };
}

/** Returns how far a tread climbs through later kaizen, in px. */
export function climbOf(leap: Leap): number {
  return leap.state === 'rising' ? Math.min(18, leap.followers.length * 6) : 0;
}

/** Returns the room above a landed leap that keeps its tread clear of the next run-up. */
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

/** Returns the minimum height of the lane in px. */
export function leastLane(rows: LeapRows): number {
  return Math.ceil(fixedHeight(rows) + rows.rows.length * MIN_RISE);
}

/** Returns the common height of all leaps in px. */
export function riseOf(rows: LeapRows, lane: number): number {
  const shared = (lane - fixedHeight(rows)) / Math.max(1, rows.rows.length);
  return Math.max(MIN_RISE, Math.min(MAX_RISE, shared));
}
