/** Builds a meeting from a portfolio and, if there is one, its state at the last meeting. Pure. */
import { oneLine } from '../../base/words.ts';
import { isoDay } from '../../core/text/days.ts';
import { later, t, translated } from '../../core/text/l10n.ts';
import { factsOf, isOpen, placeOf } from '../facts/facts.ts';
import { twoPathsHeadline } from '../facts/headline.ts';
import { lastDayOf, type MeasureRow, measureRows, monthOf } from '../facts/measures.ts';
import { byRisk } from '../facts/risk.ts';
import { roomWords } from '../facts/room-words.ts';
import type { ReviewItem, ReviewSource } from '../facts/source.ts';
import { longDate, longMonthYear } from '../facts/time.ts';
import type { GoalView } from '../facts/view-data.ts';
import { grouped, statusWords, titleOf } from '../facts/words.ts';
import { followedOf } from '../review/followed.ts';
import { changesByKey, healthOf } from './changes.ts';
import type { Agenda, AgendaId, Earlier, MeasureLine, Meeting, Topic } from './model.ts';
import { byReasons, dayText, reasonsOf, roundReasons } from './reasons.ts';

/** The state at the last meeting, with the reader's name for it. */
export interface LastMeeting {
  readonly name: string;
  /** Null if the portfolio did not exist yet. */
  readonly source: ReviewSource | null;
}

const agendaNames: Readonly<Record<AgendaId, string>> = {
  strategic: later`Strategic initiatives`,
  operational: later`Operational improvement`,
  open: later`On neither path alone`,
  goals: later`Goals`,
};

/** Builds the meeting on a portfolio. Deterministic. */
export function meetingOf(source: ReviewSource, last: LastMeeting | null = null): Meeting {
  const { view, items } = source;
  const facts = factsOf(view);
  const changes =
    last?.source == null ? new Map<string, readonly string[]>() : changesByKey(last.source.items, items);
  const rows = measureRows(view);
  const times = new Map<string | null, number>();
  for (const { id } of items) times.set(id, (times.get(id) ?? 0) + 1);
  const writable = ({ id }: ReviewItem): string | null => (times.get(id) === 1 ? id : null);
  const earlier = earlierOf(source, writable);
  const topicOf = (item: ReviewItem): Topic => ({
    ...ownTopic(
      item,
      rows.filter((row) => row.item.key === item.key),
      view.today,
    ),
    id: writable(item),
    room: roomOf(source, item),
    reasons: reasonsOf(item, source, changes.get(item.key) ?? [], view.today),
    last: earlier.find(({ key }) => key === item.key)?.earlier ?? null,
  });
  // Break ties by risk, so that the order is the same every time.
  const open = byRisk(items, facts.leaps, view.today)
    .map(({ item }) => item)
    .filter((item) => isOpen(item) && placeOf(item) !== 'neither');
  const agendas = (['strategic', 'operational', 'open'] as const).map((id): Agenda => {
    const own = open.filter((item) => agendaOf(item) === id).map(topicOf);
    return {
      id,
      name: translated(agendaNames[id]),
      topics: own
        .filter(({ reasons }) => reasons.length > 0)
        .toSorted((a, b) => byReasons(a.reasons, b.reasons)),
      rest: own.filter(({ reasons }) => reasons.length === 0),
    };
  });
  return {
    name: view.name.trim() === '' ? t`Portfolio` : view.name,
    when: t`Review of ${longDate(view.today)}`,
    day: isoDay(view.today),
    order: orderWords(last),
    headline: twoPathsHeadline(facts),
    decidable: source.rooted,
    earlier: earlier.map((each) => each.earlier),
    agendas: [
      ...agendas.filter(({ id, topics, rest }) => id !== 'open' || topics.length + rest.length > 0),
      ...goalAgenda(source),
    ],
  };
}

/** Returns the goals that await an answer, in file order. */
function goalAgenda({ view, rounds }: ReviewSource): readonly Agenda[] {
  const topics = view.goals.flatMap((goal): readonly Topic[] => {
    const reasons = roundReasons(rounds.filter(({ on, key }) => on === 'goal' && key === goal.key));
    return reasons.length === 0 ? [] : [goalTopic(goal, reasons)];
  });
  return topics.length === 0 ? [] : [{ id: 'goals', name: translated(agendaNames.goals), topics, rest: [] }];
}

function goalTopic({ key, title, owner }: GoalView, reasons: Topic['reasons']): Topic {
  return {
    on: 'goal',
    key: `goal ${key}`,
    id: null,
    title: titleOf({ title, id: key }),
    facts: [t`goal`, owner === null ? t`no owner` : t`owner: ${owner}`],
    reasons,
    words: '',
    measures: [],
    milestones: [],
    asked: '',
    last: null,
    owner: owner ?? '',
    end: '',
    effort: '',
    room: [],
  };
}

function orderWords(last: LastMeeting | null): string {
  const order = t`First what asks for a decision or an answer, then what is red without a countermeasure, then early signs`;
  if (last === null)
    return t`${order}, then what is late, then what reads as both kinds of work. What has changed is not known: no earlier state is named.`;
  return last.source === null
    ? t`${order}, then what is late, then what reads as both kinds of work. There was no such portfolio at ${last.name}.`
    : t`${order}, then what has changed since ${last.name}, then what is late, then what reads as both kinds of work.`;
}

const agendaOf = (item: ReviewItem): AgendaId => {
  const place = placeOf(item);
  return place === 'operational' || place === 'strategic' ? place : 'open';
};

/** Returns decisions, latest first, with the key of the item; null for the portfolio as a whole. */
function earlierOf(
  source: ReviewSource,
  writable: (item: ReviewItem) => string | null,
): readonly { readonly key: string | null; readonly earlier: Earlier }[] {
  const byKey = new Map(source.items.map((item) => [item.key, item]));
  return followedOf(source).map((followed) => {
    const { item: about, decided, question, day, when, tone, became, open } = followed;
    const item = about.key === null ? undefined : byKey.get(about.key);
    const id = item === undefined ? null : writable(item);
    const can = day !== null && (item === undefined ? source.rooted : id !== null);
    const rest = { title: about.title, decided, date: dayText(day), when, tone, became, open, question };
    return { key: about.key, earlier: { item: id, whole: item === undefined, writable: can, ...rest } };
  });
}

/** Returns the room for an item that has not begun. */
function roomOf(source: ReviewSource, { key }: ReviewItem): readonly string[] {
  const room = source.roomFor(key);
  return room === null ? [] : roomWords(room);
}

/** Builds the topic of an item from its own text. */
function ownTopic(
  item: ReviewItem,
  rows: readonly MeasureRow[],
  today: number,
): Omit<Topic, 'id' | 'reasons' | 'last' | 'room'> {
  const effort = item.effort === null ? '' : `${grouped(item.effort, 2)} fte`;
  const facts = [
    statusWords(item.status),
    item.health === null ? '' : healthOf(item.health),
    placeOf(item) === 'mixed' ? t`reads as both kinds of work` : item.track === null ? t`no track` : '',
    item.owner === null ? t`no owner` : t`owner: ${item.owner}`,
    item.sponsor === null ? '' : t`sponsor: ${item.sponsor}`,
    item.due === null ? t`no date` : t`due ${longDate(item.due)}`,
    effort,
    item.budget ?? '',
  ];
  const description = item.text.slice(item.text.indexOf('\n') + 1);
  const open = item.milestones.filter(({ done }) => !done);
  const met = item.milestones.filter(({ done }) => done).slice(-1);
  return {
    on: 'item',
    key: item.key,
    title: titleOf(item),
    facts: facts.filter((words) => words !== ''),
    words: oneLine(description),
    measures: rows.map(measureLine),
    milestones: [...met, ...open].map(({ title, date, done }) => ({
      words: `${title}, ${longDate(date)}`,
      done,
      late: !done && date < today,
    })),
    asked: oneLine(item.decision),
    owner: item.owner ?? '',
    end: dayText(item.end),
    effort,
  };
}

/** Condenses a measure to one line, for meetings and walls. */
export function measureLine({ measure, last, behind }: MeasureRow): MeasureLine {
  const unit = measure.unit === null || measure.unit.trim() === '' ? '' : ` ${measure.unit}`;
  const figure = (value: number | null | undefined): string =>
    value === null || value === undefined ? '' : `${grouped(value, 2)}${unit}`;
  const read = measure.actuals.at(-1);
  // Between two planned months the line between them is the plan, and no figure that anybody wrote.
  const plan = last?.between === true ? t`about ${figure(last.plan)}` : figure(last?.plan);
  return {
    name: measure.name,
    last: figure(last?.actual),
    when: read === undefined ? '' : longMonthYear(read.last),
    // A quarterly reading is compared with the plan for the quarter's end.
    plan:
      plan === '' || read === undefined || last === null || last.month === monthOf(read.last)
        ? plan
        : t`${plan} by ${longMonthYear(lastDayOf(last.month))}`,
    target: figure(measure.target),
    behind,
    countermeasure: measure.countermeasure ?? '',
  };
}
