/** Serializes a history for programs: every figure with the items behind it, days as dates. */
import { type Day, isoDay } from '../../core/text/days.ts';
import type { Ages } from './ages.ts';
import type { History, Moment } from './history.ts';
import type { EventKind, HistoryEvent, ItemName, Life } from './life.ts';
import { told } from './told.ts';

const KINDS: readonly EventKind[] = [
  'added',
  'begun',
  'finished',
  'stopped',
  'removed',
  'reopened',
  'moved',
  'mixed',
  'unmixed',
  'split',
];

/** Returns the JSON value. Items are referred to by number, as listed in `items`. */
export function historyJson(history: History): object {
  const { name, folder, every, from, asOf, commits, merges, notes, ages, promises, leaps, reaction } =
    history;
  return {
    version: 1,
    name,
    folder,
    every,
    from: isoDay(from),
    to: isoDay(asOf),
    commits,
    merges,
    notes,
    told: told(history).map(({ words, items }) => ({ words, items: items.map(({ item }) => item.number) })),
    moments: history.moments.map(momentJson),
    events: history.events.map(eventJson),
    ages: { operational: agesJson(ages.operational), strategic: agesJson(ages.strategic) },
    promises: {
      promising: promises.promising,
      later: promises.later,
      earlier: promises.earlier,
      withdrawn: promises.withdrawn,
      medianDaysLater: promises.medianLater,
      items: promises.items.map(({ item, moves }) => ({ item: item.number, moves: moves.map(eventJson) })),
    },
    leaps: leaps.map(({ item, landed, idea, older, promised, kaizen }) => ({
      item: item.number,
      landed: isoDay(landed),
      idea: date(idea),
      atLeast: older,
      days: idea === null ? null : landed - idea,
      promised: date(promised),
      kaizen:
        'item' in kaizen
          ? { state: kaizen.state, item: kaizen.item.number, day: isoDay(kaizen.day) }
          : { state: kaizen.state },
    })),
    fixes: {
      begun: reaction.begun,
      items: reaction.fixes.map(({ item, word, day }) => ({ item: item.number, word, day: isoDay(day) })),
    },
    items: history.lives.map(lifeJson),
  };
}

const date = (day: Day | null): string | null => (day === null ? null : isoDay(day));
const numbers = (items: readonly ItemName[]): number[] => items.map(({ number }) => number);

function momentJson(moment: Moment): object {
  const { label, first, last, partial, commits, balance, items, open, ages, events, churn } = moment;
  const of = (kind: EventKind): number[] =>
    numbers(events.filter((event) => event.kind === kind).map(({ item }) => item));
  return {
    label,
    from: isoDay(first),
    to: isoDay(last),
    partial,
    commits,
    share: {
      basis: balance.basis,
      operational: balance.operational,
      mixed: balance.mixed,
      strategic: balance.strategic,
      target: balance.target,
      tolerance: balance.tolerance,
      outside: balance.outside,
      weighed: balance.weighed,
      leftOut: balance.leftOut,
    },
    items,
    open,
    medianAge: { operational: ages.operational.median, strategic: ages.strategic.median },
    ...Object.fromEntries(KINDS.map((kind) => [kind, of(kind)])),
    promisesMoved: of('promise'),
    churn: churn === null ? null : { items: numbers(churn.touched), of: churn.of },
  };
}

function eventJson({ kind, day, commit, item, track, from, into, fix, promise }: HistoryEvent): object {
  return {
    kind,
    day: isoDay(day),
    commit,
    item: item.number,
    track,
    ...(from === undefined ? {} : { from }),
    ...(into === undefined ? {} : { into: numbers(into) }),
    ...(fix === undefined ? {} : { fix }),
    ...(promise === undefined
      ? {}
      : {
          promise: {
            of: promise.title ?? 'end',
            from: isoDay(promise.from),
            to: date(promise.to),
            days: promise.to === null ? null : promise.to - promise.from,
          },
        }),
  };
}

const agesJson = ({ items, median, atLeast }: Ages): object => ({
  median,
  atLeast,
  items: items.map((age) => ({ item: age.item.number, days: age.days, atLeast: age.atLeast })),
});

/**
 * Serializes the facts of an item that shares are computed from, commit by commit, so that every share can be
 * recomputed.
 */
const lifeJson = ({
  number,
  record,
  seen,
  inherited,
  begun,
  begunBefore,
  landed,
  gone,
  line,
}: Life): object => ({
  number,
  id: record.id,
  title: record.title,
  seen: isoDay(seen),
  before: inherited,
  begun: date(begun),
  begunBefore,
  landed: date(landed),
  gone,
  start: date(record.first),
  end: date(record.last),
  line: line.map(({ day, commit, track, status, effort, mixed }) => ({
    day: isoDay(day),
    commit,
    track,
    status,
    fte: effort === null ? null : effort / 1000,
    mixed,
  })),
});
