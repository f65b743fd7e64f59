/**
 * `twotrack/catchball` and its requests for adding rounds: shows the rounds of a file as comment threads, and writes
 * each move as a minimal edit.
 */
import { z } from 'zod';
import { nameKey, oneLine } from '../base/words.ts';
import { exchangesOf } from '../core/model/catchball.ts';
import { idOf } from '../core/model/entry-index.ts';
import { type EntryRef, entryName } from '../core/model/entry-ref.ts';
import { viewOf } from '../core/model/item.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import { t } from '../core/text/l10n.ts';
import { begin, nameOfRound, type Playing, playRound as play } from '../edits/decide/rounds.ts';
import {
  catchballAt as atMethod,
  type BeginCatchballParams,
  beginCatchball as beginMethod,
  type CatchballAtParams,
  type CatchballAtResult,
  type CatchballParams,
  type CatchballResult,
  type CatchballThread,
  catchball as method,
  type PlayRoundParams,
  playRound as playMethod,
  type RoundName,
} from '../protocol/catchball.ts';
import type { EditResult } from '../protocol/edit.ts';
import { partyName } from '../report/facts/rounds.ts';
import type { FileSnapshot, Session } from '../session/session.ts';
import { type Client, defineSessionFeature } from './kit/feature.ts';
import { position, shapeOf, text } from './kit/shapes.ts';
import { editOfFiles } from './kit/workspace-edit.ts';
import { hereAt } from './place/entry-at.ts';
import { exchangeLabel, roundWords } from './words/round-words.ts';

export const catchball = defineSessionFeature<CatchballParams, CatchballResult>({
  method,
  params: shapeOf<CatchballParams>({ uri: text }),
  withoutFindings: true,
  capabilities: () => ({}),
  handle: ({ uri }, { session }) => {
    const file = session.snapshot(uri);
    if (file === null) return { version: -1, threads: [] };
    const threads: CatchballThread[] = [];
    const seen = new Map<string, number>();
    for (const block of file.document.blocks)
      for (const ref of file.portfolio.index.ofBlock(block))
        if (plays(ref))
          for (const thread of threadsOf(file, ref)) {
            // Two entries may have equal thread keys: number the duplicates in order.
            const before = seen.get(thread.key) ?? 0;
            seen.set(thread.key, before + 1);
            threads.push(before === 0 ? thread : { ...thread, key: `${thread.key}\n${before}` });
          }
    return { version: file.document.version, threads };
  },
});

const plays = (ref: EntryRef): ref is Playing => ref.kind !== 'team';

function threadsOf(file: FileSnapshot, ref: Playing): CatchballThread[] {
  const { session, document, portfolio } = file;
  const { span, values } = ref.entry;
  const end = Math.max(span.start, entryName(ref)?.end ?? 0);
  const range = session.rangeIn(document, ref.block, { start: span.start, end });
  return exchangesOf(values.fields.catchball?.items ?? []).map((exchange) => {
    const last = nameOfRound(ref, exchange.last);
    const pair = [nameKey(last.from), nameKey(last.to)].sort();
    return {
      range,
      key: [ref.kind, idOf(ref) ?? entryName(ref)?.text ?? '', ...pair].join('\n'),
      state: exchange.state,
      label: exchangeLabel(portfolio, exchange),
      rounds: exchange.rounds.map((round) => roundWords(portfolio, round)),
      last,
    };
  });
}

export const playRound = defineSessionFeature<PlayRoundParams, EditResult>({
  method: playMethod,
  params: shapeOf<PlayRoundParams>({
    uri: text,
    round: shapeOf<RoundName>({
      id: text.nullable(),
      kind: z.enum(['goal', 'item']),
      from: text,
      to: text,
      date: text,
      proposal: text,
    }),
    act: z.enum(['answer', 'propose', 'agree']),
    text: text.optional(),
  }),
  capabilities: () => ({}),
  handle: ({ uri, round, act, text = '' }, { session, client }) => {
    const portfolio = session.workspace.portfolioOf(uri);
    if (portfolio === undefined) return gone();
    return edited(
      session,
      portfolio,
      client,
      play(portfolio, uri, round, { act, text, today: session.today }),
    );
  },
});

export const catchballAt = defineSessionFeature<CatchballAtParams, CatchballAtResult | null>({
  method: atMethod,
  params: shapeOf<CatchballAtParams>({ uri: text, position }),
  capabilities: () => ({}),
  handle: (place, { session }) => {
    const found = playingAt(session, place);
    if (found === null) return null;
    const { portfolio } = found.file;
    const { fields } = found.ref.entry.values;
    const sponsor = 'sponsor' in fields ? [fields.sponsor] : [];
    const from = [...sponsor, fields.owner].map((party) => oneLine(party?.text));
    const own = found.ref.kind === 'item' ? viewOf(found.ref).teams.map(({ id }) => id) : [];
    const all = [...portfolio.index.refs.team].flatMap((ref) => idOf(ref) ?? []);
    return {
      title: entryName(found.ref)?.text ?? idOf(found.ref) ?? '',
      from: [...new Set(from.filter((party) => party !== ''))],
      to: [...new Set([...own, ...all])].map((value) => ({
        value,
        name: partyName(portfolio, { text: value }),
      })),
    };
  },
});

export const beginCatchball = defineSessionFeature<BeginCatchballParams, EditResult>({
  method: beginMethod,
  params: shapeOf<BeginCatchballParams>({
    uri: text,
    position,
    from: text,
    to: text,
    proposal: text,
  }),
  capabilities: () => ({}),
  handle: ({ from, to, proposal, ...place }, { session, client }) => {
    const found = playingAt(session, place);
    if (found === null) return gone();
    const { portfolio } = found.file;
    const first = { from, to, proposal, today: session.today };
    return edited(session, portfolio, client, begin(portfolio, found.ref, first));
  },
});

function playingAt(
  session: Session,
  { uri, position }: CatchballAtParams,
): { readonly file: FileSnapshot; readonly ref: Playing } | null {
  const file = session.snapshot(uri);
  if (file === null) return null;
  const ref = hereAt(file, session.offsetOf(file.document, position))?.ref ?? null;
  return ref === null || !plays(ref) ? null : { file, ref };
}

const gone = (): EditResult => ({ refused: t`This goal or item is no longer in the portfolio.` });

function edited(
  session: Session,
  portfolio: Portfolio,
  client: Client,
  result: ReturnType<typeof begin>,
): EditResult {
  return 'refused' in result ? result : { edit: editOfFiles(session, portfolio, client, result.edits) };
}
