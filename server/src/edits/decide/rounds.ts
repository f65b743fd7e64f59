/** Writes rounds of catchball, each as the smallest edit: a first round, a further one, an answer, an agreement. */
import { nameKey, oneLine } from '../../base/words.ts';
import type { Round } from '../../core/language/values.ts';
import { isAgreed, isAnswered } from '../../core/model/catchball.ts';
import { entryName, type GoalRef, type ItemRef } from '../../core/model/entry-ref.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import { type Day, isoDay } from '../../core/text/days.ts';
import type { Edit } from '../../core/text/finding.ts';
import { t } from '../../core/text/l10n.ts';
import { placed, type VerbResult } from '../kit/verb.ts';
import { addRecord, setParts } from './record.ts';

/** A goal or item, which can hold rounds. */
export type Playing = GoalRef | ItemRef;

/** Identifies a round by its contents. */
export interface RoundName {
  readonly id: string | null;
  readonly kind: 'goal' | 'item';
  readonly from: string;
  readonly to: string;
  readonly date: string;
  readonly proposal: string;
}

const roundsOf = (ref: Playing): readonly Round[] => ref.entry.values.fields.catchball?.items ?? [];

/** Returns what identifies a round: the entry's id, and the round's texts on one line each. */
export function nameOfRound(ref: Playing, { fields }: Round): RoundName {
  const said = (key: 'from' | 'to' | 'date' | 'proposal'): string => oneLine(fields[key]?.text);
  return {
    id: ref.entry.values.fields.id?.value ?? null,
    kind: ref.kind,
    from: said('from'),
    to: said('to'),
    date: said('date'),
    proposal: said('proposal'),
  };
}

/** Continues the round that `name` identifies. Refuses unless exactly one round in the file matches. */
export function playRound(
  portfolio: Portfolio,
  uri: string,
  name: RoundName,
  play: { readonly act: 'answer' | 'propose' | 'agree'; readonly text: string; readonly today: Day },
): VerbResult {
  const wanted = JSON.stringify(name);
  const found = [...portfolio.index.refs.goal, ...portfolio.index.refs.item]
    .filter((ref) => ref.uri === uri && ref.kind === name.kind)
    .flatMap((ref) => roundsOf(ref).map((round) => ({ ref, round })))
    .filter(({ ref, round }) => JSON.stringify(nameOfRound(ref, round)) === wanted);
  const [one, another] = found;
  if (one === undefined)
    return { refused: t`This round is no longer in the text as it was. Look at it again.` };
  if (another !== undefined)
    return { refused: t`Two rounds say the same, so it is not clear which is meant. Edit them in the file.` };
  const { ref, round } = one;
  const { act, text, today } = play;
  if (act !== 'agree' && oneLine(text) === '') return { refused: t`Nothing was written.` };
  if (act === 'answer' && isAnswered(round))
    return { refused: t`This round has its answer. Propose again, or change the answer in the file.` };
  if (act === 'propose') {
    const { from, to } = name;
    return begin(portfolio, ref, { from, to, proposal: text, today });
  }
  if (act === 'agree' && isAgreed(round)) return { edits: [] };
  const parts = [act === 'agree' ? (['agreed', isoDay(today)] as const) : (['answer', text] as const)];
  return finished(portfolio, ref, setParts(ref.block, round, parts));
}

/** Begins a round on a goal or item. */
export function begin(
  portfolio: Portfolio,
  ref: Playing,
  first: { readonly from: string; readonly to: string; readonly proposal: string; readonly today: Day },
): VerbResult {
  const { from, to, proposal, today } = first;
  if ([from, to, proposal].some((text) => oneLine(text) === ''))
    return { refused: t`A round needs who hands it over, to whom, and what is proposed.` };
  if (nameKey(from) === nameKey(to)) return { refused: t`Nobody hands a target to themselves.` };
  const { values } = ref.entry;
  return finished(
    portfolio,
    ref,
    addRecord(ref.block, { mapping: values, key: 'catchball', list: values.fields.catchball }, [
      ['from', from],
      ['to', to],
      ['date', isoDay(today)],
      ['proposal', proposal],
    ]),
  );
}

function finished(portfolio: Portfolio, ref: Playing, edits: readonly Edit[] | null): VerbResult {
  if (edits !== null) return { edits: placed(portfolio, ref, edits) };
  const name = oneLine(entryName(ref)?.text ?? ref.entry.values.fields.id?.text ?? '');
  return {
    refused: t`The rounds of “${name}” are written in a way that only you can change. Edit them in the file.`,
  };
}
