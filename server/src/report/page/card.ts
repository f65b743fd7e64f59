/** Renders the card shown when a mark is hovered. */
import { capital, percentSure } from '../../base/words.ts';
import { later, t, translated } from '../../core/text/l10n.ts';
import { isolated, type Markup, markup, type Part } from '../drawing/markup.ts';
import { lateBy, placeOf } from '../facts/facts.ts';
import { latest } from '../facts/goals.ts';
import { dateBeside, longDate } from '../facts/time.ts';
import type { MeasureView, PictureItem, PortfolioView } from '../facts/view-data.ts';
import { counted, daysLate, grouped, titleOf } from '../facts/words.ts';

/** A piece of evidence for a verdict, as plain words. */
export interface Reason {
  readonly pole: 'operational' | 'strategic';
  /** Words of the text, or the value of a key. */
  readonly words: string;
  /** Its dimension: `rhythm`. */
  readonly about: string;
}

export interface CardOptions {
  /** Evidence to list, strongest first. */
  readonly reasons?: readonly Reason[];
  /** True to add a hint on keyboard use. */
  readonly keys?: boolean;
}

/** Maximum number of reasons per side. */
const MAX_REASONS = 4;
/** Maximum number of milestones and of measures. */
const MAX_LINES = 3;

/** Returns the card of an item as HTML, with every value escaped. */
export function itemCard(view: PortfolioView, item: PictureItem, options: CardOptions = {}): string {
  const rows = factRows(view, item).filter(([, value]) => value !== null && value !== '');
  return markup`<h3 dir="auto">${isolated(titleOf(item))}</h3>
<p class="muted">${isolated(standing(item))}</p>
<dl>${rows.map(([name, value, bad]) => markup`<dt>${name}</dt><dd dir="auto"${bad === true && markup` class="fault"`}>${value}</dd>`)}</dl>
${options.reasons !== undefined && reasonList(item, options.reasons)}
${options.keys === true && markup`<p class="keys"><kbd>Enter</kbd> ${t`open text`}${options.reasons === undefined && markup` <kbd>Space</kbd> ${t`why this track`}`}</p>`}`
    .text;
}

const tracks = {
  operational: later`operational`,
  strategic: later`strategic`,
  mixed: later`mixed`,
  unplaced: later`not classified`,
  neither: later`on neither path`,
} as const;
const healths = {
  'on-track': later`on track`,
  'at-risk': later`at risk`,
  'off-track': later`off track`,
} as const;

/** Describes the status: `Operational, under way, at risk, Emergency department`. */
function standing(item: PictureItem): string {
  const status = item.status === 'active' ? t`under way` : translated(item.status);
  const health = item.health === null || item.health === 'on-track' ? '' : translated(healths[item.health]);
  const words = [translated(tracks[placeOf(item)]), status, health, item.owner ?? ''];
  return capital(words.filter((word) => word !== '').join(', '));
}

type Row = readonly [string, Part, boolean?];

function factRows(view: PortfolioView, item: PictureItem): readonly Row[] {
  const { today } = view;
  const goals = item.goals.map((key) => view.goals.find((goal) => goal.key === key)?.title ?? key);
  const late = lateBy(item, today);
  const leaps = [...view.items, ...(view.part?.others ?? [])].filter(({ key }) =>
    item.sustains.includes(key),
  );
  const open = item.milestones.filter(({ done }) => !done).toSorted((a, b) => a.date - b.date);
  return [
    [t`Due`, due(item, today), late > 0],
    [t`Sponsor`, isolated(item.sponsor ?? '')],
    [goals.length > 1 ? t`Goals` : t`Goal`, lines(goals)],
    [t`Standard`, isolated(item.standard ?? '')],
    [t`Next`, next(open, today), (open[0]?.date ?? today) < today],
    [item.measures.length > 1 ? t`Measures` : t`Measure`, lines(item.measures.map(measured))],
    [t`Keeps`, lines(leaps.map(titleOf))],
    [t`Effort`, item.effort === null ? '' : `${grouped(item.effort, 2)} fte`],
    [t`Reads as`, reads(item)],
    [t`Findings`, findings(item)],
  ];
}

function lines(words: readonly string[]): Part {
  const more = words.length - MAX_LINES;
  return words.length === 0
    ? ''
    : [
        words.slice(0, MAX_LINES).map((each, i) => [i > 0 && markup`<br/>`, isolated(each)]),
        more > 0 && t` and ${grouped(more)} more`,
      ];
}

function due(item: PictureItem, today: number): string {
  if (item.due === null) return t`no date`;
  const late = lateBy(item, today);
  const days = item.due - today;
  if (item.status === 'done') return t`ended ${longDate(Math.min(item.due, today))}`;
  if (late > 0) return `${longDate(item.due)}, ${daysLate(late)}`;
  if (days === 0) return t`today`;
  return days > 0 ? t`${longDate(item.due)}, in ${counted(days, 'day')}` : longDate(item.due);
}

function next(open: PictureItem['milestones'], today: number): string {
  const [first] = open;
  if (first === undefined) return '';
  const when = first.date < today ? daysLate(today - first.date) : longDate(first.date);
  return `${isolated(titleOf(first))}, ${when}`;
}

/** Describes a measure: `Falls with harm: 21 per year, from 31, to 5`. */
function measured(measure: MeasureView): string {
  const now = latest(measure);
  const unit = measure.unit === null ? '' : measure.unit === '%' ? '%' : ` ${measure.unit}`;
  const value = (number: number): string => grouped(number, 2);
  const parts = [
    now === null ? t`not read yet` : `${value(now)}${unit}`,
    measure.baseline === null ? '' : t`from ${value(measure.baseline)}`,
    measure.target === null ? '' : t`to ${value(measure.target)}${now === null ? unit : ''}`,
  ];
  return `${measure.name.trim() === '' ? '' : `${measure.name}: `}${parts.filter((part) => part !== '').join(', ')}`;
}

function reads(item: PictureItem): string {
  const sure = item.confidence === null ? '' : t`, ${percentSure(item.confidence)}% sure`;
  const accepted = item.verdict === 'mixed' && item.mixedAccepted ? t`, accepted` : '';
  return `${translated(item.verdict ?? '')}${sure}${accepted}`;
}

function findings(item: PictureItem): string {
  const { errors, warnings } = item.findings;
  return [errors > 0 ? counted(errors, 'error') : '', warnings > 0 ? counted(warnings, 'warning') : '']
    .filter((words) => words !== '')
    .join(', ');
}

/** Lists the evidence for each side that has some. */
function reasonList(item: PictureItem, reasons: readonly Reason[]): Markup {
  if (reasons.length === 0)
    return markup`<p class="why muted">${t`The text says too little to tell what kind of work this is.`}</p>`;
  const side = (pole: Reason['pole'], cls: string): Part => {
    const own = reasons.filter((reason) => reason.pole === pole);
    return (
      own.length > 0 &&
      markup`<h4 class="${cls}">${capital(translated(pole))}</h4><ul>${own.slice(0, MAX_REASONS).map((reason) => markup`<li dir="auto">${isolated(reason.words)} <span class="muted">${reason.about}</span></li>`)}</ul>`
    );
  };
  const first = item.verdict === 'strategic' ? 'strategic' : 'operational';
  const sides = [side('operational', 'op'), side('strategic', 'st')];
  return markup`<div class="why">${first === 'strategic' ? sides.reverse() : sides}</div>`;
}

/** Returns the card of several items behind one mark. */
export function crowdCard(view: PortfolioView, items: readonly PictureItem[]): string {
  const shown = items.slice(0, 8);
  const left = items.length - shown.length;
  return markup`<h3>${counted(items.length, 'item')}</h3>
<ul class="crowd">${shown.map((item) => markup`<li><span dir="auto">${isolated(titleOf(item))}</span><span class="muted${lateBy(item, view.today) > 0 && ' fault'}">${item.due === null ? '' : dateBeside(item.due, view.today)}</span></li>`)}</ul>
<p class="keys">${left > 0 ? t`and ${grouped(left)} more: ` : ''}<kbd>Enter</kbd> ${t`zoom in`}</p>`.text;
}
