/** Places the names of mixed items around their discs on the border: whole, and led apart where they are close. */
import { ASCENT, type Box, DESCENT, type Ground, type LabelForm, labelBox } from '../drawing/labels.ts';
import type { Scene } from '../drawing/scene.ts';
import { cutText, textWidth, wrapText } from '../drawing/text-width.ts';
import type { PictureItem } from '../facts/view-data.ts';
import { titleOf } from '../facts/words.ts';

/** Distance in px of names that stand apart from their discs, and the maximum number of times that they are moved. */
const LEVEL = 16;
const MAX_LEVELS = 3;
/** Minimum width of a name that is cut, in px. */
const MIN_CUT_WIDTH = 48;
/** Maximum number of ways to place names that are tried. */
const MAX_TRIES = 20_000;

/** An item with a disc at `x`, in px. */
export interface Named {
  readonly item: PictureItem;
  readonly x: number;
}

/** Where discs are: the height of the border, the reach of their arms, and the room right of each, in px. */
export interface Around {
  readonly y: number;
  readonly arm: number;
  readonly rooms: readonly number[];
}

/** A variant of a name: its lines, and the line that leads to it from the disc if it stands apart. */
export interface Variant {
  readonly forms: readonly LabelForm[];
  readonly lead: Box | null;
}

/** The place of a name. */
export interface PlacedName<D extends Named> {
  readonly disc: D;
  /** Null if there is no room for the whole name. */
  readonly name: Variant | null;
  /** The name cut to the room beside the disc; null if that is too small. */
  readonly cut: Variant | null;
}

/** Chooses places for the names of discs such that as many as can be are whole. */
export function mixedNames<D extends Named>(
  { ground, axis }: Scene,
  discs: readonly D[],
  { y, arm, rooms }: Around,
): readonly PlacedName<D>[] {
  const free = discs.map((disc, i) =>
    [...variantsOf(disc, { y, arm, room: rooms[i] ?? 0 }, axis)].filter((variant) => isFree(ground, variant)),
  );
  const chosen = chosenVariants(free);
  return discs.map((disc, i) => {
    const room = rooms[i] ?? 0;
    const beside: LabelForm = {
      x: disc.x + 12,
      y: y + 4,
      anchor: 'start',
      name: cutText(titleOf(disc.item), room),
    };
    return {
      disc,
      name: chosen[i] ?? null,
      cut: room > MIN_CUT_WIDTH ? { forms: [beside], lead: null } : null,
    };
  });
}

/**
 * Yields the variants of a name: beside the disc, above it, below it, beside it in two lines, then further up and down
 * at the end of a line. There, one that would cross an edge of the plot is moved along it.
 */
function* variantsOf(
  { item, x }: Named,
  { y, arm, room }: { readonly y: number; readonly arm: number; readonly room: number },
  { now, width }: Scene['axis'],
): Generator<Variant> {
  const name = titleOf(item);
  const long = textWidth(name);
  const start = (at: number, height: number, words = name): LabelForm => ({
    x: at,
    y: height,
    anchor: 'start',
    name: words,
  });
  const end = (at: number, height: number): LabelForm => ({ x: at, y: height, anchor: 'end', name });
  const above = y - arm - DESCENT - 1;
  const below = y + arm + ASCENT + 1;
  if (long <= room) yield { forms: [start(x + 12, y + 4)], lead: null };
  for (const at of [above, below])
    for (const form of [start(x - 7, at), end(x + 7, at)]) yield { forms: [form], lead: null };
  const [first = '', second = '', ...more] = wrapText(name, room);
  if (second !== '' && more.length === 0 && `${first} ${second}` === name)
    yield { forms: [start(x + 12, y - 3, first), start(x + 12, y + 12, second)], lead: null };
  const least = x > now ? Math.max(0, now + 4) : 0;
  const within = Math.max(least, Math.min(x - long / 2, width - long));
  for (let level = 1; level <= MAX_LEVELS; level++) {
    const [up, down] = [above - level * LEVEL, below + level * LEVEL];
    for (const form of [start(x - 7, up), end(x + 7, up), start(within, up)])
      yield { forms: [form], lead: { l: x - 1, t: up + DESCENT + 2, r: x + 1, b: y - arm - 1 } };
    for (const form of [start(x - 7, down), end(x + 7, down), start(within, down)])
      yield { forms: [form], lead: { l: x - 1, t: y + arm + 1, r: x + 1, b: down - ASCENT - 2 } };
  }
}

const isFree = (ground: Ground, { forms, lead }: Variant): boolean =>
  forms.every((form) => ground.free(labelBox(form))) && (lead === null || ground.free(lead));

/** Returns the areas that a variant occupies. */
const boxesOf = ({ forms, lead }: Variant): readonly Box[] => [
  ...forms.map(labelBox).map(({ l, t, r, b }) => ({ l: l - 3, t, r: r + 3, b })),
  ...(lead === null ? [] : [lead]),
];

const meets = (a: Box, b: Box): boolean => a.l < b.r && b.l < a.r && a.t < b.b && b.t < a.b;

/**
 * Chooses one variant for each disc, or none, so that no two meet: of the choices that name the most discs, the first
 * one found. A name placed without regard to the next might take its only room.
 */
function chosenVariants(free: readonly (readonly Variant[])[]): readonly (Variant | null)[] {
  const tried = free.map((variants) => variants.map((variant) => ({ variant, boxes: boxesOf(variant) })));
  let best: readonly (Variant | null)[] = [];
  let most = -1;
  let tries = 0;
  const choose = (chosen: readonly (Variant | null)[], taken: readonly Box[], named: number): void => {
    const left = free.length - chosen.length;
    if (named + left <= most || tries++ > MAX_TRIES) return;
    if (left === 0) {
      best = chosen;
      most = named;
      return;
    }
    for (const { variant, boxes } of tried[chosen.length] ?? [])
      if (!boxes.some((box) => taken.some((other) => meets(box, other))))
        choose([...chosen, variant], [...taken, ...boxes], named + 1);
    choose([...chosen, null], taken, named);
  };
  choose([], [], 0);
  return best;
}
