/** Determines the marks of the lower lane: one per step, or one per month (quarter, year …) if there are too many. */
import { civil, type Day, dayOf } from '../../core/text/days.ts';
import { textWidth } from '../drawing/text-width.ts';
import type { Step } from '../facts/facts.ts';
import type { TimeAxis } from '../facts/time.ts';
import { grouped } from '../facts/words.ts';

/** Above this number, steps are grouped by month. */
export const MAX_SINGLE_STEPS = 24;
/** Above this number, late steps share one disc. */
const MAX_SINGLE_LATE = 5;

export type MarkKind = 'done' | 'late' | 'live' | 'planned';

export interface StepMark {
  readonly kind: MarkKind;
  readonly steps: readonly Step[];
  /** px from the left of the plot. */
  readonly x: number;
  /** The latest of their days. */
  readonly day: Day;
  /** True if finished before the period drawn. */
  readonly early: boolean;
  /** Half the width of the mark in px. */
  readonly half: number;
}

export interface StepMarks {
  /** Left to right: finished, late, coming. */
  readonly marks: readonly StepMark[];
  /** True if marks stand for months instead of steps. */
  readonly gathered: boolean;
  /** Steps after the period drawn. */
  readonly beyond: readonly Step[];
}

interface Draft {
  kind: MarkKind;
  steps: Step[];
  x: number;
  day: Day;
  early: boolean;
}

/** The steps that have a place on the axis: those before it, merged into one mark, and those within it. */
interface ShownSteps {
  readonly early: readonly Step[];
  readonly inside: readonly Step[];
  readonly axis: TimeAxis;
}

export function stepMarks(steps: readonly Step[], axis: TimeAxis): StepMarks {
  const dated = steps.filter((step) => step.day !== null);
  const beyond = dated.filter((step) => dayOfStep(step) > axis.period.last && step.late === 0);
  const drawn = dated.filter((step) => dayOfStep(step) <= axis.period.last || step.late > 0);
  const early = drawn.filter((step) => step.done && dayOfStep(step) < axis.period.first);
  const inside = drawn.filter((step) => !(step.done && dayOfStep(step) < axis.period.first));
  const shown = { early, inside, axis };
  if (inside.length <= MAX_SINGLE_STEPS) {
    const found = singles(shown);
    if (found !== null) return { marks: found, gathered: false, beyond };
  }
  for (const months of [1, 3, 6, 12, 60]) {
    const found = byMonths(shown, months);
    if (found !== null) return { marks: found, gathered: true, beyond };
  }
  return { marks: byMonths(shown, 12_000, true) ?? [], gathered: true, beyond };
}

export function dayOfStep(step: Step): Day {
  return step.day ?? 0;
}

/** Returns half the width of a mark that stands for `count` steps. */
export function halfWidth(count: number): number {
  return count <= 1 ? 4 : count < 100 ? 9 : Math.ceil(textWidth(grouped(count), 12, true) / 2) + 5;
}

function finished(draft: Draft): StepMark {
  return { ...draft, half: halfWidth(draft.steps.length) };
}

/** Returns the single mark for everything in place before the period; none if there was nothing. */
function earlyDraft(early: readonly Step[]): Draft[] {
  if (early.length === 0) return [];
  const day = Math.max(...early.slice(-1).map(dayOfStep));
  return [{ kind: 'done', steps: [...early], x: halfWidth(early.length) + 1, day, early: true }];
}

function singles({ early, inside, axis }: ShownSteps): StepMark[] | null {
  const left = early.length > 0 ? halfWidth(early.length) * 2 + 3 : 0;
  const done = clustered(
    inside.filter((step) => step.done),
    'done',
    axis,
  );
  for (const draft of done) draft.x = Math.max(draft.x, left);
  const overdue = inside.filter((step) => step.late > 0);
  const late: Draft[] =
    overdue.length > MAX_SINGLE_LATE
      ? [gatheredLate(overdue, axis)]
      : overdue.map((step, i) => ({
          kind: 'late',
          steps: [step],
          x: Math.round(axis.now + 9 + 14 * i),
          day: dayOfStep(step),
          early: false,
        }));
  const coming = clustered(
    inside.filter((step) => !step.done && step.late === 0),
    'planned',
    axis,
  );
  let right = axis.now + 5;
  for (const draft of [...late, ...coming]) {
    const half = halfWidth(draft.steps.length);
    draft.x = Math.max(draft.x, Math.round(right + half - 4));
    right = draft.x + half + 2;
  }
  const all = [...late, ...coming];
  if (all.some((draft) => draft.x > axis.width - 5)) return null;
  return [...earlyDraft(early), ...done, ...all].map(finished);
}

/** Merges four or more steps within a few px into one mark, whose names and dots would overlap. */
function clustered(steps: readonly Step[], kind: MarkKind, axis: TimeAxis): Draft[] {
  const clusters: { x: number; steps: Step[] }[] = [];
  for (const step of steps) {
    const x = Math.round(axis.within(dayOfStep(step)));
    const last = clusters.at(-1);
    if (last !== undefined && x - last.x <= 5) last.steps.push(step);
    else clusters.push({ x, steps: [step] });
  }
  return clusters.flatMap(({ x, steps: near }) =>
    near.length > 3
      ? [
          {
            kind: kindOf(near, kind),
            steps: near,
            x: kind === 'done' ? Math.max(x, 10) : x,
            day: lastDay(near),
            early: false,
          },
        ]
      : near.map((step) => ({
          kind: kindOf([step], kind),
          steps: [step],
          x: Math.round(axis.within(dayOfStep(step))),
          day: dayOfStep(step),
          early: false,
        })),
  );
}

function lastDay(steps: readonly Step[]): Day {
  return steps.reduce((last, step) => Math.max(last, dayOfStep(step)), dayOfStep(steps[0] as Step));
}

function kindOf(steps: readonly Step[], kind: MarkKind): MarkKind {
  if (kind !== 'planned') return kind;
  return steps.some((step) => step.live) ? 'live' : 'planned';
}

function gatheredLate(steps: readonly Step[], axis: TimeAxis): Draft {
  return {
    kind: 'late',
    steps: [...steps],
    x: Math.round(axis.now + 2 + halfWidth(steps.length)),
    day: lastDay(steps),
    early: false,
  };
}

/** Groups steps by a number of months; null if the marks do not fit side by side. */
function byMonths({ early, inside, axis }: ShownSteps, months: number, force = false): StepMark[] | null {
  const groups = new Map<number, Step[]>();
  const overdue: Step[] = [];
  for (const step of inside) {
    if (step.late > 0) {
      overdue.push(step);
      continue;
    }
    const { year, month } = civil(dayOfStep(step));
    const slot = Math.floor((year * 12 + month - 1) / months) * 2 + (step.done ? 0 : 1);
    const group = groups.get(slot);
    if (group === undefined) groups.set(slot, [step]);
    else group.push(step);
  }
  const drafts = [...groups].map(([slot, steps]): Draft => {
    const end = (Math.floor(slot / 2) + 1) * months;
    const kind = slot % 2 === 0 ? 'done' : kindOf(steps, 'planned');
    const last = Math.min(axis.period.last, dayOf(Math.floor(end / 12), (end % 12) + 1, 1) - 1);
    // A single step in its month is placed at its own day.
    const day = lastDay(steps);
    return { kind, steps, x: Math.round(axis.within(steps.length === 1 ? day : last)), day, early: false };
  });
  const done = [
    ...earlyDraft(early),
    ...drafts.filter((draft) => draft.kind === 'done').sort((a, b) => a.day - b.day),
  ];
  const late = overdue.length > 0 ? [gatheredLate(overdue, axis)] : [];
  const coming = [...late, ...drafts.filter((draft) => draft.kind !== 'done').sort((a, b) => a.day - b.day)];
  let edge = axis.now - 2;
  for (const draft of done.toReversed()) {
    const half = halfWidth(draft.steps.length);
    const x = Math.round(Math.min(draft.x, edge - half));
    // Today may be too close to the left edge: keep the mark inside.
    draft.x = force ? Math.max(half, x) : x;
    edge = x - half - 1;
  }
  const fitsLeft = edge >= -1;
  edge = axis.now + 2;
  for (const draft of coming) {
    const half = halfWidth(draft.steps.length);
    draft.x = Math.round(Math.max(draft.x, edge + half));
    edge = draft.x + half + 1;
  }
  // Move marks pushed out on the right back as far as possible.
  let limit = axis.width;
  for (const draft of coming.toReversed()) {
    const half = halfWidth(draft.steps.length);
    draft.x = Math.round(Math.min(draft.x, limit - half));
    limit = draft.x - half - 1;
  }
  const fitsRight = coming.length === 0 || limit >= axis.now;
  return force || (fitsLeft && fitsRight) ? [...done, ...coming].map(finished) : null;
}
