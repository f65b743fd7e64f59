/** Shows a track's share by quarter as a sparkline and in words, from the dates in today's text. */
import { mixedRefs } from '../../analysis/mixed-items.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import { quartersFor } from '../../core/model/quarters.ts';
import { t } from '../../core/text/l10n.ts';
import { spark } from '../../report/history/spark.ts';
import type { Session } from '../../session/session.ts';

/** Minimum number of known quarters for a line. */
const MIN_QUARTERS = 3;
/** Maximum difference in points between the latest quarter and the share beside the line: the height of one bar. */
const MAX_APART = 12.5;

/**
 * Returns the line and its words; null if fewer than three quarters are known, or if undated work would be missing from
 * it. `line` is null where it would end far from the share beside it, which would seem to contradict it.
 * @param beside the share that stands beside the line: of the whole period, in percent
 */
export function pastShares(
  session: Session,
  portfolio: Portfolio,
  track: 'operational' | 'strategic',
  beside: number,
): { readonly line: string | null; readonly words: string } | null {
  const mixed = mixedRefs(portfolio, session.analysisOf(portfolio));
  const { all, undated } = quartersFor(portfolio.index, session.today, mixed);
  // The current share includes undated work: a line without it would contradict.
  if (undated > 0) return null;
  const known = all.map((quarter) => ({
    label: quarter.label,
    share:
      quarter.share === null
        ? null
        : Math.round((100 * quarter[track]) / (quarter.operational + quarter.mixed + quarter.strategic)),
  }));
  if (known.filter(({ share }) => share !== null).length < MIN_QUARTERS) return null;
  const said = known.flatMap(({ label, share }) => (share === null ? [] : [`${label} ${share}%`]));
  const last = known.at(-1)?.share ?? null;
  return {
    // The line shows the latest quarters that fit a side bar of 300 pixels; the words list all.
    line:
      last === null || Math.abs(last - beside) > MAX_APART
        ? null
        : spark(
            known.slice(-MIN_QUARTERS).map((quarter) => quarter.share),
            0,
            100,
          ),
    // Another measure than the share beside it, which counts the whole period: a reader who is not told sees two shares
    // that contradict.
    words: t`Of what was under way in each quarter alone, without what was still to come, by the dates that the text states today: ${said.join(', ')}.`,
  };
}
