/** Wraps an item's entry for rules, index and views: typed values, with the language's defaults filled in. */

import type { Block } from '../document/block.ts';
import type { ItemEntry } from '../document/read-block.ts';
import type { statuses, tracks } from '../language/item-schema.ts';
import type { Item, Scalar } from '../language/values.ts';
import type { Day, DayRange } from '../text/days.ts';
import type { Span } from '../text/lines.ts';
import { memo } from '../text/memo.ts';
import type { ItemRef } from './entry-ref.ts';

export type Track = (typeof tracks)[number];
export type Status = (typeof statuses)[number];

/** A team's part of an item. */
export interface TeamShare {
  readonly id: string;
  /** Milli-FTE; null where none is stated. */
  readonly effort: number | null;
  readonly span: Span;
}

const viewOfEntry = memo((entry: ItemEntry, block: Block) => new ItemView(block, entry));

/** Returns the view of an item's entry. Cached, because every rule asks for it. */
export function itemView(block: Block, entry: ItemEntry): ItemView {
  return viewOfEntry(entry, block);
}

/** Returns the view of an item in a portfolio. */
export function viewOf({ block, entry }: ItemRef): ItemView {
  return viewOfEntry(entry, block);
}

export class ItemView {
  readonly block: Block;
  readonly entry: ItemEntry;
  readonly fields: Item['fields'];
  readonly id: string | null;
  readonly title: string;
  readonly track: Track | null;
  readonly status: Status;
  /** Cached, because every rule and every sum over the portfolio reads it. */
  #teams: readonly TeamShare[] | undefined;
  #effort: number | null | undefined;
  #within: { readonly period: DayRange; readonly days: number } | undefined;

  constructor(block: Block, entry: ItemEntry) {
    this.block = block;
    this.entry = entry;
    this.fields = entry.values.fields;
    this.id = this.fields.id?.value ?? null;
    this.title = this.fields.title?.text ?? this.fields.id?.text ?? '';
    this.track = this.fields.track?.value ?? null;
    this.status = this.fields.status?.value ?? 'planned';
  }

  /** True while work is in progress: active or paused. */
  get live(): boolean {
    return this.status === 'active' || this.status === 'paused';
  }
  /** True while work is in progress or planned; false for ideas. */
  get open(): boolean {
    return this.live || this.status === 'planned';
  }
  /** True if nothing but the title describes the work. Keys for people, dates and goals may be present. */
  get saysTitleAlone(): boolean {
    for (const key in this.fields) if (!AROUND_WORK.has(key)) return false;
    return true;
  }
  /** Where a finding about the item as a whole is reported: its title, else its id, else its first key. */
  get name(): Span {
    return this.fields.title ?? this.fields.id ?? firstKey(this.entry);
  }
  get start(): Day | null {
    return this.fields.start?.value?.first ?? null;
  }
  get end(): Day | null {
    return this.fields.end?.value?.last ?? null;
  }

  /** The duration of the work in days, and the value it comes from: dates first, then `horizon`, then milestones. */
  get horizon(): { readonly days: number; readonly from: Span } | null {
    const { start, end, horizon } = this.fields;
    if (start?.value !== undefined && end?.value !== undefined) {
      const days = end.value.last - start.value.first + 1;
      return days > 0 ? { days, from: end } : null;
    }
    if (horizon?.value !== undefined) return { days: horizon.value, from: horizon };
    const dates = this.milestones.map((m) => m.fields.date).filter((date) => date?.value !== undefined);
    const last = dates.reduce((a, b) => ((b?.value?.last ?? 0) > (a?.value?.last ?? 0) ? b : a), dates[0]);
    if (start?.value !== undefined && last?.value !== undefined && last.value.last > start.value.first) {
      return { days: last.value.last - start.value.first + 1, from: last };
    }
    return null;
  }

  get measures() {
    return this.fields.measures?.items ?? [];
  }
  get milestones() {
    return this.fields.milestones?.items ?? [];
  }

  /** Teams with their effort: as stated, or the item's effort split evenly over a plain list. */
  get teams(): readonly TeamShare[] {
    this.#teams ??= this.#readTeams();
    return this.#teams;
  }

  #readTeams(): readonly TeamShare[] {
    const { teams, effort } = this.fields;
    if (teams === undefined) return [];
    if (teams.kind === 'pairs') {
      return teams.pairs.map(({ key, value }) => ({
        id: key.text,
        effort: value.value ?? null,
        span: { start: key.start, end: key.end },
      }));
    }
    const total = effort?.value;
    return teams.items.map((team, i) => ({
      id: team.text,
      effort: total === undefined ? null : share(total, teams.items.length, i),
      span: { start: team.start, end: team.end },
    }));
  }

  /** Effort in milli-FTE: as stated, else the sum over the teams; null if neither is stated. */
  get effort(): number | null {
    if (this.#effort === undefined) this.#effort = this.#readEffort();
    return this.#effort;
  }

  #readEffort(): number | null {
    const stated = this.fields.effort?.value;
    if (stated !== undefined) return stated;
    const { teams } = this.fields;
    if (teams?.kind !== 'pairs') return null;
    const efforts = teams.pairs.map(({ value }) => value.value).filter((value) => value !== undefined);
    return efforts.length === 0 ? null : efforts.reduce((a, b) => a + b, 0);
  }

  /** Returns the ids listed under a key of references. */
  refs(key: 'goals' | 'depends-on' | 'sustains' | 'replaces'): readonly Scalar<string>[] {
    return this.fields[key]?.items ?? [];
  }

  /** First and last day of the work, where known; `horizon` stands in for a missing end. */
  get span(): { readonly first: Day | null; readonly last: Day | null } {
    const { start, end } = this;
    const days = this.fields.horizon?.value;
    if (start !== null && end === null && days !== undefined) return { first: start, last: start + days - 1 };
    if (end !== null && start === null && days !== undefined) return { first: end - days + 1, last: end };
    return { first: start, last: end };
  }

  /** Counts the days of the period on which the item runs. An undated item runs throughout. */
  daysWithin(period: DayRange): number {
    if (this.#within?.period !== period) {
      const { first, last } = this.span;
      this.#within = {
        period,
        days: Math.max(
          0,
          Math.min(last ?? period.last, period.last) - Math.max(first ?? period.first, period.first) + 1,
        ),
      };
    }
    return this.#within.days;
  }

  /** Returns the source text of a span in this item's block. */
  source(span: Span): string {
    return this.block.text.slice(span.start, span.end);
  }
}

/** Keys that say who does the work, when and for which goal, but not what the work is. */
const AROUND_WORK = new Set([
  'id',
  'title',
  'track',
  'status',
  'health',
  'owner',
  'teams',
  'sponsor',
  'goals',
  'start',
  'end',
  'effort',
  'reviewed',
  'tags',
  'links',
]);

function firstKey(entry: ItemEntry): Span {
  const keys = Object.values(entry.values.keys);
  return (
    keys[0] ?? {
      start: entry.span.start,
      end: Math.max(entry.span.start + 1, Math.min(entry.span.end, entry.span.start + 20)),
    }
  );
}

/**
 * Returns one of `parts` nearly equal parts of an integer. The first parts take the remainder, so that the parts sum to
 * `total`.
 */
export function share(total: number, parts: number, index: number): number {
  return Math.floor(total / parts) + (index < total % parts ? 1 : 0);
}
