/** Lists the past events of a file's items, for the editor's timeline view. */
import { idOf } from '../core/model/entry-index.ts';
import { later, translated } from '../core/text/l10n.ts';
import { past as method, type PastParams, type PastResult } from '../protocol/past.ts';
import type { EventKind, HistoryEvent } from '../report/history/life.ts';
import { moveWords, trackName } from '../report/history/told.ts';
import { defineSessionFeature } from './kit/feature.ts';
import { shapeOf, text } from './kit/shapes.ts';

const KINDS: Readonly<Record<EventKind, string>> = {
  added: later`New`,
  begun: later`Begun`,
  finished: later`Finished`,
  stopped: later`Stopped`,
  removed: later`Left the text`,
  reopened: later`Taken up again`,
  moved: later`Moved to another path`,
  mixed: later`Came to mix both paths`,
  unmixed: later`Stopped mixing both paths`,
  split: later`Split in two`,
  promise: later`Date moved`,
};

export const past = defineSessionFeature<PastParams, PastResult | Promise<PastResult>>({
  method,
  params: shapeOf<PastParams>({ uri: text }),
  capabilities: () => ({}),
  handle: ({ uri }, { session }) => {
    const file = session.snapshot(uri);
    if (file === null || session.historyOf === null) return { events: [] };
    const { portfolio, document } = file;
    const refs = document.blocks.flatMap((block) => portfolio.index.ofBlock(block));
    const ids = new Set(refs.flatMap((ref) => (ref.kind === 'item' ? [idOf(ref)] : [])));
    return session.historyOf(portfolio.folder).then((history) => {
      if ('refused' in history) return { events: [] };
      const own = history.events.filter(({ item }) => item.id !== null && ids.has(item.id));
      return { events: own.toReversed().map(eventOf) };
    });
  },
});

const eventOf = (event: HistoryEvent): PastResult['events'][number] => ({
  day: event.day,
  commit: event.commit,
  label: `${translated(KINDS[event.kind])}: ${event.item.title}`,
  detail: detailOf(event),
});

function detailOf(event: HistoryEvent): string {
  if (event.kind === 'promise') return moveWords(event);
  if (event.kind === 'moved') return `${trackName(event.from)} → ${trackName(event.track)}`;
  return event.kind === 'split' ? (event.into ?? []).map(({ title }) => title).join(' + ') : '';
}
