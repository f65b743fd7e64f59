/** What a person would count of a portfolio with a pencil. */
import type { PlainItem, World } from './plain.ts';
import { TODAY } from './plain.ts';

export type Path = 'operational' | 'strategic';

export const isOpen = ({ status }: PlainItem): boolean =>
  status === null || status === 'planned' || status === 'active' || status === 'paused';
export const isUnderWay = ({ status }: PlainItem): boolean => status === 'active';
export const isPaused = ({ status }: PlainItem): boolean => status === 'paused';
export const isPlanned = (item: PlainItem): boolean => isOpen(item) && !isUnderWay(item) && !isPaused(item);
export const dueOf = ({ end, milestone }: PlainItem): number | null => end ?? milestone?.date ?? null;
export const isLate = (item: PlainItem): boolean => isOpen(item) && (dueOf(item) ?? TODAY) < TODAY;
/** Planned, under way or done: what is drawn. */
export const isWork = ({ status }: PlainItem): boolean => status !== 'idea' && status !== 'stopped';

export class Count {
  readonly world: World;
  constructor(world: World) {
    this.world = world;
  }
  where(test: (item: PlainItem) => boolean): number {
    return this.world.items.filter(test).length;
  }
  isMixed(item: PlainItem): boolean {
    return item.track !== 'neither' && this.world.mixed.has(item.id);
  }
  on(path: Path, item: PlainItem): boolean {
    return item.track === path && !this.isMixed(item);
  }
  /** Open items on a path alone that meet a test. */
  open(path: Path, test: (item: PlainItem) => boolean = () => true): number {
    return this.where((item) => isOpen(item) && this.on(path, item) && test(item));
  }
  /** Open items on either path alone. */
  both(test: (item: PlainItem) => boolean = () => true): number {
    return this.open('operational', test) + this.open('strategic', test);
  }
  all(test: (item: PlainItem) => boolean = () => true): number {
    return this.where((item) => isOpen(item) && test(item));
  }
  work(path: Path, test: (item: PlainItem) => boolean = () => true): number {
    return this.where((item) => isWork(item) && this.on(path, item) && test(item));
  }
  get untracked(): number {
    return this.where((item) => isWork(item) && item.track === null && !this.isMixed(item));
  }
  get placed(): number {
    return (
      this.work('operational') +
      this.work('strategic') +
      this.where((item) => isWork(item) && this.isMixed(item))
    );
  }
  holders(of: PlainItem): readonly PlainItem[] {
    return this.world.items.filter(
      (item) => item.id !== of.id && item.status !== 'stopped' && item.sustains.includes(of.id),
    );
  }
  landed(test: (item: PlainItem) => boolean = () => true): number {
    return this.work('strategic', (item) => item.status === 'done' && test(item));
  }
  get unheld(): number {
    return this.landed((item) => this.holders(item).length === 0);
  }
  /** Landed, nobody is named, and not within the last 90 days. */
  get longUnheld(): number {
    return this.landed((item) => {
      const due = dueOf(item);
      return this.holders(item).length === 0 && (due === null || TODAY - Math.min(due, TODAY) > 90);
    });
  }
  get bareSteps(): number {
    return this.world.standards
      ? this.work('operational', (item) => item.status === 'done' && !item.standard)
      : 0;
  }
  get lateMilestones(): number {
    return this.both(missed);
  }
  /** Findings of rules: what they find is held by their own tests. */
  found(...rules: readonly string[]): number {
    return this.world.source.findings.filter(({ rule }) => rules.includes(rule)).length;
  }
  severe(severity: string): number {
    return this.world.source.findings.filter((finding) => finding.severity === severity).length;
  }
  /** Shares of effort over what is weighed, mixed items apart; null where most is left out. */
  get shares(): { readonly least: number; readonly most: number; readonly outside: boolean } | null {
    const weighed = this.world.items.filter((item) => isOpen(item) && item.track !== 'neither');
    const byEffort = weighed.some(({ effort, track }) => effort !== null && track !== null);
    const counted = weighed.filter(({ track, effort }) => track !== null && (!byEffort || effort !== null));
    if (counted.length * 2 < weighed.length || counted.length === 0) return null;
    // All of an item counts where neither end nor start cuts it: the period begins before all and ends after all.
    const { operational, strategic, mixed } = this.world.source.view.balance;
    const sum = operational + strategic + mixed;
    if (sum === 0) return null;
    const [least, most] = [(100 * operational) / sum, (100 * (operational + mixed)) / sum];
    const target = this.world.target ?? least;
    return { least, most, outside: least > target + 10 + 1e-9 || most < target - 10 - 1e-9 };
  }
}

export const missed = ({ milestone }: PlainItem): boolean =>
  milestone !== null && !milestone.done && milestone.date < TODAY;
