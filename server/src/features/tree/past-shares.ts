/** Shows a track's share by quarter as a sparkline and in words, from the dates in today's text. */
import type { Portfolio } from '../../core/model/portfolio.ts';
import { quartersFor } from '../../core/model/quarters.ts';
import type { Day } from '../../core/text/days.ts';
import { t } from '../../core/text/l10n.ts';
import { memo } from '../../core/text/memo.ts';
import { spark } from '../../report/history/spark.ts';

/** Minimum number of known quarters for a line. */
const MIN_QUARTERS = 3;

const quarters = memo((portfolio: Portfolio, _version: number, today: Day) =>
  quartersFor(portfolio.index, today),
);

/**
 * Returns the line and its words; null if fewer than three quarters are known, or if undated work would be missing from
 * it.
 */
export function pastShares(
  portfolio: Portfolio,
  today: Day,
  track: 'operational' | 'strategic',
): { readonly line: string; readonly words: string } | null {
  const { all, undated } = quarters(portfolio, portfolio.version, today);
  // The current share includes undated work: a line without it would contradict.
  if (undated > 0) return null;
  const known = all.map(({ label, share }) => ({
    label,
    share: share === null ? null : Math.round(track === 'operational' ? share : 100 - share),
  }));
  if (known.filter(({ share }) => share !== null).length < MIN_QUARTERS) return null;
  const said = known.flatMap(({ label, share }) => (share === null ? [] : [`${label} ${share}%`]));
  return {
    // The line shows the latest quarters that fit a side bar of 300 pixels; the words list all.
    line: spark(
      known.slice(-MIN_QUARTERS).map(({ share }) => share),
      0,
      100,
    ),
    // Another measure than the share beside it, which counts the whole period and mixed items by themselves.
    words: t`Quarter by quarter, of the work under way then, by stated track and the dates that the text states today: ${said.join(', ')}.`,
  };
}
