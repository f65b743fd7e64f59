/**
 * Creates a repository of 24 commits that covers everything a history reports, small enough to count the expected
 * values by hand.
 */
import { Repository } from './repository.ts';

interface Entry {
  readonly [key: string]: string;
}

const MIXED: Entry = {
  title: 'Faster repairs in the depot, and a repairs company for private landlords',
  track: 'operational',
  status: 'active',
  description:
    'Cut the repairs backlog week by week with a daily huddle at the depot and root cause analysis of repeat visits. Enter the private market with an own brand, a new legal entity and its own company board by next year.',
};
const DAILY: Entry = {
  title: 'Faster repairs in the depot',
  track: 'operational',
  status: 'active',
  sustains: '[repairs-company]',
  description:
    'Cut the repairs backlog week by week with a daily huddle at the depot and root cause analysis of repeat visits.',
};
const COMPANY: Entry = {
  title: 'A repairs company for private landlords',
  track: 'strategic',
  status: 'active',
  description:
    'Enter the private market with an own brand, a new legal entity and its own company board by next year.',
};

/** The items' fields, commit by commit; `null` removes a field or an item. */
class Mill {
  readonly repository: Repository;
  readonly #items = new Map<string, Entry>();
  folder = 'plant';

  constructor(repository: Repository) {
    this.repository = repository;
  }

  set(id: string, values: Readonly<Record<string, string | null>> | null): this {
    if (values === null) this.#items.delete(id);
    else {
      const all = { ...this.#items.get(id), ...values };
      const kept = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== null);
      this.#items.set(id, Object.fromEntries(kept));
    }
    return this;
  }

  get text(): string {
    const items = [...this.#items].map(([id, entry]) =>
      [`  - id: ${id}`, ...Object.entries(entry).map(([key, value]) => `    ${key}: ${value}`)].join('\n'),
    );
    return `items:\n${items.join('\n')}\n`;
  }

  /**
   * Commits the current items.
   * @param more other files
   */
  on(day: string, more: Readonly<Record<string, string>> = {}, tag?: string): Promise<void> {
    return this.repository.commitOn(day, { [`${this.folder}/items.portfolio`]: this.text, ...more }, tag);
  }
}

const root = (balance: string): string => `portfolio: Mill\nperiod: 2027\nbalance: ${balance}\n`;

/** Creates the repository. The expected values are in `test/cli/history.test.ts`. */
export async function millRepository(): Promise<Repository> {
  const repository = await Repository.make();
  const mill = new Mill(repository);
  mill.set('flow', { title: 'Even flow on line two', track: 'operational', status: 'active' });
  await mill.on('2027-01-05', { 'plant/root.portfolio': root('{operational: 60%, tolerance: 10}') });
  mill.set('huddle', { title: 'A huddle at every shift', track: 'operational', status: 'planned' });
  mill.set('press', {
    title: 'A second press hall',
    track: 'strategic',
    status: 'planned',
    end: '2027-06-30',
    milestones: '[{title: Presses ordered, date: 2027-03-31}]',
  });
  await mill.on('2027-01-12');
  await mill.set('huddle', { status: 'active' }).on('2027-01-20');
  await mill.set('press', { status: 'active' }).on('2027-02-01');
  await mill.set('press', { end: '2027-09-30' }).on('2027-02-10');
  await mill.set('press', { milestones: '[{title: Presses ordered, date: 2027-04-30}]' }).on('2027-02-20');
  await mill
    .set('leak', { title: 'Fix the leak in the paint shop', track: 'operational', status: 'active' })
    .on('2027-03-02');
  await mill.set('flow', { track: 'strategic' }).on('2027-03-15');
  await mill.set('flow', { track: 'operational' }).on('2027-03-16', {}, 'v1');
  await merge(mill);
  await mill.on('2027-04-05', { 'plant/root.portfolio': root('{operational: 50%, tolerance: 5}') });
  await repository.commitOn('2027-04-10', {
    'plant/items.portfolio': mill.text.replace('title: Even flow', 'title: "Even flow'),
  });
  await mill.set('huddle', { status: 'done', end: '2027-04-10' }).on('2027-04-11');
  await mill.set('repairs', MIXED).on('2027-05-03');
  await mill
    .set('repairs', null)
    .set('repairs-daily', DAILY)
    .set('repairs-company', COMPANY)
    .on('2027-05-20');
  await mill.set('leak', { status: 'stopped' }).on('2027-06-01');
  await mill.set('press', { end: '2027-08-31' }).on('2027-06-15');
  repository.git('mv', 'plant', 'mill');
  repository.gitOn('2027-07-01', 'commit', '-q', '-m', 'Move');
  mill.folder = 'mill';
  await mill.set('press', { status: 'done', end: '2027-08-20' }).on('2027-08-20');
  await mill
    .set('hall-standard', {
      title: 'One way of changing tools in the new hall',
      track: 'operational',
      status: 'active',
      sustains: '[press]',
    })
    .on('2027-09-10', {}, 'v2');
  await mill.set('lean', null).on('2027-10-01');
  await mill.set('huddle', { status: 'active', end: null }).on('2027-10-15');
  await mill.set('flow', { title: 'Even flow on lines two and three' }).on('2027-11-02');
  await mill.set('repairs-company', { status: 'done' }).on('2027-12-01');
  return repository;
}

/** Merges a branch of two commits. */
async function merge(mill: Mill): Promise<void> {
  const { repository } = mill;
  repository.git('checkout', '-q', '-b', 'branch');
  await mill
    .set('lean', { title: 'Fewer touches at packing', track: 'operational', status: 'idea' })
    .on('2027-03-20');
  await mill.set('lean', { status: 'planned' }).on('2027-03-25');
  repository.git('checkout', '-q', 'main');
  repository.gitOn('2027-04-01', 'merge', '-q', '--no-ff', '-m', 'Merge', 'branch');
}
