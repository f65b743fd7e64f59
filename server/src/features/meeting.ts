/**
 * `twotrack/meeting`: builds the meeting on a portfolio, with the changes since an earlier state that the client sends.
 */
import { t } from '../core/text/l10n.ts';
import { type MeetingParams, type MeetingResult, meeting as method } from '../protocol/meeting.ts';
import { meetingOf } from '../report/meeting/meeting.ts';
import { meetingPage } from '../report/meeting/page-data.ts';
import { earlierOf, sourceOf } from './kit/earlier-state.ts';
import { defineSessionFeature } from './kit/feature.ts';
import { earlierState, shapeOf, text } from './kit/shapes.ts';

export const meeting = defineSessionFeature<MeetingParams, Promise<MeetingResult>>({
  method,
  params: shapeOf<MeetingParams>({ portfolio: text, since: earlierState.optional() }),
  capabilities: () => ({}),
  handle: async ({ portfolio: folder, since }, { session }) => {
    const portfolio = session.workspace.portfolios.get(folder);
    if (portfolio === undefined) return { refused: t`The portfolio is no longer open.` };
    const last = since === undefined ? null : await earlierOf(portfolio, since, session.today);
    return meetingPage(meetingOf(sourceOf(session, portfolio), last));
  },
});
