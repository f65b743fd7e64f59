/** Writes changes into the text of a scenario: updates what is already stated, and adds the rest. */
import type { Block } from '../../core/document/block.ts';
import { Document } from '../../core/document/document.ts';
import { type ItemEntry, readingOf } from '../../core/document/read-block.ts';
import type { sectionKeys } from '../../core/language/schema.ts';
import type { EntryInBlock } from '../../core/model/uses.ts';
import type { Edit } from '../../core/text/finding.ts';
import { t } from '../../core/text/l10n.ts';
import { scalarOf } from '../../core/yaml/quote.ts';
import { applyEdits } from '../text/apply-edits.ts';
import { appendToList, insertLines, setKey } from '../text/entry-edits.ts';
import { lineEdits } from '../text/rewrite.ts';
import { insertEntry } from '../text/section-edits.ts';
import { readScenario } from './read-scenario.ts';
import type { ScenarioChange } from './scenario.ts';

type Of<K extends ScenarioChange['of']> = Extract<ScenarioChange, { readonly of: K }>;

/**
 * Returns the smallest edits after which a scenario states these changes, at UTF-16 offsets of its text; none if it
 * already does. Refuses, with a reason for people, if the scenario has an error or cannot be edited there.
 */
export function scenarioEdit(
  text: string,
  changes: readonly ScenarioChange[],
): { readonly edits: readonly Edit[] } | { readonly refused: string } {
  const read = readScenario(text);
  const problem = 'problems' in read ? read.problems[0] : undefined;
  if (problem !== undefined) return { refused: t`Line ${problem.line} of the scenario: ${problem.message}` };
  let now = text;
  for (const change of changes) {
    const edits = editsFor(Document.of('', now), change);
    if (edits === null)
      return {
        refused: t`The scenario is written in a way that only you can change here. Edit it in the file.`,
      };
    now = applyEdits(now, edits);
  }
  const after = readScenario(now);
  const wrong = 'problems' in after ? after.problems[0] : undefined;
  return wrong === undefined ? { edits: lineEdits(text, now) } : { refused: wrong.message };
}

/** Returns the text of a new, empty scenario. */
export const newScenario = (name: string): string => `scenario: ${scalarOf(name)}\n`;

function editsFor(document: Document, change: ScenarioChange): readonly Edit[] | null {
  if (change.of === 'balance') return balanceEdits(document, change.value);
  const kind = change.of === 'capacity' ? 'team' : 'item';
  const place = placeOf(document, kind, change.id);
  if (change.of === 'begin') return place === undefined ? insertEntry(document, 'item', change.text) : null;
  return place === undefined
    ? insertEntry(document, kind, entryFor(change))
    : placed(document, place.block, entryEdits(place, change));
}

type OfEntry = Exclude<ScenarioChange, { readonly of: 'balance' | 'begin' }>;

/** Returns the edits of an existing entry's block; null if it cannot be edited. */
function entryEdits({ block, entry }: EntryInBlock, change: OfEntry): readonly Edit[] | null {
  const { values } = entry;
  if (entry.kind === 'item' && change.of === 'share') return shareEdits(block, entry, change);
  if (entry.kind === 'item' && change.of === 'milestone') return milestoneEdits(block, entry, change);
  const key = change.of === 'item' ? change.key : 'capacity';
  return setKey(block, values, key, scalarOf(change.value, values.flow));
}

function shareEdits(
  block: Block,
  { values }: ItemEntry,
  { team, value }: Of<'share'>,
): readonly Edit[] | null {
  const { teams } = values.fields;
  return teams?.kind === 'pairs'
    ? setKey(block, teams, team, scalarOf(value, teams.flow))
    : setKey(block, values, 'teams', `{${team}: ${scalarOf(value, true)}}`);
}

function milestoneEdits(
  block: Block,
  { values }: ItemEntry,
  { title, value }: Of<'milestone'>,
): readonly Edit[] | null {
  const own = values.fields.milestones?.items.find(({ fields }) => fields.title?.text.trim() === title);
  if (own !== undefined) return setKey(block, own, 'date', scalarOf(value, own.flow));
  const flow = milestoneText(title, value);
  return (
    insertLines(block, values, 'milestones', [`- ${flow}`]) ?? appendToList(block, values, 'milestones', flow)
  );
}

const milestoneText = (title: string, value: string): string =>
  `{title: ${scalarOf(title, true)}, date: ${scalarOf(value, true)}}`;

/** Writes the first entry for an item or a team. */
function entryFor(change: OfEntry): string {
  const value = scalarOf(change.value);
  switch (change.of) {
    case 'capacity':
      return `- id: ${change.id}\n  capacity: ${value}\n`;
    case 'item':
      return `- id: ${change.id}\n  ${change.key}: ${value}\n`;
    case 'share':
      return `- id: ${change.id}\n  teams:\n    ${change.team}: ${value}\n`;
    case 'milestone':
      return `- id: ${change.id}\n  milestones:\n    - ${milestoneText(change.title, change.value)}\n`;
  }
}

function balanceEdits(document: Document, operational: string): readonly Edit[] | null {
  const share = Number(operational);
  const [own, rest] = [`${share}%`, `${Math.round(1000 * (100 - share)) / 1000}%`];
  // Keys above, between and below the lists are in blocks of their own.
  const heads = document.blocks.filter((block) => readingOf(block).root !== undefined);
  const home =
    heads.find((block) => readingOf(block).root?.fields.balance !== undefined) ??
    heads.find((block) => readingOf(block).topKeys.some(({ name }) => name === 'scenario'));
  const root = home === undefined ? undefined : readingOf(home).root;
  if (home === undefined || root === undefined) return null;
  const { balance } = root.fields;
  if (balance === undefined)
    return placed(document, home, setKey(home, root, 'balance', `{operational: ${own}}`));
  const first =
    balance.fields.operational !== undefined || balance.fields.strategic === undefined
      ? setKey(home, balance, 'operational', own)
      : [];
  const second = balance.fields.strategic === undefined ? [] : setKey(home, balance, 'strategic', rest);
  return first === null || second === null ? null : placed(document, home, [...first, ...second]);
}

function placeOf(document: Document, kind: keyof typeof sectionKeys, id: string): EntryInBlock | undefined {
  for (const block of document.blocks)
    for (const entry of readingOf(block).entries)
      if (entry.kind === kind && entry.values.fields.id?.value === id) return { block, entry };
  return undefined;
}

function placed(document: Document, block: Block, edits: readonly Edit[] | null): readonly Edit[] | null {
  if (edits === null) return null;
  const index = document.indexOf(block);
  return edits.map(({ span, text }) => ({ span: document.absolute(index, span), text }));
}
