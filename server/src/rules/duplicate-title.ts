import { nameKey } from '../base/words.ts';
import { idOf } from '../core/model/entry-index.ts';
import { type EntryRef, entryName } from '../core/model/entry-ref.ts';
import type { Member } from '../core/model/stretches.ts';
import { t } from '../core/text/l10n.ts';
import { definePortfolioRule, type Gathering, type PortfolioContext } from './kit/define-rule.ts';
import { MAX_NAMED } from './kit/gather.ts';
import { nameSpan, placeAt } from './kit/portfolio-words.ts';
import { entryTitled } from './kit/titles.ts';

/**
 * Entries of one kind that bear one title, by id, so that a move of one tells nothing new; those without an id last. Of
 * several with one id only the first: `duplicate-id` has those.
 */
type Group = readonly EntryRef[];

export const duplicateTitle = definePortfolioRule<Group>({
  id: 'duplicate-title',
  severity: 'info',
  summary: 'Two open items or two goals have the same title',
  *check(context) {
    yield* groupsOf(context.index.refs.goal);
    yield* groupsOf(doubtfulItems(context));
  },
  report: ([first, second, ...more]) => {
    const [of, subject] = [first as EntryRef, second as EntryRef];
    const others = [of, ...more.slice(0, MAX_NAMED - 1)];
    return {
      subject,
      at: { uri: subject.uri, block: subject.block, span: nameSpan(subject) },
      message: messageOf(subject, more.length + 2),
      related: others.map((other) => placeAt(other, t`The same title`)),
    };
  },
});

function messageOf(subject: EntryRef, count: number): string {
  const title = entryTitled(subject);
  if (subject.kind === 'goal')
    return t`${count} goals are called ${title}, and nobody can tell them apart. Merge them, or say in each title which it is.`;
  return t`${count} open items are called ${title}, and nobody can tell them apart. Remove what is there twice, or say in each title which it is.`;
}

function groupsOf(refs: Iterable<EntryRef>): Group[] {
  const groups = new Map<string, EntryRef[]>();
  for (const ref of refs) {
    const key = nameKey(entryName(ref)?.text);
    if (key === '') continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [ref]);
    else if (idOf(ref) === null || !group.some((other) => idOf(other) === idOf(ref))) group.push(ref);
  }
  return [...groups.values()].filter((group) => group.length > 1).map((group) => group.toSorted(byId));
}

function byId(a: EntryRef, b: EntryRef): number {
  const [one, other] = [idOf(a), idOf(b)];
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one < other ? -1 : 1;
}

/**
 * The hashes of all titles of open items, sorted, and the same by stretch. A keystroke sorts numbers, and not titles.
 * Hashes may collide: what they find is compared in full.
 */
interface Hashes {
  readonly all: Int32Array;
  readonly stretches: readonly ReadonlyMap<number, readonly Member[]>[];
}

const hashes: Gathering<Hashes> = {
  of: (members) => {
    const stretch = new Map<number, Member[]>();
    const all: number[] = [];
    for (const member of members) {
      if (member.view.status === 'done' || member.view.status === 'stopped') continue;
      const key = nameKey(member.view.title);
      if (key === '') continue;
      const hash = hashOf(key);
      all.push(hash);
      stretch.set(hash, [...(stretch.get(hash) ?? []), member]);
    }
    return { all: Int32Array.from(all).sort(), stretches: [stretch] };
  },
  join: (parts) => {
    const all = new Int32Array(parts.reduce((sum, part) => sum + part.all.length, 0));
    let at = 0;
    for (const part of parts) {
      all.set(part.all, at);
      at += part.all.length;
    }
    return { all: all.sort(), stretches: parts.flatMap(({ stretches }) => stretches) };
  },
};

/** Returns the open items whose titles have the hash of another one's, in order. */
function* doubtfulItems({ gather }: PortfolioContext): Iterable<EntryRef> {
  const { all, stretches } = gather(hashes);
  const twice = new Set(all.filter((hash, i) => hash === all[i - 1]));
  if (twice.size === 0) return;
  for (const stretch of stretches)
    for (const [hash, members] of stretch) if (twice.has(hash)) for (const { ref } of members) yield ref;
}

function hashOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}
