/** Lists who has items in a portfolio: teams, owners and sponsors. */
import { nameKey } from '../../base/words.ts';
import { isOpen } from '../facts/facts.ts';
import type { ReviewItem, ReviewSource } from '../facts/source.ts';

export type WhoKind = 'team' | 'person' | 'sponsor';

/** A team by its id; a person or sponsor by name, ignoring case and white space. */
export interface Who {
  readonly kind: WhoKind;
  readonly key: string;
  /** Display name. */
  readonly name: string;
}

/** Lists everyone with a planned or ongoing item: teams in file order, then people by name, then sponsors. */
export function everyone(source: ReviewSource): readonly Who[] {
  const open = source.items.filter(isOpen);
  const teams = source.view.teams.map(
    ({ key, name }): Who => ({ kind: 'team', key, name: name.trim() || key }),
  );
  const known = new Set(teams.map(({ key }) => key));
  // Teams without an entry, by the name that items use.
  const unknown = [...new Set(open.flatMap((item) => item.teams.map(({ team }) => team)))]
    .filter((key) => !known.has(key))
    .map((key): Who => ({ kind: 'team', key, name: key }));
  const owners = open.map(({ owner, ownerTeam }) => (ownerTeam === null ? owner : null));
  const all = [
    ...teams,
    ...unknown,
    ...named('person', owners),
    ...named(
      'sponsor',
      open.map(({ sponsor }) => sponsor),
    ),
  ];
  return all.filter((who) => open.some((item) => isOf(item, who)));
}

function named(kind: WhoKind, names: readonly (string | null)[]): readonly Who[] {
  const all = new Map<string, Who>();
  for (const name of names) {
    const key = nameKey(name);
    if (name !== null && key !== '' && !all.has(key)) all.set(key, { kind, key, name: name.trim() });
  }
  return [...all.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Tells whether an item belongs to a team (working on it or owning it), person (owning it) or sponsor. */
export function isOf(item: ReviewItem, { kind, key }: Who): boolean {
  switch (kind) {
    case 'team':
      return item.ownerTeam === key || item.teams.some(({ team }) => team === key);
    case 'person':
      return item.ownerTeam === null && nameKey(item.owner) === key;
    case 'sponsor':
      return nameKey(item.sponsor) === key;
  }
}
