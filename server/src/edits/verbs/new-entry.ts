/** Creates an item or goal: a few lines beside its neighbours, for a person to complete. */

import { oneLine } from '../../base/words.ts';
import { statuses, tracks } from '../../core/language/item-schema.ts';
import { viewOf } from '../../core/model/item.ts';
import type { FileEdit } from '../../core/text/finding.ts';
import { t } from '../../core/text/l10n.ts';
import { fileName } from '../../core/text/paths.ts';
import { scalarOf } from '../../core/yaml/quote.ts';
import { fileFor } from '../kit/new-place.ts';
import { revealOf } from '../kit/reveal.ts';
import type { Near, Verb, VerbContext, VerbResult } from '../kit/verb.ts';
import { newId } from '../text/new-id.ts';
import { insertEntry } from '../text/section-edits.ts';

/** Adds an item with an id from its title (`value`), on the track, goal, team and status of its neighbours. */
export const newItem: Verb = (context, _refs, { value = '', near = {}, uri }) => {
  const title = oneLine(value) || 'New item';
  const id = newId(title, 'item', (other) => context.portfolio.index.byId('item', other).length > 0);
  const like = near.ref?.kind === 'item' ? viewOf(near.ref) : undefined;
  const track = near.track ?? like?.track ?? undefined;
  const lines = [`- id: ${id}`, `  title: ${scalarOf(title)}`];
  if ((tracks as readonly string[]).includes(track ?? '')) lines.push(`  track: ${track}`);
  if ((statuses as readonly string[]).includes(near.status ?? '')) lines.push(`  status: ${near.status}`);
  if (near.team !== undefined) lines.push(`  teams: [${scalarOf(near.team, true)}]`);
  if (near.goal !== undefined) lines.push(`  goals: [${scalarOf(near.goal, true)}]`);
  return put(context, { kind: 'item', id, lines }, near, uri);
};

/** Adds a goal with an id from its title (`value`), under the same parent goal as its neighbour. */
export const newGoal: Verb = (context, _refs, { value = '', near = {}, uri }) => {
  const { index } = context.portfolio;
  const title = oneLine(value) || 'New goal';
  const id = newId(title, 'goal', (other) => index.byId('goal', other).length > 0);
  const ref =
    near.ref?.kind === 'goal'
      ? near.ref
      : near.goal === undefined
        ? undefined
        : index.byId('goal', near.goal)[0];
  const parent = ref?.entry.kind === 'goal' ? ref.entry.values.fields.parent?.value : undefined;
  const lines = [
    `- id: ${id}`,
    `  title: ${scalarOf(title)}`,
    ...(parent === undefined ? [] : [`  parent: ${parent}`]),
  ];
  return put(context, { kind: 'goal', id, lines }, ref === undefined ? near : { ref }, uri);
};

interface NewEntry {
  readonly kind: 'item' | 'goal';
  readonly id: string;
  /** The entry in block style, with its dash in the first column. */
  readonly lines: readonly string[];
}

function put(
  { portfolio }: VerbContext,
  { kind, id, lines }: NewEntry,
  near: Near,
  uri: string | undefined,
): VerbResult {
  const beside = near.ref?.kind === kind ? near.ref : undefined;
  const document = fileFor(portfolio, kind, near, uri);
  if (document === undefined) return { refused: t`This portfolio has no file yet. Begin one first.` };
  const edits: readonly FileEdit[] | null = insertEntry(document, kind, `${lines.join('\n')}\n`, beside);
  if (edits === null)
    return {
      refused: t`The list of ${kind}s in ${fileName(document.uri)} has an error in its YAML. Correct it first.`,
    };
  const reveal = revealOf(portfolio, document.uri, edits, { kind, id });
  return reveal === undefined ? { edits } : { edits, reveal };
}
