/**
 * What the page of the picture and its host say to each other. Each side checks what it hears: a message that is not
 * as written here is no message, and nobody throws. Nothing here touches the DOM or the VS Code API.
 */
import type {
  DateGrip,
  DrawItemParams,
  MoveDatesParams,
  MoveDatesResult,
} from '../../../server/src/protocol/move-dates.ts';
import {
  type PictureFilter,
  type PictureResult,
  type PictureStyleResult,
  type PictureView,
  type PictureZoom,
  pictureViews,
} from '../../../server/src/protocol/picture.ts';

/** What the page wants to see. */
export interface Wish {
  /** Counts the wishes of a page: an answer to an older one is dropped. */
  readonly serial: number;
  /** The portfolio that filter and zoom were chosen for; empty where the page has none yet. */
  readonly portfolio: string;
  readonly view: PictureView;
  /** CSS pixels. */
  readonly width: number;
  readonly filter: PictureFilter;
  readonly zoom: PictureZoom | null;
}

/** A move of dates, and a span drawn for a new item: what the server is asked, for the portfolio that is shown. */
export type MoveWish = Omit<MoveDatesParams, 'portfolio'>;
export type DrawWish = Omit<DrawItemParams, 'portfolio' | 'title'>;
/** What a page shows of a move. */
export type MoveShown =
  | Omit<Exclude<MoveDatesResult, { readonly refused: string }>, 'edit'>
  | { readonly refused: string };
export type DrawShown =
  | { readonly first: number; readonly last: number; readonly label: string }
  | { readonly refused: string };

const formats = ['svg', 'html', 'pdf', 'pptx'] as const;
/** What a view can be saved as. */
export type ExportFormat = (typeof formats)[number];

export type FromPage =
  | { readonly kind: 'wish'; readonly wish: Wish }
  | {
      readonly kind: 'card';
      readonly ticket: number;
      readonly keys: readonly string[];
      readonly reasons: boolean;
    }
  | { readonly kind: 'open'; readonly key: string; readonly beside: boolean }
  | { readonly kind: 'open-file'; readonly uri: string; readonly line: number }
  | { readonly kind: 'add'; readonly track: 'operational' | 'strategic' }
  | { readonly kind: 'save'; readonly format: ExportFormat }
  | { readonly kind: 'copy' }
  /** A picture lies on the clipboard, or `problem` says why it does not. */
  | { readonly kind: 'copied'; readonly problem: string }
  | { readonly kind: 'act'; readonly action: string }
  /** What a move would do, to show it; with `write` it is made. */
  | { readonly kind: 'move'; readonly ticket: number; readonly wish: MoveWish; readonly write: boolean }
  | { readonly kind: 'draw'; readonly ticket: number; readonly wish: DrawWish; readonly write: boolean }
  /** Undo the last move that was made here. */
  | { readonly kind: 'take-back' };

export type ToPage =
  | { readonly kind: 'style'; readonly style: PictureStyleResult }
  | {
      readonly kind: 'picture';
      /** Of the wish that it answers. */
      readonly serial: number;
      readonly picture: PictureResult;
    }
  | { readonly kind: 'card'; readonly ticket: number; readonly html: string }
  | {
      readonly kind: 'to-copy';
      readonly format: 'svg' | 'html';
      readonly text: string;
      readonly width: number;
    }
  | { readonly kind: 'moved'; readonly ticket: number; readonly result: MoveShown }
  | { readonly kind: 'drawn'; readonly ticket: number; readonly result: DrawShown }
  /** A move or an item was written, or `problem` says why not; empty too where a person thought better of it. */
  | { readonly kind: 'written'; readonly done: boolean; readonly problem: string }
  /** Words for a reader. */
  | { readonly kind: 'said'; readonly words: string }
  /** Show the card of a mark, as if it were pointed at. */
  | { readonly kind: 'show-card'; readonly key: string }
  /** Instead of a picture: why there is none, and what to do. */
  | { readonly kind: 'notice'; readonly words: string; readonly button: string; readonly action: string };

const scales = ['year', 'half', 'quarter'] as const;

type Fields = Readonly<Record<string, unknown>>;

/** A message of the page, or undefined for anything else. */
export function readFromPage(value: unknown): FromPage | undefined {
  if (!isFields(value)) return undefined;
  const { kind } = value;
  if (kind === 'wish') {
    const wish = readWish(value['wish']);
    return wish && { kind, wish };
  }
  if (kind === 'card') {
    const { ticket, keys, reasons } = value;
    return isNumber(ticket) && isTexts(keys) && typeof reasons === 'boolean'
      ? { kind, ticket, keys, reasons }
      : undefined;
  }
  if (kind === 'open') {
    const { key, beside } = value;
    return isText(key) && typeof beside === 'boolean' ? { kind, key, beside } : undefined;
  }
  if (kind === 'open-file') {
    const { uri, line } = value;
    return isText(uri) && isNumber(line) ? { kind, uri, line } : undefined;
  }
  if (kind === 'add') {
    const { track } = value;
    return track === 'operational' || track === 'strategic' ? { kind, track } : undefined;
  }
  if (kind === 'save') {
    const { format } = value;
    const known = formats.find((name) => name === format);
    return known === undefined ? undefined : { kind, format: known };
  }
  if (kind === 'copy') return { kind };
  if (kind === 'copied') return isText(value['problem']) ? { kind, problem: value['problem'] } : undefined;
  if (kind === 'take-back') return { kind };
  if (kind === 'move' || kind === 'draw') return readHand(kind, value);
  if (kind === 'act') return isText(value['action']) ? { kind, action: value['action'] } : undefined;
  return undefined;
}

function readHand(kind: 'move' | 'draw', value: Fields): FromPage | undefined {
  const { ticket, write, wish } = value;
  if (!isNumber(ticket) || typeof write !== 'boolean' || !isFields(wish)) return undefined;
  if (kind === 'draw') {
    const { track, from, to, dayWidth } = wish;
    if (track !== 'operational' && track !== 'strategic') return undefined;
    if (!isDay(from) || !isDay(to) || !isNumber(dayWidth)) return undefined;
    return { kind, ticket, write, wish: { track, from, to, dayWidth } };
  }
  const { key, grip, days, steps, push } = wish;
  if (!isText(key) || !isGrip(grip) || typeof push !== 'boolean') return undefined;
  if (isDay(steps)) return { kind, ticket, write, wish: { key, grip, steps, push } };
  return isDay(days) ? { kind, ticket, write, wish: { key, grip, days, push } } : undefined;
}

/** Whether a text names what can be taken hold of. */
export function isGrip(value: unknown): value is DateGrip {
  return typeof value === 'string' && /^(?:bar|start|end|milestone-\d{1,4})$/.test(value);
}

/** A whole number that days may be: a few thousand years at most. */
function isDay(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(value as number) < 1_000_000;
}

function readWish(value: unknown): Wish | undefined {
  if (!isFields(value)) return undefined;
  const { serial, portfolio, view, width } = value;
  const known = pictureViews.find((name) => name === view);
  if (!isNumber(serial) || !isText(portfolio) || known === undefined || !isNumber(width)) return undefined;
  const filter = readFilter(value['filter']);
  const zoom = readZoom(value['zoom']);
  return { serial, portfolio, view: known, width, filter, zoom };
}

/** What is no filter filters nothing. */
export function readFilter(value: unknown): PictureFilter {
  if (!isFields(value)) return {};
  const { goal, team } = value;
  return { ...(isText(goal) ? { goal } : {}), ...(isText(team) ? { team } : {}) };
}

/** What is no zoom shows everything. */
export function readZoom(value: unknown): PictureZoom | null {
  if (!isFields(value)) return null;
  const scale = scales.find((name) => name === value['scale']);
  const { at } = value;
  return scale !== undefined && isNumber(at) && Number.isInteger(at) ? { scale, at } : null;
}

/** A message of the host, or undefined for anything else: other scripts of VS Code post to the same window. */
export function readToPage(value: unknown): ToPage | undefined {
  if (!isFields(value)) return undefined;
  const kinds: readonly unknown[] = [
    'style',
    'picture',
    'card',
    'to-copy',
    'moved',
    'drawn',
    'written',
    'said',
    'show-card',
    'notice',
  ];
  // The host is ours and of the same build: the kind is enough.
  return kinds.includes(value['kind']) ? (value as unknown as ToPage) : undefined;
}

/** What a page remembers of itself: through a reload of the window and while its tab is hidden. */
export interface PageState {
  readonly portfolio: string;
  readonly view: PictureView;
  readonly filter: PictureFilter;
  readonly zoom: PictureZoom | null;
  readonly scroll: number;
  /** The table of facts is open. */
  readonly table: boolean;
}

/** The state that was kept, as far as it makes sense; the beginning where there is none. */
export function readState(value: unknown): PageState {
  const kept = isFields(value) ? value : {};
  const { portfolio, view, scroll, table } = kept;
  return {
    portfolio: isText(portfolio) ? portfolio : '',
    view: pictureViews.find((name) => name === view) ?? 'two-paths',
    filter: readFilter(kept['filter']),
    zoom: readZoom(kept['zoom']),
    scroll: isNumber(scroll) ? scroll : 0,
    table: table === true,
  };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
