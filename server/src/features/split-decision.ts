/**
 * `twotrack/splitDecision`: previews the split of an item under the user's choices: both halves judged, and the
 * resulting changes.
 */
import { z } from 'zod';
import { readId } from '../core/language/scalars.ts';
import type { ItemRef } from '../core/model/entry-ref.ts';
import { type ItemView, viewOf } from '../core/model/item.ts';
import type { FileEdit } from '../core/text/finding.ts';
import { t } from '../core/text/l10n.ts';
import type { VerbContext } from '../edits/kit/verb.ts';
import { teamIds } from '../edits/split/split-effort.ts';
import { other, type Plan, titleOf, type Unit } from '../edits/split/split-half.ts';
import { ownSide, plotted, writtenSplit } from '../edits/split/split-item.ts';
import { judgedHalves, piecesOf } from '../edits/split/split-plan.ts';
import { applyEdits } from '../edits/text/apply-edits.ts';
import { newId } from '../edits/text/new-id.ts';
import {
  splitDecision as method,
  type SplitChoice,
  type SplitDecisionParams,
  type SplitDecisionResult,
  type SplitPiece,
  type SplitProposal,
  type SplitSide,
} from '../protocol/split.ts';
import { fte } from '../rules/kit/portfolio-words.ts';
import { verdictWords } from '../session/explanation.ts';
import { diffLines } from './kit/diff-lines.ts';
import { defineSessionFeature } from './kit/feature.ts';
import { shapeOf, text } from './kit/shapes.ts';
import { editOfFiles } from './kit/workspace-edit.ts';
import { treeData } from './tree/tree-data.ts';
import { itemOfNode } from './tree/tree-nodes.ts';

export const splitDecision = defineSessionFeature<SplitDecisionParams, SplitDecisionResult>({
  method,
  params: shapeOf<SplitDecisionParams>({
    portfolio: text,
    target: text,
    choice: shapeOf<SplitChoice>({
      to: z.array(z.enum(['operational', 'strategic', 'both'])),
      titles: shapeOf<SplitChoice['titles']>({ operational: text.optional(), strategic: text.optional() }),
      id: text,
      share: z.number(),
      link: z.boolean(),
    }).optional(),
  }),
  capabilities: () => ({}),
  handle: ({ portfolio: folder, target, choice }, { session, client }) => {
    const portfolio = session.workspace.portfolios.get(folder);
    const found = portfolio === undefined ? undefined : itemOfNode(treeData(session, portfolio), target);
    if (portfolio === undefined || found === undefined)
      return { refused: t`This item is no longer in the portfolio.` };
    const { ref } = found;
    if (ref.kind !== 'item') return { refused: t`No item is named.` };
    const item = viewOf(ref);
    const analysis = session.analysisOf(portfolio);
    const context: VerbContext = { portfolio, judge: (view) => analysis.judgementOf(view) };
    const own = ownSide(item, context.judge(item).scores);
    const subject = { item, own, judge: context.judge };
    const { currency } = portfolio.settings;
    const start = plotted(context, item);
    // If only the plan is incomplete, let the user complete it; if the item cannot be edited, refuse.
    if ('refused' in start && (item.id === null || item.entry.broken || item.fields.title === undefined))
      return start;
    const pieces = 'refused' in start ? piecesOf(subject, currency) : start.plan.units;
    if (choice !== undefined && choice.to.length !== pieces.length)
      return { refused: t`The text of the item has changed meanwhile. Open the split again.` };
    const units = pieces.map((unit, i): Unit => ({ ...unit, to: choice?.to[i] ?? unit.to }));
    const titles = { ...titlesOf(item, units), ...choice?.titles };
    const asked = choice ?? firstChoice(units);
    const id = asked.id === '' ? idFor(context, item, { own, title: titles[other(own)] }) : asked.id;
    const settled = { ...asked, titles, id };
    const plan = judgedHalves(subject, units, settled.titles);
    const written = writtenSplit(context, ref, { own, plan }, settled);
    const problem = 'refused' in written ? written.refused : problemOf(context, item, own, settled);
    const edits = problem === '' && !('refused' in written) ? written.edits : null;
    const proposal: SplitProposal = {
      item: item.title,
      own,
      pieces: units.map((unit) => pieceOf(item, unit)),
      choice: settled,
      reads: { operational: readsOf(plan, 'operational'), strategic: readsOf(plan, 'strategic') },
      effort: item.effort === null ? null : fte(item.effort),
      wordShare: wordShareOf(units, own),
      problem,
      diff: 'refused' in written ? [] : diffOf(context, ref, written.edits),
      edit: edits === null ? null : editOfFiles(session, portfolio, client, edits),
    };
    return proposal;
  },
});

/** Returns the initial plan: effort stays, nothing is linked. */
const firstChoice = (units: readonly Unit[]): SplitChoice => ({
  to: units.map(({ to }) => to),
  titles: {},
  id: '',
  share: 0,
  link: false,
});

/** Derives a free id for the new half from its title. */
function idFor(
  { portfolio }: VerbContext,
  item: ItemView,
  { own, title }: { readonly own: SplitSide; readonly title: string },
): string {
  const taken = (id: string): boolean => portfolio.index.byId('item', id).length > 0;
  return newId(title, `${item.id}-${other(own)}`, taken);
}

/** Returns the titles that the halves get from their pieces. */
function titlesOf(item: ItemView, units: readonly Unit[]): SplitProposal['choice']['titles'] {
  return {
    operational: titleOf(item, units, 'operational').text,
    strategic: titleOf(item, units, 'strategic').text,
  };
}

function problemOf(
  { portfolio }: VerbContext,
  item: ItemView,
  own: SplitSide,
  { titles, id }: SplitProposal['choice'],
): string {
  if (titles.operational.trim() === '' || titles.strategic.trim() === '') return t`Each half needs a title.`;
  if (titles[other(own)] === item.title && titles[own] === item.title)
    return t`Both halves have the same title. Write another one for the new item.`;
  if (!readId(id).ok) return t`An id has small letters, digits and hyphens.`;
  if (portfolio.index.byId('item', id).length > 0) return t`The id ${id} is taken.`;
  return '';
}

function pieceOf(item: ItemView, unit: Unit): SplitPiece {
  const { kind, key, index, start, end, to } = unit;
  const both = kind === 'field' || kind === 'team';
  const part = { key, to, both };
  if (kind === 'title') return { ...part, text: item.title.slice(start, end) };
  if (kind === 'text') return { ...part, text: (item.fields.description?.text ?? '').slice(start, end) };
  if (kind === 'team') return { ...part, text: teamIds(item)[index] ?? '' };
  const value = kind === 'field' ? item.entry.values.keys[key] : undefined;
  const source =
    value === undefined
      ? entryText(item, key, index)
      : item.block.text
          .slice(value.start, lineEndOf(item.block.text, value.start))
          .replace(/^[\w-]+:\s*/, '');
  return { ...part, text: source.replace(/\s+#.*$/, '').trim() };
}

const lineEndOf = (text: string, from: number): number => {
  const end = text.slice(from).search(/[\r\n]/);
  return end < 0 ? text.length : from + end;
};

/** Returns a label for a list element: its name or title, else its text. */
function entryText(item: ItemView, key: string, index: number): string {
  const list = item.fields[key as 'methods' | 'measures' | 'milestones' | 'risks'];
  const entry = list?.items[index] as
    | {
        readonly text?: string;
        readonly fields?: Readonly<Record<string, { readonly text?: string } | undefined>>;
      }
    | undefined;
  return entry?.text ?? entry?.fields?.['name']?.text ?? entry?.fields?.['title']?.text ?? '';
}

function readsOf({ judgements }: Plan, side: SplitSide): SplitProposal['reads'][SplitSide] {
  return { words: verdictWords(judgements[side]), fits: judgements[side].verdict === side };
}

/** Returns the share of the description's words that the new half takes, in percent; null unless both take some. */
function wordShareOf(units: readonly Unit[], own: SplitSide): number | null {
  const words = (side: SplitSide): number =>
    units.reduce(
      (sum, { kind, to, start, end }) => sum + (kind === 'text' && to === side ? end - start : 0),
      0,
    );
  const [stays, goes] = [words(own), words(other(own))];
  return stays === 0 || goes === 0 ? null : Math.round((100 * goes) / (stays + goes));
}

function diffOf({ portfolio }: VerbContext, ref: ItemRef, edits: readonly FileEdit[]): SplitProposal['diff'] {
  const uris = [...new Set([ref.uri, ...edits.map(({ uri }) => uri)])];
  return uris.flatMap((uri) => {
    const before = portfolio.files.get(uri)?.text;
    if (before === undefined) return [];
    const after = applyEdits(
      before,
      edits.filter((edit) => edit.uri === uri),
    );
    return diffLines(before, after);
  });
}
