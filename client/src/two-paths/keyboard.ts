/** Maps keys to commands of the picture, and finds the next mark. Uses no DOM, so that plain Node can test it. */
import { type PictureView, pictureTabs } from '../../../server/src/protocol/picture.ts';

export type Direction = 'left' | 'right' | 'up' | 'down' | 'first' | 'last' | 'today';

export type KeyCommand =
  | { readonly kind: 'move'; readonly to: Direction }
  | { readonly kind: 'open'; readonly beside: boolean }
  | { readonly kind: 'reasons' }
  | { readonly kind: 'close' }
  | { readonly kind: 'zoom'; readonly to: 'in' | 'out' | 'whole' }
  | { readonly kind: 'pan'; readonly by: 1 | -1 }
  | { readonly kind: 'view'; readonly view: PictureView };

export interface Key {
  readonly key: string;
  /** Ctrl, or Cmd on a Mac. */
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** True if a mark or the name of an item has the focus. */
  readonly onItem: boolean;
}

const moves: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};
/** Returns the command of a key; null to leave it to the browser and VS Code. */
export function commandOf({ key, ctrl, shift, alt, onItem }: Key): KeyCommand | null {
  if (key === 'Enter' && onItem && !alt && !shift) return { kind: 'open', beside: ctrl };
  if (ctrl || alt) return null;
  if (key === 'Escape') return { kind: 'close' };
  if (shift && (key === 'ArrowLeft' || key === 'ArrowRight'))
    return { kind: 'pan', by: key === 'ArrowRight' ? 1 : -1 };
  if (key === '+' || key === '=') return { kind: 'zoom', to: 'in' };
  if (key === '-' || key === '_') return { kind: 'zoom', to: 'out' };
  if (key === '0') return { kind: 'zoom', to: 'whole' };
  const view = /^[1-9]$/.test(key) ? pictureTabs[Number(key) - 1] : undefined;
  if (view !== undefined) return { kind: 'view', view };
  if (!onItem) return null;
  const to = moves[key];
  if (to !== undefined && !shift) return { kind: 'move', to };
  if (key === 't' || key === 'T') return { kind: 'move', to: 'today' };
  return key === ' ' ? { kind: 'reasons' } : null;
}

/** A mark, or an item's name in a table, as a target of the arrow keys. */
export interface Mark {
  readonly key: string;
  /** Centre, in px. */
  readonly x: number;
  readonly y: number;
  /** Index of the lane, 0 for the top one; 0 for all if there are no lanes. */
  readonly lane: number;
  /** Keys of linked items. */
  readonly links: readonly string[];
}

/** `lanes`: by date within a lane, along links between lanes; `rows`: one after another; `free`: to the nearest. */
export type Layout = 'lanes' | 'rows' | 'free';

export function layoutOf(view: PictureView): Layout {
  if (view === 'two-paths') return 'lanes';
  return view === 'timeline' || view === 'bowler' ? 'rows' : 'free';
}

/** Input of the arrow keys. */
export interface MarkField {
  /** In document order. */
  readonly marks: readonly Mark[];
  readonly layout: Layout;
  /** Position of today's line in px; null if it is not drawn. */
  readonly today: number | null;
}

/** Returns the index of the next mark in a direction; `from` if there is none. */
export function nextMark({ marks, layout, today }: MarkField, from: number, to: Direction): number {
  const here = marks[from];
  if (here === undefined) return marks.length > 0 ? 0 : -1;
  const own = order(marks, layout, here.lane);
  if (to === 'first') return own[0] ?? from;
  if (to === 'last') return own.at(-1) ?? from;
  if (to === 'today') return today === null ? from : (nearest(marks, own, today) ?? from);
  if (layout === 'free') return towards(marks, from, to);
  if (layout === 'rows' || to === 'left' || to === 'right') {
    const by = to === 'right' || to === 'down' ? 1 : -1;
    return own[own.indexOf(from) + by] ?? from;
  }
  return acrossLanes(marks, from, to);
}

function order(marks: readonly Mark[], layout: Layout, lane: number): readonly number[] {
  const all = marks.map((_, i) => i);
  if (layout !== 'lanes') return all;
  return all
    .filter((i) => marks[i]?.lane === lane)
    .sort((a, b) => (marks[a]?.x ?? 0) - (marks[b]?.x ?? 0) || a - b);
}

function nearest(marks: readonly Mark[], among: readonly number[], x: number): number | undefined {
  const away = (i: number): number => Math.abs((marks[i]?.x ?? 0) - x);
  return among.toSorted((a, b) => away(a) - away(b))[0];
}

/**
 * Follows a link to a mark in a lane on that side; else finds the mark nearest in time in the next lane that has any.
 */
function acrossLanes(marks: readonly Mark[], from: number, to: 'up' | 'down'): number {
  const here = marks[from];
  if (here === undefined) return from;
  const beyond = marks.flatMap((mark, i) =>
    (to === 'up' ? mark.lane < here.lane : mark.lane > here.lane) ? [i] : [],
  );
  const linked = beyond.filter((i) => {
    const mark = marks[i];
    return mark !== undefined && (here.links.includes(mark.key) || mark.links.includes(here.key));
  });
  if (linked.length > 0) return nearest(marks, linked, here.x) ?? from;
  const lanes = beyond.map((i) => marks[i]?.lane ?? 0);
  const next = to === 'up' ? Math.max(...lanes) : Math.min(...lanes);
  return (
    nearest(
      marks,
      beyond.filter((i) => marks[i]?.lane === next),
      here.x,
    ) ?? from
  );
}

/** Finds the nearest mark in a direction. Distance across the direction counts three times. */
function towards(marks: readonly Mark[], from: number, to: 'left' | 'right' | 'up' | 'down'): number {
  const here = marks[from];
  if (here === undefined) return from;
  const level = to === 'left' || to === 'right';
  const sign = to === 'right' || to === 'down' ? 1 : -1;
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  marks.forEach((mark, i) => {
    const along = sign * (level ? mark.x - here.x : mark.y - here.y);
    const aside = Math.abs(level ? mark.y - here.y : mark.x - here.x);
    if (i === from || along <= 4) return;
    const cost = along + 3 * aside;
    if (cost < least) [best, least] = [i, cost];
  });
  return best;
}

/** Places a card to the upper right of its mark, flipped at the window's edges. All in px of the window. */
export function cardPlace(
  mark: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number },
  card: { readonly width: number; readonly height: number },
  room: { readonly width: number; readonly height: number },
): { readonly left: number; readonly top: number } {
  const gap = 8;
  const edge = 8;
  const fits = mark.right + gap + card.width <= room.width - edge;
  const left = fits ? mark.right + gap : mark.left - gap - card.width;
  const above = mark.top - card.height + 20;
  const top = above >= edge ? above : mark.bottom - 20;
  return {
    left: Math.max(edge, Math.min(left, room.width - card.width - edge)),
    top: Math.max(edge, Math.min(top, room.height - card.height - edge)),
  };
}
