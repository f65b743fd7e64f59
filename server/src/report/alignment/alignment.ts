/** Draws the alignment view as a table: goals by track with owners, gaps and the teams carrying the work. */
import type { Day } from '../../core/text/days.ts';
import { later, t, translated } from '../../core/text/l10n.ts';
import { type Glyph, glyphIcon } from '../drawing/glyphs.ts';
import { isolated, type Markup, markup, number, type Part } from '../drawing/markup.ts';
import { circle, path } from '../drawing/svg.ts';
import { type Facts, isOpen, type LeapState, lateBy, placeOf } from '../facts/facts.ts';
import { type GoalRow, goalRows, latest, looseItems } from '../facts/goals.ts';
import { clause, sentence } from '../facts/headline.ts';
import type { MeasureView, PictureItem } from '../facts/view-data.ts';
import { counted, daysLate, grouped, titleOf } from '../facts/words.ts';
import { loads } from './loads.ts';

/** Maximum number of open items named in a cell; the rest are counted. */
const MAX_NAMED = 8;
/** Maximum number of goal rows. */
const MAX_GOALS = 80;

/** Returns the table for a content width in px. */
export function alignment(facts: Facts, width: number, interactive: boolean): Markup {
  const narrow = width < 760;
  const rows = goalRows(facts);
  const states = new Map(facts.leaps.map((leap) => [leap.item.key, leap.state]));
  const shown = { today: facts.view.today, states, interactive };
  const cell = (items: readonly PictureItem[], word: string): Part => listOf(shown, items, word);
  const body = rows.slice(0, MAX_GOALS).map((row): Part => {
    const head = goalCell(row);
    if (row.group)
      return markup`<tr class="up"><th scope="row" colspan="3"${row.depth > 0 && markup` class="deep"`}>${head}</th></tr>\n`;
    if (row.bare)
      return markup`<tr class="bare"><th scope="row">${head}</th><td colspan="2"><ul>${note('no', t`No work on either path`, 'fault')}</ul></td></tr>\n`;
    if (row.operational.length + row.strategic.length === 0)
      return markup`<tr><th scope="row">${head}</th><td colspan="2"><ul>${note('dash', t`served through the goals below it`, 'muted')}</ul></td></tr>\n`;
    return markup`<tr><th scope="row">${head}</th><td>${cell(row.operational, t`no step`)}</td><td>${cell(row.strategic, t`no leap`)}</td></tr>\n`;
  });
  const left = rows.length - MAX_GOALS;
  if (left > 0)
    body.push(
      markup`<tr><th scope="row" class="muted">${counted(left, 'more goal')}</th><td colspan="2"></td></tr>`,
    );
  const loose = looseItems(facts);
  if (loose.length > 0 && rows.length > 0)
    body.push(
      markup`<tr class="orphans"><th scope="row"><b class="fault mark">${glyphIcon('no')}${t`Serves no goal`}</b></th><td>${cell(
        loose.filter((item) => placeOf(item) !== 'strategic'),
        t`none`,
      )}</td><td>${cell(
        loose.filter((item) => placeOf(item) === 'strategic'),
        t`none`,
      )}</td></tr>\n`,
    );
  const carried = loads(facts, width);
  if (carried !== null)
    body.push(
      markup`<tr class="load"><th scope="row"><b>${t`Who carries it`}</b><span class="muted">${t`effort of open items on both paths, against capacity`}</span></th><td colspan="2">${carried}</td></tr>`,
    );
  if (rows.length === 0)
    body.unshift(
      markup`<tr class="bare"><th scope="row" class="muted">${t`No goal is stated`}</th><td>${cell(facts.operational.items, t`no step`)}</td><td>${cell(facts.strategic.items, t`no leap`)}</td></tr>\n`,
    );
  return markup`<table class="align${narrow && ' narrow'}"><thead><tr class="caps"><th scope="col" class="goal">${t`Goal`} <span>${t`baseline, now, target`}</span></th><th scope="col" class="op">${t`Operational improvement`}</th><th scope="col" class="st">${t`Strategic initiatives`}</th></tr></thead><tbody>
${body}</tbody></table>`;
}

function goalCell(row: GoalRow): Part {
  const { goal } = row;
  const title = markup`<b>${isolated(titleOf({ title: goal.title, id: goal.key }))}</b>`;
  return [
    title,
    goal.owner !== null &&
      row.measures.length === 0 &&
      !row.group &&
      markup`<span class="muted">${isolated(goal.owner)}</span>`,
    row.measures.slice(0, 3).map(measureLines),
  ];
}

function measureLines(measure: MeasureView): Part {
  const unit = measure.unit ?? '';
  const close = unit === '%' ? '%' : unit === '' ? '' : ` ${unit}`;
  const now = latest(measure);
  const value =
    now === null ? null : markup` <span class="now">${grouped(now, 2)}${unit === '%' && '%'}</span>`;
  const name = markup`<span class="nm">${isolated(measure.name)}</span>${value}`;
  const { baseline, target } = measure;
  if (baseline === null && target === null) return markup`<div>${name}</div>`;
  const from = baseline === null ? '?' : grouped(baseline, 2);
  const to = target === null ? '?' : `${grouped(target, 2)}${isolated(close)}`;
  return markup`<div>${name}</div><div class="track"><span>${from}</span>${rail(baseline, now, target)}<span>${to}</span></div>`;
}

/** Draws the way from baseline to target, 100 px wide. A red dot left of the rail is worse than the baseline. */
function rail(baseline: number | null, now: number | null, target: number | null): Markup {
  const x = (share: number): number => 4 + share * 92;
  const ends = [path('M4 5H96', 'rail'), path('M4 1.5V8.5M96 1.5V8.5', 'rail')];
  const known = baseline !== null && target !== null && now !== null && target !== baseline;
  const share = known ? Math.max(-0.04, Math.min(1, (now - baseline) / (target - baseline))) : 0;
  const worse = share < 0;
  const run = known && [
    path(`M${number(x(0))} 5H${number(x(share))}`, worse ? 'run badrun' : 'run'),
    circle(x(share), 5, 3.5, worse ? 'pt badpt' : 'pt'),
  ];
  return markup`<svg viewBox="0 0 100 10" width="100" height="10" aria-hidden="true">${ends}${run}</svg>`;
}

function note(mark: Glyph, words: string, cls: string): Markup {
  return markup`<li class="${cls}">${glyphIcon(mark)}${words}</li>`;
}

/** Shared inputs of all cells. */
interface Shown {
  readonly today: Day;
  /** State of each leap, by item key. */
  readonly states: ReadonlyMap<string, LeapState>;
  readonly interactive: boolean;
}

/** Lists open items and landed leaps, and counts finished steps; returns `word` if there are none. */
function listOf(shown: Shown, items: readonly PictureItem[], word: string): Part {
  const { today } = shown;
  const landed = (item: PictureItem): boolean => item.status === 'done' && placeOf(item) === 'strategic';
  const named = items.filter((item) => isOpen(item) || landed(item));
  const done = items.filter((item) => item.status === 'done' && !landed(item)).length;
  if (named.length + done === 0) return markup`<ul>${note('dash', word, 'muted')}</ul>`;
  // If not all can be named, faulty ones come first.
  const order =
    named.length > MAX_NAMED
      ? named.toSorted((a, b) => Number(lateBy(b, today) > 0) - Number(lateBy(a, today) > 0))
      : named;
  const lines = order.slice(0, MAX_NAMED).map((item) => itemLine(item, shown));
  const left = named.length - MAX_NAMED;
  return markup`<ul>${lines}${left > 0 && note('dash', counted(left, 'more item'), 'muted')}${done > 0 && note('done', t`${grouped(done)} in place`, 'muted')}</ul>`;
}

const landedWords: Readonly<Record<string, string>> = {
  rising: later`kaizen followed`,
  flat: later`work named to hold it`,
  waiting: later`no holder named yet`,
  unheld: later`no holder named`,
};

function itemLine(item: PictureItem, { today, states, interactive }: Shown): Markup {
  const late = lateBy(item, today);
  const bad = late > 0;
  const mixed = placeOf(item) === 'mixed';
  const said =
    late > 0
      ? daysLate(late)
      : item.status === 'done'
        ? translated(landedWords[states.get(item.key) ?? ''] ?? '')
        : mixed
          ? // In the column of the steps, and no step.
            t`mixed`
          : isolated(item.owner ?? '');
  const title = isolated(titleOf(item));
  const open =
    interactive && markup` data-id="${item.key}" data-uri="${item.uri}" data-line="${String(item.line)}"`;
  const name = interactive
    ? markup`<a class="t plain" dir="auto" role="link" tabindex="-1"${open}>${title}</a>`
    : markup`<span class="t" dir="auto">${title}</span>`;
  return markup`<li>${glyphIcon(glyphOf(item, late > 0))}${name}${said !== '' && markup`<span class="w${bad && ' fault'}${mixed && ' kept'}">${said}</span>`}</li>`;
}

function glyphOf(item: PictureItem, late: boolean): Glyph {
  const place = placeOf(item);
  if (place === 'mixed') return 'mixed';
  if (place === 'strategic') return item.status === 'done' ? 'landed' : late ? 'lateLeap' : 'ahead';
  if (late) return 'late';
  return item.status === 'done' ? 'done' : item.status === 'planned' ? 'planned' : 'live';
}

/** Returns the headline: `One goal has no work, and two items serve no goal`. */
export function alignmentHeadline(facts: Facts): string {
  const rows = goalRows(facts);
  if (facts.view.items.length === 0) return t`Nothing here yet`;
  if (rows.length === 0) return t`No goal is stated yet`;
  const work = rows.filter((row) => !row.group);
  const bare = work.filter((row) => row.bare).length;
  // Mixed items serve a goal from both sides.
  const oneSided = work.filter(
    (row) =>
      (row.operational.length === 0) !== (row.strategic.length === 0) &&
      !row.operational.some((item) => placeOf(item) === 'mixed'),
  ).length;
  return sentence(
    [
      clause(bare, 'goal', 'has no work on either path'),
      clause(looseItems(facts).length, 'open item', 'serves no goal'),
      clause(oneSided, 'goal', 'is served by one path alone'),
    ],
    t`Every goal has work on both paths, and every open item on a path serves one`,
  );
}

/** Returns the line under the headline: the top goal, if there is a single one. */
export function alignmentLine(facts: Facts): string {
  const tops = facts.view.goals.filter((goal) => goal.parent === null);
  const top = tops.length === 1 ? tops[0] : undefined;
  const above = top !== undefined && facts.view.goals.some((goal) => goal.parent === top.key);
  const known = counted(facts.view.goals.length, 'goal');
  return above && top !== undefined
    ? t`True north: ${titleOf({ title: top.title, id: top.key })}`
    : `${known}, ${counted(facts.view.teams.length, 'team')}`;
}
