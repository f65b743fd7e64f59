/** Messages between the split page and its host. Each side validates what it receives. */
import type { SplitChoice, SplitProposal } from '../../../server/src/protocol/split.ts';

export type ToSplit =
  | { readonly kind: 'proposal'; readonly proposal: SplitProposal }
  | { readonly kind: 'refused'; readonly reason: string };
export type FromSplit =
  | { readonly kind: 'ready' }
  | { readonly kind: 'choice'; readonly choice: SplitChoice }
  | { readonly kind: 'apply' }
  | { readonly kind: 'cancel' };

/** Localized strings of the page. */
export interface SplitWords {
  readonly operational: string;
  readonly strategic: string;
  readonly both: string;
  readonly sentence: string;
  readonly title: string;
  readonly stays: string;
  readonly fresh: string;
  /** What holds while no share is said. `{0}` is the stated effort. */
  readonly notSaid: string;
  /** `{0}` is a percentage. */
  readonly wordShare: string;
  readonly noEffort: string;
  readonly keys: Readonly<Record<string, string>>;
}
export const splitWordsId = 'split-words';

/** Parses a message from the page; returns undefined if it is invalid. */
export function readFromSplit(value: unknown): FromSplit | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined;
  if (value.kind === 'ready' || value.kind === 'apply' || value.kind === 'cancel')
    return { kind: value.kind };
  if (value.kind !== 'choice' || !('choice' in value) || !isChoice(value.choice)) return undefined;
  return { kind: 'choice', choice: value.choice };
}

function isChoice(value: unknown): value is SplitChoice {
  const choice = value as Partial<SplitChoice> | null;
  return (
    typeof choice === 'object' &&
    choice !== null &&
    Array.isArray(choice.to) &&
    choice.to.every((to) => to === 'operational' || to === 'strategic' || to === 'both') &&
    areTitles(choice.titles) &&
    typeof choice.id === 'string' &&
    typeof choice.share === 'number' &&
    choice.share >= 0 &&
    choice.share <= 100 &&
    typeof choice.link === 'boolean'
  );
}

/** A half that nobody named is called by its pieces. */
function areTitles(titles: unknown): boolean {
  if (typeof titles !== 'object' || titles === null) return false;
  const { operational, strategic } = titles as Readonly<Record<string, unknown>>;
  return [operational, strategic].every((title) => title === undefined || typeof title === 'string');
}
