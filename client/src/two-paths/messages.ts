/**
 * Messages between the picture's page and its host. Each side validates what it receives: invalid messages are ignored,
 * and nothing throws. Uses neither the DOM nor the VS Code API.
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

/** A request for a picture. */
export interface Wish {
  /** Incremented with each request of a page: answers to earlier ones are dropped. */
  readonly serial: number;
  /** The portfolio that filter and zoom belong to; empty if the page has none yet. */
  readonly portfolio: string;
  readonly view: PictureView;
  /** In CSS px. */
  readonly width: number;
  readonly filter: PictureFilter;
  readonly zoom: PictureZoom | null;
}

/** A move of dates or a span for a new item, as parameters for the server; the host adds the portfolio. */
export type MoveWish = Omit<MoveDatesParams, 'portfolio'>;
export type DrawWish = Omit<DrawItemParams, 'portfolio' | 'title'>;
/** Result of a move for display. */
export type MoveShown =
  | Omit<Exclude<MoveDatesResult, { readonly refused: string }>, 'edit'>
  | { readonly refused: string };
export type DrawShown =
  | { readonly first: number; readonly last: number; readonly label: string }
  | { readonly refused: string };

const formats = ['svg', 'html', 'pdf', 'pptx'] as const;
/** File formats for saving a view. */
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
  /** The picture was copied to the clipboard; if not, `problem` says why. */
  | { readonly kind: 'copied'; readonly problem: string }
  | { readonly kind: 'act'; readonly action: string }
  /** Requests the result of a move for display; with `write`, applies it. */
  | { readonly kind: 'move'; readonly ticket: number; readonly wish: MoveWish; readonly write: boolean }
  | { readonly kind: 'draw'; readonly ticket: number; readonly wish: DrawWish; readonly write: boolean }
  /** Undoes the last move made on this page. */
  | { readonly kind: 'take-back' };

export type ToPage =
  | { readonly kind: 'style'; readonly style: PictureStyleResult }
  | {
      readonly kind: 'picture';
      /** Serial number of the answered request. */
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
  /** Result of writing a move or an item; `problem` says why it failed, and is empty if the user cancelled. */
  | { readonly kind: 'written'; readonly done: boolean; readonly problem: string }
  /** Text for screen readers. */
  | { readonly kind: 'said'; readonly words: string }
  /** Shows the card of a mark as if it were pointed at. */
  | { readonly kind: 'show-card'; readonly key: string }
  /** Replaces the picture: why there is none, and a button with an action. */
  | { readonly kind: 'notice'; readonly words: string; readonly button: string; readonly action: string };

const scales = ['year', 'half', 'quarter'] as const;

type Fields = Readonly<Record<string, unknown>>;

/** Parses a message from the page; returns undefined if it is invalid. */
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

/** Checks that a text names a grip. */
export function isGrip(value: unknown): value is DateGrip {
  return typeof value === 'string' && /^(?:bar|start|end|milestone-\d{1,4})$/.test(value);
}

/** Checks that a value is a plausible day: a whole number within a few thousand years. */
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

/** Reads a filter; returns one that matches everything if the value is invalid. */
export function readFilter(value: unknown): PictureFilter {
  if (!isFields(value)) return {};
  const { goal, team } = value;
  return { ...(isText(goal) ? { goal } : {}), ...(isText(team) ? { team } : {}) };
}

/** Reads a zoom; returns null, which shows everything, if the value is invalid. */
export function readZoom(value: unknown): PictureZoom | null {
  if (!isFields(value)) return null;
  const scale = scales.find((name) => name === value['scale']);
  const { at } = value;
  return scale !== undefined && isNumber(at) && Number.isInteger(at) ? { scale, at } : null;
}

/**
 * Parses a message from the host; returns undefined for others, because VS Code's own scripts post to the same window.
 */
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
  // The host is from the same build, so checking the kind is enough.
  return kinds.includes(value['kind']) ? (value as unknown as ToPage) : undefined;
}

/** State of the page, kept while its tab is hidden and across reloads of the window. */
export interface PageState {
  readonly portfolio: string;
  readonly view: PictureView;
  readonly filter: PictureFilter;
  readonly zoom: PictureZoom | null;
  readonly scroll: number;
  /** True if the table of facts is open. */
  readonly table: boolean;
}

/** Reads the saved state; invalid parts get their defaults. */
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
