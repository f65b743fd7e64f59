/** Translates a change of a scenario into the edits that a person would make in the portfolio. */
import type { EntryRef } from '../../core/model/entry-ref.ts';
import { type ItemView, viewOf } from '../../core/model/item.ts';
import type { Edit } from '../../core/text/finding.ts';
import { t } from '../../core/text/l10n.ts';
import { nameOf } from '../../core/text/paths.ts';
import { scalarOf } from '../../core/yaml/quote.ts';
import { yamlIn } from '../../core/yaml/yaml.ts';
import { fileFor } from '../kit/new-place.ts';
import { editItems, placed, type VerbContext, type VerbResult } from '../kit/verb.ts';
import { setKey } from '../text/entry-edits.ts';
import { entryText, insertEntry } from '../text/section-edits.ts';
import { setBalance } from '../verbs/set-balance.ts';
import { setField } from '../verbs/set-field.ts';
import { setStatus } from '../verbs/set-status.ts';
import { setTrack } from '../verbs/set-track.ts';
import type { ScenarioChange } from './scenario.ts';

type Of<K extends ScenarioChange['of']> = Extract<ScenarioChange, { readonly of: K }>;

/** Returns the edits that make a change in the current portfolio, or the reason why they cannot be made. */
export function changeEdits(context: VerbContext, change: ScenarioChange): VerbResult {
  if (change.of === 'balance') return setBalance(context, [], { value: change.value });
  if (change.of === 'begin') return begin(context, change);
  const kind = change.of === 'capacity' ? 'team' : 'item';
  const [ref, more] = context.portfolio.index.byId(kind, change.id);
  if (ref === undefined)
    return {
      refused:
        kind === 'team'
          ? t`There is no team \`${change.id}\` in this portfolio.`
          : t`There is no item \`${change.id}\` in this portfolio. Give the entry a \`title\` to begin a new one.`,
    };
  if (more !== undefined)
    return {
      refused: t`\`${change.id}\` occurs more than once in this portfolio. Give each its own id first.`,
    };
  if (change.of === 'capacity') return capacity(context, ref, change);
  if (change.of === 'share') return share(context, ref, change);
  return change.of === 'milestone' ? milestone(context, ref, change) : itemKey(context, ref, change);
}

/**
 * Inserts a new item into the file with most items of its track. Does nothing if an item with the same content exists.
 */
function begin({ portfolio }: VerbContext, { id, text }: Of<'begin'>): VerbResult {
  const there = portfolio.index.byId('item', id);
  if (there.length > 0)
    return there.length === 1 &&
      there.every((ref) => JSON.stringify(said(entryText(ref))) === JSON.stringify(said(text)))
      ? { edits: [] }
      : {
          refused: t`\`${id}\` is in this portfolio. Leave out its \`title\`, and the entry changes it; or choose another id for a new item.`,
        };
  const track = (said(text) as readonly { readonly track?: unknown }[] | undefined)?.[0]?.track;
  const document = fileFor(portfolio, 'item', typeof track === 'string' ? { track } : {}, undefined);
  if (document === undefined) return { refused: t`This portfolio has no file yet. Begin one first.` };
  const edits = insertEntry(document, 'item', text);
  return edits === null
    ? {
        refused: t`The list of items in ${nameOf(document.uri)} has an error in its YAML. Correct it first.`,
      }
    : { edits };
}

/** Parses an entry for comparison, independent of its layout. */
const said = (text: string | null): unknown => (text === null ? undefined : yamlIn(text)?.toJS());

function milestone(context: VerbContext, ref: EntryRef, { id, title, value }: Of<'milestone'>): VerbResult {
  const all = ref.kind === 'item' ? viewOf(ref).milestones : [];
  const [own, more] = all.filter(({ fields }) => fields.title?.text.trim() === title);
  if (own === undefined) return { refused: t`\`${id}\` has no milestone “${title}”.` };
  if (more !== undefined)
    return {
      refused: t`\`${id}\` has more than one milestone “${title}”. Give each its own title first.`,
    };
  return editItems(context, [ref], ({ block }) => setKey(block, own, 'date', scalarOf(value, own.flow)));
}

function itemKey(context: VerbContext, ref: EntryRef, { key, value }: Of<'item'>): VerbResult {
  switch (key) {
    case 'track':
      return setTrack(context, [ref], { value });
    case 'status':
      return setStatus(context, [ref], { value });
    case 'effort':
    case 'budget':
      return editItems(context, [ref], ({ block, entry: { values } }) =>
        setKey(block, values, key, scalarOf(value, values.flow)),
      );
    default:
      return setField(context, [ref], { from: key, value });
  }
}

function share(context: VerbContext, ref: EntryRef, { id, team, value }: Of<'share'>): VerbResult {
  if (context.portfolio.index.byId('team', team).length === 0)
    return { refused: t`There is no team \`${team}\` in this portfolio.` };
  if (ref.kind === 'item' && ref.entry.values.fields.teams?.kind === 'list')
    return {
      refused: t`\`${id}\` lists its teams without what each gives. Write that in the portfolio first, as \`teams: {${team}: ${value}}\`.`,
    };
  return editItems(context, [ref], (item) => shareEdits(item, team, value));
}

function shareEdits(
  { block, entry: { values }, fields }: ItemView,
  team: string,
  value: string,
): readonly Edit[] | null {
  return fields.teams?.kind === 'pairs'
    ? setKey(block, fields.teams, team, scalarOf(value, fields.teams.flow))
    : setKey(block, values, 'teams', `{${team}: ${scalarOf(value, true)}}`);
}

function capacity({ portfolio }: VerbContext, ref: EntryRef, { id, value }: Of<'capacity'>): VerbResult {
  const { values } = ref.entry;
  const edits = setKey(ref.block, values, 'capacity', scalarOf(value, values.flow));
  if (edits === null)
    return {
      refused: t`The team \`${id}\` is written in a way that only you can change. Edit it in the file.`,
    };
  return { edits: placed(portfolio, ref, edits) };
}
