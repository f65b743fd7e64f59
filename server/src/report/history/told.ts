/** Describes a history in sentences, each with the items behind it. */
import { isoDay } from '../../core/text/days.ts';
import { later, t, translated } from '../../core/text/l10n.ts';
import { counted, inWords } from '../facts/words.ts';
import type { Ages } from './ages.ts';
import type { History } from './history.ts';
import type { LandedLeap } from './landed-leaps.ts';
import type { EventKind, HistoryEvent, ItemName } from './life.ts';

/** An item, and a note beside its title. */
export interface Behind {
  readonly item: ItemName;
  readonly note: string;
}

export interface Told {
  readonly words: string;
  readonly items: readonly Behind[];
}

/** Returns the sentences in the order in which a leader asks. Omits what did not happen, unless that is the news. */
export function told(history: History): readonly Told[] {
  if (history.moments.length === 0) return [];
  // A single state has no history.
  if (history.commits < 2) return balanceTold(history);
  return [
    ...balanceTold(history),
    ...flowTold(history),
    ...changesTold(history),
    ...agesTold(history),
    ...promisesTold(history),
    ...leapsTold(history),
    ...reactionTold(history),
    ...churnTold(history),
  ];
}

function balanceTold({ moments }: History): Told[] {
  const known = moments.filter(({ balance }) => balance.operational !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined)
    return [{ words: t`Share of effort: ${moments.at(-1)?.balance.said ?? ''}.`, items: [] }];
  const meant = last.balance.target;
  const aim =
    meant === null
      ? t`no split is stated`
      : t`${meant} percent is intended, give or take ${last.balance.tolerance}`;
  if (first === last)
    return [
      {
        words: t`Operational improvement holds ${last.balance.operational} percent ${last.balance.of}; ${aim}.`,
        items: [],
      },
    ];
  const words =
    first.balance.basis === last.balance.basis
      ? t`Operational improvement held ${first.balance.operational} percent ${first.balance.of} in ${first.label} and holds ${last.balance.operational} percent in ${last.label}; ${aim}.`
      : t`Operational improvement held ${first.balance.operational} percent ${first.balance.of} in ${first.label} and holds ${last.balance.operational} percent ${last.balance.of} in ${last.label}, which cannot be compared; ${aim}.`;
  const changed = known.find(({ balance }) => balance.target !== meant);
  return [
    {
      words:
        changed === undefined || changed.balance.target === null
          ? words
          : t`${words} In ${changed.label} ${changed.balance.target} percent was intended.`,
      items: [],
    },
  ];
}

const behind = (events: readonly HistoryEvent[], note: (event: HistoryEvent) => string): Behind[] =>
  events.map((event) => ({ item: event.item, note: note(event) }));

const of = (history: History, kind: EventKind): readonly HistoryEvent[] =>
  history.events.filter((event) => event.kind === kind);

function flowTold(history: History): Told[] {
  const kinds: readonly (readonly [EventKind, string, string])[] = [
    ['begun', later`was begun`, later`were begun`],
    ['finished', later`was finished`, later`were finished`],
    ['stopped', later`was stopped`, later`were stopped`],
    ['reopened', later`was taken up again`, later`were taken up again`],
    [
      'removed',
      later`left the text while it was open, and nothing says why`,
      later`left the text while they were open, and nothing says why`,
    ],
  ];
  const found = kinds.flatMap(([kind, one, many]) => {
    const events = of(history, kind);
    return events.length === 0
      ? []
      : [
          {
            words: t`${counted(events.length, 'item')} ${translated(events.length === 1 ? one : many)}.`,
            items: behind(events, dated),
          },
        ];
  });
  return found.length > 0 ? found : [{ words: t`Nothing was begun, finished or stopped.`, items: [] }];
}

const dated = ({ day }: HistoryEvent): string => isoDay(day);

function changesTold(history: History): Told[] {
  const moved = of(history, 'moved');
  const split = of(history, 'split');
  const mixed = of(history, 'mixed');
  const unmixed = of(history, 'unmixed');
  const found: Told[] = [];
  if (moved.length > 0)
    found.push({
      words:
        moved.length === 1
          ? t`1 item was moved to another path.`
          : t`${inWords(moved.length, true)} items were moved to another path.`,
      items: behind(
        moved,
        ({ from, track, day }) => `${isoDay(day)}, ${trackName(from)} → ${trackName(track)}`,
      ),
    });
  if (mixed.length > 0)
    found.push({
      words: t`${counted(mixed.length, 'item')} came to mix both paths.`,
      items: behind(mixed, dated),
    });
  if (split.length > 0)
    found.push({
      words: t`${counted(split.length, 'item')} split in two.`,
      items: behind(
        split,
        ({ into, day }) => `${isoDay(day)} → ${(into ?? []).map(({ title }) => title).join(' + ')}`,
      ),
    });
  if (unmixed.length > 0)
    found.push({
      words: t`${counted(unmixed.length, 'item')} stopped mixing them.`,
      items: behind(unmixed, dated),
    });
  return found;
}

/** Returns the display name of a track. */
export const trackName = (track: HistoryEvent['from']): string =>
  track === null || track === undefined ? t`no track` : translated(track);

function agesTold({ ages }: History): Told[] {
  const parts = (['operational', 'strategic'] as const).filter((path) => ages[path].median !== null);
  return parts.map((path) => {
    const { items, median } = ages[path];
    const days = counted(median ?? 0, 'day');
    if (items.length === 1)
      return {
        words:
          path === 'operational'
            ? t`One item is under way on the operational path.`
            : t`One item is under way on the strategic path.`,
        items: ageItems(items),
      };
    // The median is the lower of two in the middle: half of the items or more have its age, or a greater one.
    const words =
      path === 'operational'
        ? t`At least half of what is under way on the operational path has been so for ${days} or longer.`
        : t`At least half of what is under way on the strategic path has been so for ${days} or longer.`;
    return { words, items: ageItems(items) };
  });
}

const ageItems = (items: Ages['items']): Behind[] =>
  items.map(({ item, days, atLeast }) => ({
    item,
    note: atLeast ? t`at least ${counted(days, 'day')}` : counted(days, 'day'),
  }));

const times = (count: number): string =>
  count === 1 ? t`once` : count === 2 ? t`twice` : counted(count, 'time');

function promisesTold({ promises }: History): Told[] {
  const { promising, items, later: toLater, earlier, withdrawn, medianLater } = promises;
  if (promising === 0) return [];
  if (items.length === 0)
    return [{ words: t`No promised date moved, of ${counted(promising, 'item')} with one.`, items: [] }];
  const parts = [
    toLater > 1
      ? t`${times(toLater)} to a later day, at least half of them by ${counted(medianLater ?? 0, 'day')} or more`
      : toLater === 1
        ? t`once to a later day, by ${counted(medianLater ?? 0, 'day')}`
        : '',
    earlier > 0 ? t`${times(earlier)} to an earlier one` : '',
    withdrawn > 0 ? t`${times(withdrawn)} away with nothing in its place` : '',
  ].filter((part) => part !== '');
  return [
    {
      words:
        promising === 1
          ? t`The one item with a promised date moved it: ${parts.join(', ')}.`
          : t`Of ${counted(promising, 'item')} with a promised date, ${inWords(items.length)} moved one: ${parts.join(', ')}.`,
      items: items.map(({ item, moves }) => ({ item, note: moves.map(moveWords).join('; ') })),
    },
  ];
}

/** Describes a moved date: `end 2027-03-31 → 2027-06-30 (+91 days)`. */
export function moveWords({ promise }: HistoryEvent): string {
  if (promise === undefined) return '';
  const what = promise.title ?? t`end`;
  if (promise.to === null) return t`${what} ${isoDay(promise.from)} taken back`;
  const days = promise.to - promise.from;
  return `${what} ${isoDay(promise.from)} → ${isoDay(promise.to)} (${days > 0 ? '+' : '−'}${Math.abs(days)})`;
}

function leapsTold({ leaps }: History): Told[] {
  if (leaps.length === 0) return [];
  const count = (state: LandedLeap['kaizen']['state']): number =>
    leaps.filter(({ kaizen }) => kaizen.state === state).length;
  const within = count('within');
  const open = count('unknown');
  const kaizen =
    open === leaps.length
      ? t`it is too early to say whether kaizen follows`
      : t`kaizen followed within 90 days after ${inWords(within)} of ${inWords(leaps.length)}`;
  const rest = open > 0 && open < leaps.length ? t`, and of ${inWords(open)} it is too early to say` : '';
  return [
    {
      words: t`${counted(leaps.length, 'leap')} landed; ${kaizen}${rest}.`,
      items: leaps.map((leap) => ({ item: leap.item, note: leapWords(leap) })),
    },
  ];
}

/**
 * Describes a landed leap: `412 days from idea to landing, 31 days after the first promise; kaizen from 2027-05-01:
 * Daily huddle`.
 */
export function leapWords({ landed, idea, older, promised, kaizen }: LandedLeap): string {
  const days = idea === null ? null : counted(landed - idea, 'day');
  const took =
    days === null
      ? t`landed ${isoDay(landed)}, and the history does not hold its idea`
      : older
        ? t`landed ${isoDay(landed)}, at least ${days} after the idea`
        : t`landed ${isoDay(landed)}, ${days} after the idea`;
  const late =
    promised === null || promised === landed
      ? ''
      : promised < landed
        ? t`, ${counted(landed - promised, 'day')} after the first promise`
        : t`, ${counted(promised - landed, 'day')} before the first promise`;
  return `${took}${late}; ${kaizenWords(kaizen)}`;
}

function kaizenWords(kaizen: LandedLeap['kaizen']): string {
  if (!('item' in kaizen))
    return kaizen.state === 'none'
      ? t`no kaizen followed within 90 days`
      : t`whether kaizen follows is not known yet`;
  return kaizen.state === 'within'
    ? t`kaizen from ${isoDay(kaizen.day)}: ${kaizen.item.title}`
    : t`kaizen only from ${isoDay(kaizen.day)}: ${kaizen.item.title}`;
}

function reactionTold({ reaction: { begun, fixes } }: History): Told[] {
  if (begun === 0) return [];
  return [
    {
      words:
        fixes.length === 0
          ? t`None of ${counted(begun, 'item')} that were begun mends a fault by its own words.`
          : fixes.length === 1
            ? t`Of ${counted(begun, 'item')} begun, one mends a fault by its own words.`
            : t`Of ${counted(begun, 'item')} begun, ${inWords(fixes.length)} mend a fault by their own words.`,
      items: fixes.map(({ item, word }) => ({ item, note: `“${word}”` })),
    },
  ];
}

function churnTold({ moments }: History): Told[] {
  const touched = new Map<number, { item: ItemName; times: number }>();
  for (const { churn } of moments)
    for (const item of churn?.touched ?? [])
      touched.set(item.number, { item, times: (touched.get(item.number)?.times ?? 0) + 1 });
  if (touched.size === 0) return [];
  const often = [...touched.values()]
    .filter(({ times }) => times > 1)
    .sort((a, b) => b.times - a.times || a.item.number - b.item.number);
  if (often.length === 0) return [];
  return [
    {
      words: t`The plan of ${counted(often.length, 'item')} was written anew more than once.`,
      items: often.map(({ item, times }) => ({ item, note: counted(times, 'time') })),
    },
  ];
}
