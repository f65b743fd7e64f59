/** Collects earlier decisions about similar work: trait findings refused with a reason, and decisions on the item. */

import { inForce } from '../analysis/suppress.ts';
import { readingOf } from '../core/document/read-block.ts';
import { idOf } from '../core/model/entry-index.ts';
import type { ItemRef } from '../core/model/entry-ref.ts';
import { type ItemView, viewOf } from '../core/model/item.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import type { Day } from '../core/text/days.ts';
import { type TraitFinding, traitFindings } from '../traits/fires.ts';

/** A trait finding that an ignore comment refuses. */
export interface Refusal {
  /** Id of the item; null if it has none. */
  readonly item: string | null;
  readonly title: string;
  readonly rules: readonly TraitFinding[];
  /** As written in the comment; empty if it gives none. */
  readonly reason: string;
}

/** A decision on the item, from its `decisions`. */
export interface Settled {
  /** As written, such as `2027-03-02`. */
  readonly date: string | null;
  readonly decided: string;
  readonly by: string | null;
}

/** Earlier refusals and decisions for an item and its teams. */
export interface Before {
  readonly decided: readonly Settled[];
  readonly refused: readonly Refusal[];
  /** Refusals on other items of its teams, ordered by file and position. */
  readonly refusedByTeams: readonly Refusal[];
}

/** Collects the refusals and decisions that concern an item. Skips comments that have expired by `today`. */
export function settledBefore(portfolio: Portfolio, ref: ItemRef, today: Day): Before {
  const view = viewOf(ref);
  const teams = new Set(view.teams.map(({ id }) => id));
  const others = [...portfolio.index.refs.item].filter(
    (other) => other !== ref && viewOf(other).teams.some(({ id }) => teams.has(id)),
  );
  return {
    decided: decisionsOf(view),
    refused: refusalsOn(ref, today),
    refusedByTeams: teams.size === 0 ? [] : others.flatMap((other) => refusalsOn(other, today)),
  };
}

function decisionsOf(view: ItemView): Settled[] {
  return (view.fields.decisions?.items ?? []).flatMap(({ fields }) =>
    fields.decided === undefined
      ? []
      : [{ date: fields.date?.text ?? null, decided: fields.decided.text, by: fields.by?.text ?? null }],
  );
}

function refusalsOn(ref: ItemRef, today: Day): Refusal[] {
  const { start, end } = ref.entry.span;
  return readingOf(ref.block).ignores.flatMap((ignore) => {
    const { covers, fileWide, reason } = ignore;
    const rules = ignore.rules.map(({ name }) => name).filter(isTraitFinding);
    if (fileWide || covers === undefined || rules.length === 0 || !inForce(ignore, today)) return [];
    if (covers.start >= end || covers.end <= start) return [];
    return [{ item: idOf(ref), title: viewOf(ref).title, rules, reason }];
  });
}

const isTraitFinding = (name: string): name is TraitFinding => traitFindings.has(name);
