/** Describes a comparison in plain sentences, for a review and a pull request comment. */
import { capital } from '../../base/words.ts';
import { later, t, translated } from '../../core/text/l10n.ts';
import type { BalanceFacts } from '../facts/balance.ts';
import { type Fact, fact, type Named, that } from '../facts/told.ts';
import type { StatusView, TrackView } from '../facts/view-data.ts';
import { counted, grouped, statusWords } from '../facts/words.ts';
import { type Changed, type Comparison, type EntryMark, type ItemMark, loadChanged } from './compare.ts';

export const trackWords = (track: TrackView): string => translated(track ?? later`no track`);

/** Summarizes a comparison: `3 items added, 1 split, 2 finished`, or `Nothing changed`. */
export function comparisonSentence(comparison: Comparison): string {
  const { added, removed, moved, rejudged, split, status, renamed, edited, goals, teams } = comparison;
  const to = (wanted: StatusView): number => status.filter((each) => each.to === wanted).length;
  const entries = (changes: Comparison['goals']): number =>
    changes.added.length + changes.removed.length + changes.changed.length;
  const changed = new Set(
    [...moved, ...rejudged, ...status, ...renamed].map(({ item }) => item.id ?? item.title),
  );
  const rest = edited.filter(({ id, title }) => !changed.has(id ?? title)).length;
  const other = status.length - to('done') - to('stopped');
  const parts: readonly (readonly [number, string])[] = [
    [added.length, later`added`],
    [removed.length, later`removed`],
    [split.length, later`split`],
    [moved.length, later`moved between tracks`],
    [rejudged.length, rejudged.length === 1 ? later`reads differently` : later`read differently`],
    [to('done'), later`finished`],
    [to('stopped'), later`stopped`],
    [other, later`with another status`],
    [rest, later`edited`],
  ];
  const said = parts
    .filter(([n]) => n > 0)
    .map(([n, words], i) => `${i === 0 ? counted(n, 'item') : grouped(n)} ${translated(words)}`);
  if (entries(goals) > 0) said.push(counted(entries(goals), 'goal changed', 'goals changed'));
  if (entries(teams) > 0) said.push(counted(entries(teams), 'team changed', 'teams changed'));
  return said.length === 0 ? t`Nothing changed.` : `${capital(said.join(', '))}.`;
}

/** Describes the balance: `39 percent operational, 11 points under`, or the part of it that is known. */
export function shareWords(balance: BalanceFacts): string {
  if (balance.operational === null) return balance.said;
  return balance.target === null
    ? t`${balance.operational} percent operational`
    : t`${balance.operational} percent operational, ${balance.said}`;
}

/** Returns one fact per kind of change, with its items. `keyOf` returns the key of an item that still exists. */
export function comparisonFacts(
  comparison: Comparison,
  keyOf: (id: string) => string | null,
  withBalance = true,
): readonly Fact[] {
  const { added, removed, moved, rejudged, split, status, renamed, edited, goals, teams } = comparison;
  const name = (item: ItemMark | EntryMark, note = ''): Named => {
    const key = 'track' in item && item.id !== null ? keyOf(item.id) : null;
    return note === '' ? { key, title: item.title } : { key, title: item.title, note };
  };
  const changes = <T>(list: readonly Changed<T>[], say: (value: T) => string): Named[] =>
    list.map(({ item, from, to }) => name(item, `${say(from)} → ${say(to)}`));
  const told = (words: (n: number) => string, behind: readonly Named[]): Fact[] =>
    behind.length === 0 ? [] : [fact('plain', words(behind.length), behind)];
  const seen = new Set(
    [...moved, ...rejudged, ...status, ...renamed].map(({ item }) => item.id ?? item.title),
  );
  const { before, after } = comparison.balance;
  const moves = before.operational !== after.operational || before.said !== after.said;
  return [
    ...told(
      (n) => that(n, 'item', ['was added.', 'were added.']),
      added.map((item) => name(item, trackWords(item.track))),
    ),
    ...told(
      (n) => that(n, 'item', ['was removed.', 'were removed.']),
      removed.map((item) => name(item, trackWords(item.track))),
    ),
    ...told(
      (n) => that(n, 'item', ['was split in two.', 'were split in two.']),
      split.map(({ item, into }) => name(item, t`now ${into.map(({ title }) => title).join(t` and `)}`)),
    ),
    ...told(
      (n) => that(n, 'item', ['is on another track.', 'are on another track.']),
      changes(moved, trackWords),
    ),
    ...told(
      (n) => that(n, 'item', ['reads differently now.', 'read differently now.']),
      changes(rejudged, (verdict) => translated(verdict)),
    ),
    ...told(
      (n) => that(n, 'item', ['has another status.', 'have another status.']),
      changes(status, (each) => statusWords(each)),
    ),
    ...told(
      (n) => that(n, 'item', ['has another id.', 'have another id.']),
      changes(renamed, (id) => id ?? t`none`),
    ),
    ...told(
      (n) => that(n, 'other item', ['was edited.', 'were edited.']),
      edited.filter(({ id, title }) => !seen.has(id ?? title)).map((item) => name(item)),
    ),
    ...entryFacts('goal', goals, name),
    ...entryFacts('team', teams, name),
    ...(moves && withBalance
      ? [fact('plain', t`Balance: ${shareWords(before)}; now ${shareWords(after)}.`)]
      : []),
    ...told(
      (n) => that(n, 'team', ['carries another load.', 'carry another load.']),
      comparison.load
        .filter(loadChanged)
        .map(({ team, load, capacity }) =>
          name(team, `${fteOf(load.before, capacity.before)} → ${fteOf(load.after, capacity.after)}`),
        ),
    ),
  ];
}

function entryFacts(kind: string, changes: Comparison['goals'], name: (entry: EntryMark) => Named): Fact[] {
  const lists = [
    [changes.added, 'added'],
    [changes.removed, 'removed'],
    [changes.changed, 'changed'],
  ] as const;
  return lists.flatMap(([list, what]) =>
    list.length === 0
      ? []
      : [
          fact(
            'plain',
            that(list.length, kind, [`was ${what}.`, `were ${what}.`]),
            list.map((entry) => name(entry)),
          ),
        ],
  );
}

/** Formats a load: `5.2 of 6 fte`; a dash if the team does not exist. */
export function fteOf(load: number | null, capacity: number | null): string {
  if (load === null) return '–';
  return capacity === null
    ? `${grouped(load, 2)} fte`
    : t`${grouped(load, 2)} of ${grouped(capacity, 2)} fte`;
}
