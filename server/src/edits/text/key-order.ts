/** Orders the keys of an entry as the language lists them, to place a new key among existing ones. */
import {
  decisionSchema,
  experimentSchema,
  linkSchema,
  measureSchema,
  milestoneSchema,
  roundSchema,
  stoppedSchema,
} from '../../core/language/part-schemas.ts';
import { entrySchemas, rootSchema } from '../../core/language/schema.ts';

/** A single order suffices, since no two schemas list shared keys in different orders. */
const RANKS: ReadonlyMap<string, number> = new Map(merged().map((key, rank) => [key, rank]));

function merged(): string[] {
  const order: string[] = [];
  for (const schema of [
    entrySchemas.item,
    entrySchemas.goal,
    entrySchemas.team,
    measureSchema,
    milestoneSchema,
    linkSchema,
    decisionSchema,
    stoppedSchema,
    experimentSchema,
    roundSchema,
    rootSchema,
  ]) {
    let after = -1;
    for (const key of Object.keys(schema.shape)) {
      const known = order.indexOf(key);
      if (known < 0) order.splice(++after, 0, key);
      else after = known;
    }
  }
  return [...order, 'goals', 'teams', 'items'].filter((key, at, all) => all.indexOf(key) === at);
}

/** Rank of an unknown key: after all others. */
export const UNKNOWN = Number.MAX_SAFE_INTEGER;

/** Returns the rank of a key in the order. */
export const rankOf = (key: string): number => RANKS.get(key) ?? UNKNOWN;
