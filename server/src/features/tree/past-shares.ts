/** The share of a track quarter by quarter, as a spark line and in words: from the dates that the text states today. */
import type { Portfolio } from '../../core/model/portfolio.ts';
import { quartersFor } from '../../core/model/quarters.ts';
import type { Day } from '../../core/text/days.ts';
import { t } from '../../core/text/l10n.ts';
import { memo } from '../../core/text/memo.ts';
import { spark } from '../../report/history/spark.ts';

/** Fewer known quarters make no line. */
const LEAST = 3;

const quarters = memo((portfolio: Portfolio, _version: number, today: Day) =>
  quartersFor(portfolio.index, today),
);

/** Null where fewer than three quarters are known, or where work without dates would be missing from the line. */
export function pastShares(
  portfolio: Portfolio,
  today: Day,
  track: 'operational' | 'strategic',
): { readonly line: string; readonly words: string } | null {
  const { all, undated } = quarters(portfolio, portfolio.version, today);
  // Beside a share that holds undated work, a line without it would contradict.
  if (undated > 0) return null;
  const known = all.map(({ label, share }) => ({
    label,
    share: share === null ? null : Math.round(track === 'operational' ? share : 100 - share),
  }));
  if (known.filter(({ share }) => share !== null).length < LEAST) return null;
  const said = known.flatMap(({ label, share }) => (share === null ? [] : [`${label} ${share}%`]));
  return {
    // The line is one of the latest, which a side bar of 300 pixels shows whole; the words tell all.
    line: spark(
      known.slice(-LEAST).map(({ share }) => share),
      0,
      100,
    ),
    words: t`Quarter by quarter, by the dates that the text states today: ${said.join(', ')}.`,
  };
}
