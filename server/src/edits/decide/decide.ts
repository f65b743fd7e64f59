/**
 * Writes the decisions of a meeting into the portfolio, each as the smallest edit: an entry of `decisions`, a new
 * `end`, why work was `stopped`, a countermeasure, an owner, the day of a review, the outcome of an earlier decision.
 * Idempotent: what is already recorded is not written again.
 */
import { oneLine } from '../../base/words.ts';
import type { ItemEntry } from '../../core/document/read-block.ts';
import { readDate, readEffort } from '../../core/language/scalars.ts';
import { type ItemView, viewOf } from '../../core/model/item.ts';
import { isoDay } from '../../core/text/days.ts';
import { t } from '../../core/text/l10n.ts';
import { scalarOf } from '../../core/yaml/quote.ts';
import { placed, type VerbContext, type VerbResult, whyNot } from '../kit/verb.ts';
import { split } from '../split/split-item.ts';
import { removeKey, setKey } from '../text/entry-edits.ts';
import { Rewrite } from '../text/rewrite.ts';
import { decidePortfolio } from './decide-portfolio.ts';
import { type MeetingDecision, recordOfSplit } from './decision.ts';
import { decisionOf, openOf, partsOf } from './decisions-in.ts';
import { addRecord, type Parts, setParts, setRecord } from './record.ts';

type Of<A extends MeetingDecision['act']> = Extract<MeetingDecision, { readonly act: A }>;
type Writing = Rewrite<ItemEntry>;

/** Returns the edits of one decision, or the reason why they cannot be made. */
export function decide(context: VerbContext, decision: MeetingDecision): VerbResult {
  const { item: id } = decision;
  if (id === null) return decidePortfolio(context, decision);
  const refs = [...context.portfolio.index.byId('item', id)];
  const [ref] = refs;
  if (ref === undefined) return { refused: t`There is no item \`${id}\` in this portfolio.` };
  if (refs.length > 1)
    return { refused: t`Several items have the id \`${id}\`. Give each its own before anything is decided.` };
  const item = viewOf(ref);
  if (decision.act === 'split') {
    const record = recordOfSplit(decision);
    const { decided } = record.act === 'decided' ? record : { decided: '' };
    const done = decisionOf(item.fields.decisions?.items, { decided, of: decision.date }) !== undefined;
    return done ? { edits: [] } : split(context, [ref]);
  }
  const why = whyRefused(item, decision);
  if (why !== null) return { refused: why };
  const rewrite = new Rewrite(item.block, item.entry);
  if (!written(rewrite, decision)) return { refused: whyNot(item) };
  return { edits: placed(context.portfolio, ref, rewrite.edits) };
}

/** Returns why a decision cannot be written: values that are not valid in the language, or things that do not exist. */
function whyRefused(item: ItemView, decision: MeetingDecision): string | null {
  const name = `“${item.title}”`;
  const date = (text: string | undefined): string | null =>
    text === undefined || readDate(text).ok
      ? null
      : t`“${text}” is no date. Write it as 2027-09-15 or 2027-Q3.`;
  switch (decision.act) {
    case 'decided':
      return date(decision.until);
    case 'end':
      return date(decision.end) ?? endsTooSoon(item, decision.end);
    case 'stop': {
      const { freed, again } = decision;
      if (freed !== undefined && !readEffort(freed).ok)
        return t`“${freed}” is no effort. Write full-time people, as 0.5 fte.`;
      return date(again);
    }
    case 'countermeasure': {
      const same = item.measures.filter(({ fields }) => fields.name?.text.trim() === decision.measure);
      return same.length === 1 ? null : t`${name} has no measure of its own called “${decision.measure}”.`;
    }
    case 'became':
      return decisionOf(item.fields.decisions?.items, decision) === undefined
        ? t`${name} has no decision “${decision.decided}” of ${decision.of}.`
        : null;
    default:
      return null;
  }
}

function endsTooSoon(item: ItemView, end: string): string | null {
  const read = readDate(end);
  return read.ok && item.start !== null && read.value.last < item.start
    ? t`“${item.title}” begins on ${isoDay(item.start)}, so it cannot end on ${end}.`
    : null;
}

function written(rewrite: Writing, decision: Exclude<MeetingDecision, { readonly act: 'split' }>): boolean {
  switch (decision.act) {
    case 'decided':
      return recorded(rewrite, decision) && answered(rewrite, decision);
    case 'end':
      return (
        set(rewrite, 'end', decision.end) &&
        (decision.decided === undefined || recorded(rewrite, { ...decision, decided: decision.decided }))
      );
    case 'stop':
      return stopped(rewrite, decision);
    case 'countermeasure':
      return countered(rewrite, decision);
    case 'owner':
      return set(rewrite, 'owner', decision.owner);
    case 'looked':
      return set(rewrite, 'reviewed', decision.date);
    case 'became':
      return rewrite.step((block, entry) => {
        const own = decisionOf(entry.values.fields.decisions?.items, decision);
        return own === undefined
          ? null
          : setKey(block, own, 'became', scalarOf(oneLine(decision.became), own.flow));
      });
  }
}

function set(rewrite: Writing, key: string, text: string): boolean {
  return rewrite.step((block, entry) =>
    setKey(block, entry.values, key, scalarOf(oneLine(text), entry.values.flow)),
  );
}

/**
 * Adds the entry under `decisions`, or completes the one that asks the question; does nothing if it is recorded
 * already.
 */
function recorded(
  rewrite: Writing,
  made: Pick<Of<'decided'>, 'asked' | 'decided' | 'date' | 'by' | 'until'>,
): boolean {
  const { decided, date } = made;
  const all = rewrite.entry.values.fields.decisions?.items;
  if (decisionOf(all, { decided, of: date }) !== undefined) return true;
  return rewrite.step((block, { values }) => {
    const open = openOf(values.fields.decisions?.items, made.asked);
    return open === undefined
      ? addRecord(block, { mapping: values, key: 'decisions', list: values.fields.decisions }, partsOf(made))
      : setParts(block, open, partsOf(made));
  });
}

/** Removes the question under `decision` once it is answered. */
function answered(rewrite: Writing, { asked }: Of<'decided'>): boolean {
  const open = rewrite.entry.values.fields.decision;
  if (asked === undefined || open === undefined || oneLine(open.text) !== oneLine(asked)) return true;
  return rewrite.step((block, entry) => removeKey(block, entry.values, 'decision'));
}

function stopped(rewrite: Writing, { reason, freed, again }: Of<'stop'>): boolean {
  const parts: Parts = [
    ['reason', reason],
    ['freed', freed],
    ['again', again],
  ];
  return (
    set(rewrite, 'status', 'stopped') &&
    setRecord(rewrite, 'stopped', (entry) => entry.values.fields.stopped, parts)
  );
}

function countered(rewrite: Writing, { measure, countermeasure }: Of<'countermeasure'>): boolean {
  return rewrite.step((block, entry) => {
    const own = entry.values.fields.measures?.items.find(
      ({ fields }) => fields.name?.text.trim() === measure,
    );
    return own === undefined
      ? null
      : setKey(block, own, 'countermeasure', scalarOf(oneLine(countermeasure), own.flow));
  });
}
