/** Describes what changed about an item between two states, in a few words each. */
import { later, t, translated } from '../../core/text/l10n.ts';
import { pairItems } from '../compare/pair-items.ts';
import type { ReviewItem } from '../facts/source.ts';
import { longDate } from '../facts/time.ts';
import type { HealthView, MeasureView } from '../facts/view-data.ts';
import { counted, grouped, statusWords } from '../facts/words.ts';

/** Returns the changes by item key in the later state. Items that are gone are not included. */
export function changesByKey(
  before: readonly ReviewItem[],
  now: readonly ReviewItem[],
): ReadonlyMap<string, readonly string[]> {
  const { pairs, fresh } = pairItems(before, now);
  const changes = new Map<string, readonly string[]>(fresh.map(({ key }) => [key, [t`new`]]));
  for (const [old, item] of pairs) {
    const words = changesOf(old, item);
    if (words.length > 0) changes.set(item.key, words);
  }
  return changes;
}

const healthWords: Readonly<Record<HealthView, string>> = {
  'on-track': later`on track`,
  'at-risk': later`at risk`,
  'off-track': later`off track`,
};
export const healthOf = (health: HealthView | null): string =>
  health === null ? t`not said` : translated(healthWords[health]);

function changesOf(old: ReviewItem, now: ReviewItem): readonly string[] {
  const day = (value: number | null): string => (value === null ? t`no date` : longDate(value));
  const said = (value: string | null): string => value ?? t`nobody`;
  const effort = (value: number | null): string =>
    value === null ? t`not said` : `${grouped(value, 2)} fte`;
  const track = (value: ReviewItem['track']): string => translated(value ?? later`no track`);
  const met = now.milestones.filter(
    ({ done, title }) => done && !old.milestones.some((each) => each.done && each.title === title),
  );
  const moves: readonly (readonly [name: string, from: string, to: string])[] = [
    [t`track`, track(old.track), track(now.track)],
    [t`status`, statusWords(old.status), statusWords(now.status)],
    [t`health`, healthOf(old.health), healthOf(now.health)],
    [t`end`, day(old.due), day(now.due)],
    [t`owner`, said(old.owner), said(now.owner)],
    [t`sponsor`, said(old.sponsor), said(now.sponsor)],
    [t`effort`, effort(old.effort), effort(now.effort)],
    [t`budget`, old.budget ?? t`not said`, now.budget ?? t`not said`],
  ];
  const words = [
    ...moves.filter(([, from, to]) => from !== to).map(([name, from, to]) => `${name}: ${from} → ${to}`),
    ...met.map(({ title }) => t`met: ${title}`),
    ...readings(old.measures, now.measures),
    ...(now.decisions.length > old.decisions.length
      ? [counted(now.decisions.length - old.decisions.length, 'new decision')]
      : []),
    ...(old.decision !== now.decision && now.decision !== null ? [t`another question`] : []),
    ...(old.text === now.text ? [] : [t`another text`]),
  ];
  return words.length > 0 || contents(old) === contents(now) ? words : [t`edited`];
}

/** Describes new readings by measure. */
function readings(old: readonly MeasureView[], now: readonly MeasureView[]): readonly string[] {
  const before = new Map(old.map((measure) => [measure.name, measure.actuals.at(-1)]));
  return now.flatMap((measure) => {
    const last = measure.actuals.at(-1);
    const was = before.get(measure.name);
    if (last === undefined || (was?.last === last.last && was.value === last.value)) return [];
    return [t`${measure.name} read ${grouped(last.value, 2)}`];
  });
}

/** Serializes everything else that can be written about an item. */
const contents = (item: ReviewItem): string => {
  const { goals, measures, milestones, standard, sustains, dependsOn, replaces, review, funding } = item;
  return JSON.stringify([
    goals,
    measures,
    milestones,
    standard,
    sustains,
    dependsOn,
    replaces,
    review,
    funding,
  ]);
};
