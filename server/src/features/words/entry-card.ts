/** Describes an entry on a Markdown card: what it is, its status, its load, and its findings. */

import type { Analysis } from '../../analysis/analysis.ts';
import { isMixed } from '../../analysis/mixed-items.ts';
import { counts } from '../../core/model/balance.ts';
import { idOf } from '../../core/model/entry-index.ts';
import {
  type EntryRef,
  entryName,
  type GoalRef,
  type ItemRef,
  type TeamRef,
} from '../../core/model/entry-ref.ts';
import { type ItemView, viewOf } from '../../core/model/item.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import { type Day, isoDay } from '../../core/text/days.ts';
import { counting, later, t, translated } from '../../core/text/l10n.ts';
import type { Placed } from '../../rules/kit/placed.ts';
import { many } from '../../rules/kit/portfolio-words.ts';
import { fte } from '../../rules/kit/time-words.ts';
import { verdictWords } from '../../session/explanation.ts';
import type { Session } from '../../session/session.ts';
import { entryOf } from '../place/id-at.ts';
import { fromToday } from './date-words.ts';
import { codeSpan, escapeMarkdown } from './markdown.ts';
import { figure, measureLine } from './measure-words.ts';

export interface World {
  readonly session: Session;
  readonly portfolio: Portfolio;
  readonly analysis: Analysis;
}

/**
 * Returns the card of an item, goal or team.
 * @param findings whether to list findings, for editors that do not show them beside the card
 */
export function entryCard(world: World, ref: EntryRef, findings = true): string {
  const id = idOf(ref);
  const title = entryName(ref)?.text.trim() ?? id ?? '';
  const head = `**${escapeMarkdown(title)}**${id === null ? '' : ` ${codeSpan(id)}`} · ${translated(ref.kind)}`;
  const body =
    ref.kind === 'item'
      ? itemLines(world, viewOf(ref))
      : ref.kind === 'goal'
        ? goalLines(world, ref)
        : teamLines(world, ref);
  return [head, ...body, ...(findings ? findingLines(world, ref) : [])]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Heading for items without a track. */
const NO_TRACK = 'without a track';
const MIXED = 'mixed';
/** What work counts on, in the order in which it is told. */
const TRACKS = ['operational', 'strategic', MIXED, 'neither', NO_TRACK];

const TEAMS: Readonly<Record<string, () => string>> = {
  frontline: () => t`frontline team`,
  staff: () => t`staff team`,
  executive: () => t`executive team`,
};

/** Describes the run of an item: `from 2027-01-11 to 2027-06-30 (in 3 months)`, or the part that is known. */
function runWords(start: Day | null, end: Day | null, today: Day): string {
  if (end === null) return start === null ? '' : t`from ${isoDay(start)}`;
  return start === null
    ? t`to ${isoDay(end)} (${fromToday(end, today)})`
    : t`from ${isoDay(start)} to ${isoDay(end)} (${fromToday(end, today)})`;
}

const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

function itemLines(world: World, view: ItemView): string[] {
  const { session, analysis, portfolio } = world;
  const f = view.fields;
  const judgement = analysis.judgementOf(view);
  const state = [view.track ?? later`no track`, view.status, f.health?.value]
    .flatMap((word) => (word === undefined ? [] : [translated(word)]))
    .join(', ');
  const facts: string[] = [];
  const { start, end } = view;
  if (start !== null || end !== null) {
    const gone =
      start !== null && end !== null && end > start
        ? Math.round((100 * (session.today - start + 1)) / (end - start + 1))
        : null;
    const time =
      gone === null || !view.open
        ? ''
        : gone > 100
          ? t`, past its end`
          : gone > 0
            ? t`, ${gone}% of the time gone`
            : '';
    facts.push(runWords(start, end, session.today) + time);
  }
  const people = [
    f.owner === undefined ? '' : t`owner ${escapeMarkdown(f.owner.text)}`,
    f.sponsor === undefined ? '' : t`sponsor ${escapeMarkdown(f.sponsor.text)}`,
  ].filter((word) => word !== '');
  if (people.length > 0) facts.push(people.join(', '));
  if (view.effort !== null)
    facts.push(
      view.teams.length > 0
        ? t`${fte(view.effort)} of ${view.teams.map((team) => codeSpan(team.id)).join(', ')}`
        : fte(view.effort),
    );
  const goals = view.refs('goals').map((goal) => {
    const ref = entryOf(portfolio, 'goal', goal.text);
    const title = ref?.entry.values.fields.title?.text;
    return title === undefined ? codeSpan(goal.text) : escapeMarkdown(title);
  });
  if (goals.length > 0) facts.push(t`for ${goals.join('; ')}`);
  const { milestones } = view;
  if (milestones.length > 0) {
    const done = milestones.filter(
      (m) => m.fields.done?.value !== undefined && m.fields.done.value !== false,
    ).length;
    facts.push(
      milestones.length === 1
        ? t`${done} of ${milestones.length} milestone met`
        : t`${done} of ${milestones.length} milestones met`,
    );
  }
  for (const measure of view.measures.slice(0, 4)) facts.push(measureLine(measure, { start, end }));
  const reads = verdictWords(judgement);
  return [
    judgement.verdict === 'unclear' ? `${state}; ${reads}` : t`${state}; by its text ${reads}`,
    bullets(facts),
  ];
}

function goalLines(world: World, ref: GoalRef): string[] {
  const { portfolio, session } = world;
  const { fields } = ref.entry.values;
  const id = idOf(ref);
  const facts: string[] = [];
  if (fields.parent !== undefined) {
    const parent = entryOf(portfolio, 'goal', fields.parent.text);
    facts.push(t`part of ${escapeMarkdown(parent?.entry.values.fields.title?.text ?? fields.parent.text)}`);
  }
  if (fields.owner !== undefined) facts.push(t`owner ${escapeMarkdown(fields.owner.text)}`);
  if (fields.end?.value !== undefined)
    facts.push(t`by ${isoDay(fields.end.value.last)} (${fromToday(fields.end.value.last, session.today)})`);
  if (id !== null) facts.push(servedBy(world, id));
  for (const measure of (fields.measures?.items ?? []).slice(0, 4))
    facts.push(measureLine(measure, { start: null, end: fields.end?.value?.last ?? null }));
  return [bullets(facts)];
}

/**
 * Returns a function that tells the path that an item counts on: mixed ones count as themselves, as far as the findings
 * are known. Walks each file once.
 */
function pathsIn({ analysis }: Pick<World, 'analysis'>): (ref: ItemRef) => string {
  const files = new Map<string, Map<EntryRef, Placed[]>>();
  const foundIn = (uri: string): Map<EntryRef, Placed[]> => {
    const known = files.get(uri);
    if (known !== undefined) return known;
    const found = new Map<EntryRef, Placed[]>();
    for (const placed of analysis.findings(uri))
      if (placed.ref !== null) found.set(placed.ref, [...(found.get(placed.ref) ?? []), placed]);
    files.set(uri, found);
    return found;
  };
  return (ref) => {
    const view = viewOf(ref);
    return isMixed(view, analysis, foundIn(ref.uri).get(ref) ?? []) ? MIXED : (view.track ?? NO_TRACK);
  };
}

/** Describes what serves a goal: items by track, mixed ones apart, and subgoals. */
export function servedBy(world: Pick<World, 'portfolio' | 'analysis'>, goal: string): string {
  const pathOf = pathsIn(world);
  const tracks = new Map<string, number>();
  let items = 0;
  let below = 0;
  for (const user of world.portfolio.index.usersOf('goal', goal)) {
    if (user.kind === 'goal') below++;
    if (user.kind !== 'item') continue;
    items++;
    const track = pathOf(user);
    tracks.set(track, (tracks.get(track) ?? 0) + 1);
  }
  const order = TRACKS.filter((track) => tracks.has(track));
  const parts =
    items === 0
      ? t`no item`
      : `${many(items, 'item')} (${order.map((track) => counting(tracks.get(track) ?? 0, track)).join(', ')})`;
  return t`served by ${parts}${below === 0 ? '' : below === 1 ? t`, ${below} goal below it` : t`, ${below} goals below it`}`;
}

function teamLines(world: World, ref: TeamRef): string[] {
  const { fields } = ref.entry.values;
  const id = idOf(ref);
  const facts: string[] = [];
  if (fields.kind?.value !== undefined) facts.push(TEAMS[fields.kind.value]?.() ?? '');
  if (fields.lead !== undefined) facts.push(t`led by ${escapeMarkdown(fields.lead.text)}`);
  if (id !== null) facts.push(loadWords(world, id, fields.capacity?.value ?? null));
  return [bullets(facts)];
}

/**
 * Describes a team's average load over the period, by track, mixed items apart:
 * `carries 1.2 of 3 fte over the period (0.9 operational, 0.3 strategic)`.
 */
export function loadWords(
  world: Pick<World, 'portfolio' | 'analysis'>,
  team: string,
  capacity: number | null,
): string {
  const { portfolio, analysis } = world;
  const { period } = analysis.context;
  const days = period.last - period.first + 1;
  const pathOf = pathsIn(world);
  const byTrack = new Map<string, number>();
  let total = 0;
  let unknown = 0;
  for (const user of portfolio.index.usersOf('team', team)) {
    if (user.kind !== 'item') continue;
    const view = viewOf(user);
    if (!counts(view, period)) continue;
    for (const { id, effort } of view.teams) {
      if (id !== team) continue;
      if (effort === null) unknown++;
      const share = (effort ?? 0) * view.daysWithin(period);
      total += share;
      const track = pathOf(user);
      byTrack.set(track, (byTrack.get(track) ?? 0) + share);
    }
  }
  const parts = TRACKS.flatMap((track) => {
    const share = Math.round((byTrack.get(track) ?? 0) / days);
    return share === 0 ? [] : [counting(figure(share / 1000), track)];
  });
  const load =
    capacity === null
      ? fte(Math.round(total / days))
      : t`${figure(Math.round(total / days) / 1000)} of ${fte(capacity)}`;
  // An item that runs for a part of the period weighs less than the effort that it states: say what the sum is of.
  const of = total === 0 ? load : t`${load} over the period`;
  const over = capacity !== null && total / days > capacity ? t`, more than it has` : '';
  const split = parts.length > 0 ? ` (${parts.join(', ')})` : '';
  return t`carries ${of}${split}${over}${unknown === 0 ? '' : unknown === 1 ? t`; ${unknown} item states no effort` : t`; ${unknown} items state no effort`}`;
}

const SEVERITIES = ['error', 'warning', 'info', 'hint'] as const;
const FINDINGS = 4;

function findingLines({ analysis }: World, ref: EntryRef): string[] {
  const found = analysis.findings(ref.uri).filter((placed) => placed.ref === ref);
  if (found.length === 0) return [];
  const worst = [...found].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  const line = ({ severity, rule, message }: Placed): string =>
    `${severity} ${codeSpan(rule)}: ${escapeMarkdown(message.replaceAll('`', ''))}`;
  const more = found.length > FINDINGS ? [t`and ${found.length - FINDINGS} more`] : [];
  return [t`Findings:\n\n${bullets([...worst.slice(0, FINDINGS).map(line), ...more])}`];
}
