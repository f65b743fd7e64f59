/** Replays the commits of a portfolio, oldest first, and tracks what happened to each item. Knows nothing about git. */
import type { Day, DayRange } from '../../core/text/days.ts';
import { pairItems } from '../compare/pair-items.ts';
import { findSplits } from '../compare/splits.ts';
import { type EventKind, type HistoryEvent, type Life, nameOf } from './life.ts';
import { promiseMoves } from './promises.ts';
import { type ItemRecord, isLive, isMixedOn, isOpen } from './record.ts';

/** Settings of the root file at a commit, as far as the history needs them. */
export interface RootRecord {
  readonly name: string | null;
  readonly period: DayRange | null;
  /** Target operational share in percent; null if not stated. */
  readonly target: number | null;
  readonly tolerance: number;
  /** False if the rule `mixed-traits` is disabled: nothing is then counted as mixed. */
  readonly judgesMixed: boolean;
}
export const noRoot: RootRecord = {
  name: null,
  period: null,
  target: null,
  tolerance: 10,
  judgesMixed: true,
};

export interface Commit {
  readonly id: string;
  /** Never before the previous commit's day. */
  readonly day: Day;
  readonly merge: boolean;
}

/** The changes that a commit made to items. */
export interface Step {
  readonly commit: Commit;
  readonly removed: readonly ItemRecord[];
  readonly added: readonly ItemRecord[];
  readonly root: RootRecord;
}

export class Replay {
  readonly lives: Life[] = [];
  readonly events: HistoryEvent[] = [];
  readonly commits: Commit[] = [];
  /** Numbers of the items that each commit added, removed or replanned. */
  readonly touched: ReadonlySet<number>[] = [];
  root: RootRecord = noRoot;
  readonly #byRecord = new Map<ItemRecord, Life>();
  readonly #present = new Set<Life>();

  /** The existing items, in order of appearance. */
  get present(): Iterable<Life> {
    return this.#present;
  }

  step({ commit, removed, added, root }: Step): void {
    this.root = root;
    this.commits.push(commit);
    const before = keyed(removed);
    const after = keyed(added);
    const { pairs, gone, fresh } = pairItems(before, after);
    const splits = findSplits(pairs, gone, fresh);
    const touched = new Set<number>();
    this.touched.push(touched);
    for (const [was, is] of pairs) this.#change(was.record, is.record, commit, touched);
    for (const { record } of gone)
      this.#leave(
        record,
        commit,
        touched,
        splits.some(({ item }) => item.record === record),
      );
    const parents = new Map(
      splits.flatMap(({ item, into }) => into.map((part) => [part.record, item.record] as const)),
    );
    for (const { record } of fresh) this.#come(record, commit, touched, parents.get(record));
    for (const { item, into } of splits) {
      const life = this.#byRecord.get(item.record) ?? this.#byRecord.get(into[0].record);
      if (life === undefined) continue;
      const parts = into.flatMap(({ record }) => {
        const part = this.#byRecord.get(record);
        return part === undefined ? [] : [nameOf(part)];
      });
      this.#tell('split', life, commit, { into: parts, asked: item.record.mixed });
    }
    for (const { record } of gone) this.#byRecord.delete(record);
  }

  get #index(): number {
    return this.commits.length - 1;
  }

  #tell(kind: EventKind, life: Life, commit: Commit, more: Partial<HistoryEvent> = {}): void {
    // Items in the first commit were not added on that day.
    if (this.#index === 0) return;
    const { track } = life.record;
    this.events.push({
      kind,
      day: commit.day,
      commit: commit.id,
      index: this.#index,
      item: nameOf(life),
      track,
      ...more,
    });
  }

  #come(record: ItemRecord, commit: Commit, touched: Set<number>, parent: ItemRecord | undefined): void {
    const inherited = this.#index === 0;
    const from = parent === undefined ? undefined : this.#byRecord.get(parent);
    const life: Life = {
      number: this.lives.length,
      record,
      gone: false,
      seen: from?.seen ?? commit.day,
      inherited: from?.inherited ?? inherited,
      cameDone: record.status === 'done' && from === undefined,
      begun: null,
      begunBefore: false,
      landed: record.status === 'done' ? landedOn(record, commit.day) : null,
      firstEnd: isOpen(record) ? record.end : null,
      moves: 0,
      moved: 0,
      held: new Map(),
      line: [],
    };
    this.lives.push(life);
    this.#byRecord.set(record, life);
    this.#present.add(life);
    touched.add(life.number);
    this.#tell('added', life, commit);
    if (isLive(record)) this.#begin(life, commit, from);
    if (record.status === 'done') this.#tell('finished', life, commit);
    if (this.#isMixed(record, commit.day)) this.#tell('mixed', life, commit);
    this.#note(life, commit);
  }

  /** Records that work on an item began: on its stated start if that is past, else on the commit's day. */
  #begin(life: Life, commit: Commit, from?: Life): void {
    const { start, fix } = life.record;
    if (from !== undefined && from.begun !== null) {
      life.begun = from.begun;
      life.begunBefore = from.begunBefore;
      return;
    }
    const stated = start !== null && start <= commit.day;
    life.begun = stated ? start : commit.day;
    life.begunBefore = this.#index === 0 && !stated;
    this.#tell('begun', life, commit, { fix });
  }

  #change(was: ItemRecord, is: ItemRecord, commit: Commit, touched: Set<number>): void {
    const life = this.#byRecord.get(was);
    if (life === undefined) return;
    this.#byRecord.delete(was);
    this.#byRecord.set(is, life);
    life.record = is;
    if (plan(was) !== plan(is)) touched.add(life.number);
    if (was.track !== is.track)
      this.#tell('moved', life, commit, {
        from: was.track,
        asked: was.asked !== null && was.asked === is.track,
      });
    this.#changeStatus(life, was, commit);
    for (const promise of promiseMoves(was, is)) {
      life.moves += 1;
      life.moved += promise.to === null ? 0 : promise.to - promise.from;
      this.#tell('promise', life, commit, { promise });
    }
    if (isOpen(is)) life.firstEnd ??= is.end;
    const mixed = [this.#isMixed(was, commit.day), this.#isMixed(is, commit.day)];
    if (mixed[0] !== mixed[1])
      this.#tell(mixed[1] ? 'mixed' : 'unmixed', life, commit, { asked: was.mixed && !is.mixed });
    this.#note(life, commit);
  }

  #changeStatus(life: Life, was: ItemRecord, commit: Commit): void {
    const is = life.record;
    if (was.status === is.status) return;
    const over = (status: string): boolean => status === 'done' || status === 'stopped';
    if (isLive(is) && !isLive(was)) {
      if (over(was.status)) this.#tell('reopened', life, commit);
      else if (life.begun === null) this.#begin(life, commit);
      life.landed = null;
    } else if (is.status === 'done') {
      life.landed = landedOn(is, commit.day);
      this.#tell('finished', life, commit);
    } else if (is.status === 'stopped') this.#tell('stopped', life, commit);
    else if (over(was.status)) {
      life.landed = null;
      this.#tell('reopened', life, commit);
    }
  }

  #leave(record: ItemRecord, commit: Commit, touched: Set<number>, split: boolean): void {
    const life = this.#byRecord.get(record);
    if (life === undefined) return;
    this.#present.delete(life);
    life.gone = true;
    touched.add(life.number);
    life.line.push({ ...point(record, commit, false), status: 'gone' });
    // Finished items may be removed; for an open one it is unknown what became of it.
    if (isOpen(record) && !split) this.#tell('removed', life, commit);
  }

  #isMixed(record: ItemRecord, day: Day): boolean {
    return (
      this.root.judgesMixed &&
      record.status !== 'idea' &&
      record.status !== 'stopped' &&
      isMixedOn(record, day)
    );
  }

  /** Records the facts that shares are computed from, if they changed, and the leaps that the item sustains. */
  #note(life: Life, commit: Commit): void {
    const { record, line, held } = life;
    const now = point(record, commit, this.#isMixed(record, commit.day));
    const last = line.at(-1);
    const same =
      last?.track === now.track &&
      last.status === now.status &&
      last.effort === now.effort &&
      last.mixed === now.mixed;
    if (!same) line.push(now);
    if (record.track !== 'operational' || !(isLive(record) || record.status === 'done')) return;
    for (const leap of record.sustains) if (!held.has(leap)) held.set(leap, commit.day);
  }
}

interface Keyed {
  readonly record: ItemRecord;
  readonly key: string;
  readonly id: string | null;
  readonly title: string;
  readonly text: string;
  readonly sustains: readonly string[];
}

/** Assigns keys to records as elsewhere: id and ordinal. */
function keyed(records: readonly ItemRecord[]): Keyed[] {
  const seen = new Map<string, number>();
  return records.map((record) => {
    const id = record.id ?? '?';
    const ordinal = seen.get(id) ?? 0;
    seen.set(id, ordinal + 1);
    const { title, text } = record;
    return {
      record,
      key: `${id}~${ordinal}`,
      id: record.id,
      title,
      text,
      sustains: record.sustains.map((to) => `${to}~0`),
    };
  });
}

const point = ({ track, status, effort }: ItemRecord, { day, id }: Commit, mixed: boolean) => ({
  day,
  commit: id,
  track,
  status,
  effort,
  mixed,
});

/** Returns when a finished item ended: its stated end if that is past, else the day of the commit. */
const landedOn = ({ end }: ItemRecord, day: Day): Day => (end !== null && end <= day ? end : day);

/** Serializes an item's plan, without its status or progress. */
const plan = ({ title, text, track, effort, start, end, milestones }: ItemRecord): string =>
  JSON.stringify([
    title,
    text.replace(/\s+/g, ' '),
    track,
    effort,
    start,
    end,
    milestones.map((each) => [each.title, each.date]),
  ]);
