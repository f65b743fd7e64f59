/** `twotrack/moveDates` and `twotrack/drawItem`: turn dragging and drawing in the timeline into text edits. */

import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { z } from 'zod';

import { Document } from '../core/document/document.ts';
import type { Precision } from '../core/language/date-precision.ts';
import { readDate } from '../core/language/scalars.ts';
import type { ItemRef } from '../core/model/entry-ref.ts';
import { type ItemView, viewOf } from '../core/model/item.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import { t } from '../core/text/l10n.ts';
import { dateChanges } from '../edits/scenario/moved-dates.ts';
import { readScenario } from '../edits/scenario/read-scenario.ts';
import type { ScenarioChange } from '../edits/scenario/scenario.ts';
import { scenarioEdit } from '../edits/scenario/scenario-edit.ts';
import { drawnDates, type Moving } from '../edits/verbs/move-date.ts';
import { planEdits, planMove } from '../edits/verbs/push-dependents.ts';
import {
  type DateGrip,
  type DrawItemParams,
  type DrawItemResult,
  drawItem as drawMethod,
  type MoveDatesParams,
  type MoveDatesResult,
  moveDates as moveMethod,
  type OpenScenario,
} from '../protocol/move-dates.ts';
import { itemKeys } from '../report/facts/entry-keys.ts';
import { overScenario } from '../session/over-scenario.ts';
import type { Session } from '../session/session.ts';
import { addItems } from '../sheets/add/add-items.ts';
import { answersOf, labelOf, movedDates, questionOf, saidOf } from './dates/move-words.ts';
import { type Call, defineSessionFeature } from './kit/feature.ts';
import { day, shapeOf, text } from './kit/shapes.ts';
import { editOfFiles } from './kit/workspace-edit.ts';

const openScenario = shapeOf<OpenScenario>({ uri: text, version: z.number(), text });

export const moveDates = defineSessionFeature<MoveDatesParams, MoveDatesResult>({
  method: moveMethod,
  params: shapeOf<MoveDatesParams>({
    portfolio: text,
    key: text,
    grip: z.custom<DateGrip>((value) => /^(?:bar|start|end|milestone-\d+)$/.test(String(value))),
    days: z.number().optional(),
    steps: z.number().optional(),
    push: z.boolean(),
    scenario: openScenario.optional(),
  }),
  capabilities: () => ({}),
  handle: (params, call) => {
    const { session } = call;
    const portfolio = session.workspace.portfolios.get(params.portfolio);
    if (portfolio === undefined) return { refused: t`This portfolio is no longer open.` };
    // The picture shows the scenario's dates: move those.
    const move = (): MoveDatesResult => moved(portfolio, params, call);
    return params.scenario === undefined
      ? move()
      : overScenario(session, portfolio, params.scenario.text, move);
  },
});

function moved(
  portfolio: Portfolio,
  { key, grip, days, steps, push, scenario }: MoveDatesParams,
  { session, client }: Call,
): MoveDatesResult {
  const keys = new Map(itemKeys(portfolio).map(([ref, other]) => [other, ref]));
  const ref = keys.get(key);
  const moving = ref === undefined ? null : movingOf(viewOf(ref), grip);
  if (ref === undefined || moving === null) return { refused: t`This item is no longer in the portfolio.` };
  const by = steps === undefined ? { days: days ?? 0 } : { steps };
  const plan = planMove(portfolio, ref, moving, by);
  if ('refused' in plan) return plan;
  const edits = planEdits(portfolio, plan, push);
  if ('refused' in edits) return edits;
  const keyOf = new Map<ItemRef, string>([...keys].map(([other, of]) => [of, other]));
  const { moved: own, pushed } = plan;
  const otherwise = scenario && changesIn(scenario, dateChanges([own, ...(push ? pushed : [])]), session);
  if (otherwise !== undefined && 'refused' in otherwise) return otherwise;
  const said = saidOf(own.shift, moving);
  return {
    edit: otherwise?.edit ?? editOfFiles(session, portfolio, client, edits),
    changes: edits.length > 0,
    label: labelOf(own.shift, moving),
    said: otherwise === undefined ? said : t`In the scenario “${otherwise.name}”: ${said}`,
    into: otherwise === undefined ? '' : t`Into the scenario “${otherwise.name}”`,
    moved: movedDates(key, own.shift),
    pushed: pushed.map((each) => movedDates(keyOf.get(each.ref) ?? '', each.shift)),
    question: questionOf(plan),
    answers: answersOf(plan),
  };
}

/** Returns the edit that records changes in a scenario's text, and the scenario's name. */
function changesIn(
  { uri, version, text }: OpenScenario,
  changes: readonly ScenarioChange[] | { readonly refused: string },
  session: Session,
): { readonly edit: WorkspaceEdit; readonly name: string } | { readonly refused: string } {
  if ('refused' in changes) return changes;
  const made = scenarioEdit(text, changes);
  if ('refused' in made) return made;
  const document = Document.of(uri, text);
  const edits = made.edits.map(({ span, text: newText }) => ({
    range: session.rangeOf(document, span),
    newText,
  }));
  const read = readScenario(text);
  const name = 'problems' in read ? '' : read.name;
  return { edit: { documentChanges: [{ textDocument: { uri, version }, edits }] }, name };
}

/** Resolves a grip to the date it moves. Milestone numbers count only milestones with a date. */
function movingOf(item: ItemView, grip: DateGrip): Moving | null {
  if (grip === 'bar' || grip === 'start' || grip === 'end') return grip;
  const dated = item.milestones.flatMap(({ fields }, i) => (fields.date?.value === undefined ? [] : [i]));
  const index = dated[Number(grip.slice('milestone-'.length))];
  return index === undefined ? null : `milestone-${index}`;
}

/** Minimum width, in CSS pixels, at which a day (or a month) can be pointed at. */
const MIN_DAY_WIDTH = 6;
const MIN_MONTH = 14 / 30;

/** Returns the precision that the picture's scale allows. */
const drawnPrecision = (dayWidth: number): Precision =>
  dayWidth >= MIN_DAY_WIDTH ? 'day' : dayWidth >= MIN_MONTH ? 'month' : 'quarter';

export const drawItem = defineSessionFeature<DrawItemParams, DrawItemResult>({
  method: drawMethod,
  params: shapeOf<DrawItemParams>({
    portfolio: text,
    track: z.enum(['operational', 'strategic']),
    from: day,
    to: day,
    dayWidth: z.number(),
    title: text.optional(),
    scenario: openScenario.optional(),
  }),
  capabilities: () => ({}),
  handle: ({ portfolio: folder, track, from, to, dayWidth, title, scenario }, { session, client }) => {
    const portfolio = session.workspace.portfolios.get(folder);
    if (portfolio === undefined) return { refused: t`This portfolio is no longer open.` };
    const { start, end } = drawnDates(from, to, drawnPrecision(dayWidth));
    const [first, last] = [readDate(start), readDate(end)];
    if (!first.ok) return { refused: `${first.problem}.` };
    if (!last.ok) return { refused: `${last.problem}.` };
    const label = start === end ? start : t`${start} to ${end}`;
    const drawn = { first: first.value.first, last: last.value.last, label };
    if (title === undefined) return drawn;
    const { judge } = session.analysisOf(portfolio);
    const given = { track, start, end };
    const add = () => addItems([title], { portfolio, judge, today: session.today, given });
    const added = scenario === undefined ? add() : overScenario(session, portfolio, scenario.text, add);
    if ('refused' in added) return added;
    const [skipped] = added.skipped;
    if (skipped !== undefined) return { refused: skipped.why };
    const begins = added.items.map(({ id, text }) => ({ of: 'begin', id, text }) as const);
    const otherwise = scenario && changesIn(scenario, begins, session);
    if (otherwise !== undefined)
      return 'refused' in otherwise ? otherwise : { ...drawn, edit: otherwise.edit };
    const edit = editOfFiles(session, portfolio, client, added.edits);
    return { ...drawn, edit, ...(added.reveal === undefined ? {} : { reveal: added.reveal }) };
  },
});
