/** What lines of the tables are checked by. */
import { type Count, dueOf, isLate, isOpen, missed, type Path } from './count.ts';
import { TODAY, type World } from './plain.ts';

export type Check = (n: readonly number[], count: Count, text: readonly string[]) => boolean;
export type Line = readonly [pattern: string, check: Check];

export const pathOf = (words: string | undefined): Path =>
  /operational/i.test(words ?? '') ? 'operational' : 'strategic';
export const is =
  (of: (count: Count) => number): Check =>
  (n, count) =>
    n[0] === of(count);
/** `# of # …` */
export const part =
  (some: (count: Count) => number, all: (count: Count) => number): Check =>
  (n, count) =>
    n[0] === some(count) && n[1] === all(count);
export const most =
  (some: (count: Count) => number, all: (count: Count) => number): Check =>
  (n, count) =>
    n[0] === some(count) && n[1] === all(count) && some(count) * 2 > all(count);
export const found = (...rules: readonly string[]): Check => is((count) => count.found(...rules));
export const always: Check = () => true;
export const none =
  (of: (count: Count) => number): Check =>
  (_, count) =>
    of(count) === 0;

export const bare = (i: World['items'][number]): boolean => i.track === null;
export const tracked = (i: World['items'][number]): boolean =>
  i.track === 'operational' || i.track === 'strategic';
export const based = (i: World['items'][number]): boolean => i.measure !== null && i.baseline;
export const depends = (c: Count, i: World['items'][number]): boolean =>
  i.dependsOn.some((id) => c.world.items.some((other) => other.id === id));
export const ahead = (i: World['items'][number]): boolean =>
  (dueOf(i) ?? 0) >= TODAY || (i.milestone !== null && !i.milestone.done && i.milestone.date >= TODAY);
export const recent = (day: number | null): boolean => day !== null && day >= TODAY - 182 && day <= TODAY;
export const serves = (c: Count, goals: readonly string[]): boolean =>
  goals.some((id) => c.world.goals.includes(id));
export const reads = (c: Count, id: string): string | undefined =>
  c.world.source.items.find((item) => item.id === id)?.verdict;
export const fte = (c: Count, path: Path): number =>
  c.world.items.reduce((sum, i) => sum + (isOpen(i) && c.on(path, i) ? (i.effort ?? 0) : 0), 0);
export const quiet = (c: Count): boolean =>
  c.all(isLate) + c.all(missed) + c.all((i) => i.health === 'off-track') === 0;
export const overloaded = (c: Count): boolean =>
  (c.world.source.loads[0]?.load ?? 0) > (c.world.capacity ?? 99);
export const rounds = (c: Count, percent: number | undefined): boolean =>
  c.shares !== null && percent !== undefined && Math.abs(c.shares.least - percent) <= 0.5;
export const followed = (holder: World['items'][number], leap: World['items'][number]): boolean => {
  const [end, landed] = [dueOf(holder), dueOf(leap)];
  return end !== null && landed !== null && Math.min(end, TODAY) >= Math.min(landed, TODAY);
};
export function atMost(...rules: readonly string[]): Check {
  return (n, c) => (n[0] ?? 0) > 0 && (n[0] ?? 0) <= c.found(...rules);
}
