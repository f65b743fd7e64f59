/** Describes the relation of teams, people and sponsors to their items. */
import { later, translated } from '../../core/text/l10n.ts';
import type { WhoKind } from './whose.ts';

const KINDS: Readonly<Record<WhoKind, string>> = {
  team: later`Team: what it works on or owns`,
  person: later`Owner: what they answer for`,
  sponsor: later`Sponsor: what they back`,
};
export const kindWords = (kind: WhoKind): string => translated(KINDS[kind]);
