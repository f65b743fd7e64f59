/** Builds an A3, a problem on one page, from a measure. Uses only what the item states. */
import { oneLine } from '../../base/words.ts';
import { exchangesOf } from '../../core/model/catchball.ts';
import type { ItemView } from '../../core/model/item.ts';
import { t } from '../../core/text/l10n.ts';
import { type MeasureRow, measureRows } from '../facts/measures.ts';
import { longDate, longMonthYear } from '../facts/time.ts';
import type { PictureItem, PortfolioView, RhythmView } from '../facts/view-data.ts';
import { grouped, titleOf } from '../facts/words.ts';
import { measureLine } from '../meeting/meeting.ts';

/** A field of the page. Without lines it is left blank, to be filled in by hand. */
export interface A3Part {
  readonly heading: string;
  readonly lines: readonly string[];
}
export interface A3 {
  readonly title: string;
  /** Name of the measure. */
  readonly measure: string;
  readonly owner: string;
  readonly day: string;
  /** True if the measure is behind plan. */
  readonly red: boolean;
  readonly row: MeasureRow;
  /** Left: background, current condition, target, cause. Right: countermeasures, check. */
  readonly left: readonly A3Part[];
  readonly right: readonly A3Part[];
}

/** Maximum number of readings shown, latest last. */
const MAX_READINGS = 6;

/**
 * Builds the A3 of an item from the named measure, else from the first one behind plan. `core` is the parsed item.
 * Returns the reason if there is no measure to start from.
 */
export function a3Of(
  view: PortfolioView,
  item: PictureItem,
  core: ItemView,
  name?: string,
): A3 | { readonly refused: string } {
  const rows = a3Rows(view, item);
  const title = titleOf(item);
  const row =
    name === undefined
      ? rows.find(({ behind }) => behind)
      : rows.find(({ measure }) => oneLine(measure.name) === oneLine(name));
  if (row === undefined) {
    if (name !== undefined) return { refused: t`“${title}” has no measure with the name “${name}”.` };
    return {
      refused: t`No measure of “${title}” is behind its plan. Name the measure that the A3 should start from.`,
    };
  }
  return {
    title,
    measure: oneLine(row.measure.name),
    owner: item.owner ?? '',
    day: longDate(view.today),
    red: row.behind,
    row,
    left: [
      { heading: t`Background`, lines: background(view, item, core) },
      { heading: t`Current condition`, lines: condition(row) },
      { heading: t`Target`, lines: target(row, item, core) },
      { heading: t`Cause`, lines: [] },
    ],
    right: [
      { heading: t`Countermeasures`, lines: countermeasures(row, core) },
      { heading: t`Check`, lines: check(row, item, core) },
    ],
  };
}

/** Returns the measures of an item, including one that has never been started. */
export const a3Rows = (view: PortfolioView, item: PictureItem): readonly MeasureRow[] =>
  measureRows({ ...view, items: [{ ...item, status: 'active' }] });

function background({ goals }: PortfolioView, item: PictureItem, core: ItemView): string[] {
  const served = item.goals.flatMap((key) => {
    const goal = goals.find((each) => each.key === key);
    return goal === undefined ? [] : [t`Serves the goal “${titleOf(goal)}”.`];
  });
  const said = (core.fields.description?.text ?? '').split(/\n\s*\n/).map(oneLine);
  const standard = oneLine(item.standard);
  return [
    ...said.filter((text) => text !== ''),
    ...served,
    ...(standard === '' ? [] : [t`Standard: ${standard}.`]),
  ];
}

function figures({ measure }: MeasureRow): (value: number) => string {
  const unit = oneLine(measure.unit);
  return (value) => `${grouped(value, 2)}${unit === '' ? '' : ` ${unit}`}`;
}

function condition(row: MeasureRow): string[] {
  const { measure, behind } = row;
  const figure = figures(row);
  const { last, when, plan } = measureLine(row);
  const shown = measure.actuals.slice(-MAX_READINGS);
  const lines =
    measure.baseline === null ? [] : [t`Before anything was changed: ${figure(measure.baseline)}.`];
  if (last === '') return lines;
  const now =
    plan === ''
      ? t`${last} in ${when}.`
      : behind
        ? t`${last} in ${when}, planned ${plan}: behind its plan.`
        : t`${last} in ${when}, planned ${plan}.`;
  const before = shown.slice(0, -1).map((read) => t`${figure(read.value)} in ${longMonthYear(read.last)}`);
  return [...lines, now, ...(before.length === 0 ? [] : [t`Before that: ${before.join('; ')}.`])];
}

function target(row: MeasureRow, item: PictureItem, core: ItemView): string[] {
  const figure = figures(row);
  const { measure } = row;
  const aim = measure.target ?? measure.plan.at(-1)?.value ?? null;
  // The plan ends short of the target: take the item's end as the target date.
  const last = measure.plan.at(-1);
  const by = last !== undefined && last.value === aim ? last.last : item.end;
  const agreed = exchangesOf(core.fields.catchball?.items ?? []).map(({ last, state }) => {
    const [to, proposal] = [oneLine(last.fields.to?.text), oneLine(last.fields.proposal?.text)];
    if (state === 'agreed') return t`Agreed with ${to}: ${proposal}.`;
    return state === 'waiting'
      ? t`Handed to ${to}, not answered: ${proposal}.`
      : t`Answered by ${to}, not agreed: ${proposal}.`;
  });
  if (aim === null) return agreed;
  return [by === null ? t`${figure(aim)}.` : t`${figure(aim)} by ${longDate(by)}.`, ...agreed];
}

function countermeasures({ measure }: MeasureRow, core: ItemView): string[] {
  const named = oneLine(measure.countermeasure);
  const steps = (core.fields.experiments?.items ?? []).flatMap(({ fields }) => {
    const parts = [
      [fields.expected, (words: string): string => t`expected: ${words}`],
      [fields.happened, (words: string): string => t`happened: ${words}`],
      [fields.learned, (words: string): string => t`learned: ${words}`],
    ] as const;
    const said = parts.flatMap(([value, write]) =>
      oneLine(value?.text) === '' ? [] : [write(oneLine(value?.text))],
    );
    const step = oneLine(fields.step?.text);
    return step === '' ? [] : [t`Tried: ${[step, ...said].join('; ')}.`];
  });
  return [...(named === '' ? [] : [named]), ...steps];
}

function check({ measure }: MeasureRow, item: PictureItem, core: ItemView): string[] {
  const every = core.fields.review?.value ?? null;
  const open = item.milestones.filter(({ done }) => !done).toSorted((a, b) => a.date - b.date);
  const asked = oneLine(core.fields.decision?.text);
  return [
    ...(measure.every === null ? [] : [t`The figure is read ${rhythm(measure.every)}.`]),
    ...(every === null ? [] : [t`The work is looked at ${rhythm(every)}.`]),
    ...open.map(({ title, date }) => t`${longDate(date)}: ${oneLine(title)}.`),
    ...(asked === '' ? [] : [t`To be decided: ${asked}.`]),
  ];
}

function rhythm(every: RhythmView): string {
  switch (every) {
    case 'daily':
      return t`daily`;
    case 'weekly':
      return t`weekly`;
    case 'biweekly':
      return t`every two weeks`;
    case 'monthly':
      return t`monthly`;
    case 'quarterly':
      return t`quarterly`;
    case 'annually':
      return t`annually`;
  }
}
