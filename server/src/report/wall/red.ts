/** Builds the screen of measures that miss their plan, with countermeasures. */
import { oneLine } from '../../base/words.ts';
import { t } from '../../core/text/l10n.ts';
import { type MeasureRow, measureRows } from '../facts/measures.ts';
import type { ReviewItem } from '../facts/source.ts';
import { that } from '../facts/told.ts';
import type { PortfolioView } from '../facts/view-data.ts';
import { counted, grouped, inWords, titleOf } from '../facts/words.ts';
import { measureLine } from '../meeting/meeting.ts';
import { few } from '../review/model.ts';
import type { WallRow, WallScreen } from './model.ts';
import { pathOf, screenOf } from './row.ts';

/** Returns those without a countermeasure first. */
export function redScreen(open: readonly ReviewItem[], view: PortfolioView): WallScreen {
  const keys = new Set(open.map(({ key }) => key));
  const all = measureRows(view).filter(({ item }) => keys.has(item.key));
  const held = all.filter(
    ({ last, measure }) => last !== null && last.plan !== null && measure.better !== null,
  );
  const red = held.filter(({ behind }) => behind);
  const said = open.filter(
    ({ key, health }) => health === 'off-track' && !red.some(({ item }) => item.key === key),
  );
  const bare = red.filter(({ measure }) => measure.countermeasure === null);
  const rows = [...bare, ...red.filter((row) => !bare.includes(row))].map(redRow);
  return screenOf(
    'red',
    t`Red measures`,
    [...rows, ...said.map(offTrackRow)],
    [
      {
        tone: 'gap',
        when: red.length === 1 && bare.length === 1,
        says: () => t`One measure is behind its plan, without a countermeasure.`,
      },
      {
        tone: 'gap',
        when: red.length === 1,
        says: () => t`One measure is behind its plan, and names a countermeasure.`,
      },
      {
        tone: 'gap',
        when: red.length > 0 && bare.length === red.length,
        says: () =>
          t`${that(red.length, 'measure', ['is behind its plan', 'are behind their plans'])}, none of them with a countermeasure.`,
      },
      {
        tone: 'gap',
        when: red.length > 0 && bare.length > 0,
        says: () =>
          t`${that(red.length, 'measure', ['is behind its plan', 'are behind their plans'])}, ${inWords(bare.length)} of them without a countermeasure.`,
      },
      {
        tone: 'gap',
        when: red.length > 0,
        says: () =>
          t`${that(red.length, 'measure', ['is behind its plan', 'are behind their plans'])}, and each names a countermeasure.`,
      },
      {
        tone: 'gap',
        when: said.length > 0,
        says: () => `${that(said.length, 'item', ['is said to be off track', 'are said to be off track'])}.`,
      },
      { tone: 'open', when: open.length === 0, says: () => t`No item is planned or under way.` },
      { tone: 'open', when: all.length === 0, says: () => t`Not enough said: no open item has a measure.` },
      {
        tone: 'open',
        when: few(held.length, all.length),
        says: () =>
          t`Not enough said: ${grouped(all.length - held.length)} of ${counted(all.length, 'measure')} cannot be held against a plan.`,
      },
      {
        tone: 'good',
        when: held.length > 0,
        says: () =>
          t`None of ${counted(held.length, 'measure')} with a reading and a plan is behind its plan.`,
      },
    ],
  );
}

function redRow(row: MeasureRow): WallRow {
  const { item, measure, answer } = row;
  const { last, when, plan } = measureLine(row);
  return {
    path: pathOf(item),
    title: `${oneLine(measure.name)}: ${titleOf(item)}`,
    lines: [
      t`${last} in ${when}, planned ${plan}`,
      ...(measure.countermeasure !== null
        ? [t`Countermeasure: ${oneLine(measure.countermeasure)}`]
        : answer?.kind === 'due'
          ? [answer.words]
          : []),
    ],
    note: measure.countermeasure === null ? t`no countermeasure` : '',
    tone: 'gap',
  };
}

const offTrackRow = (item: ReviewItem): WallRow => ({
  path: pathOf(item),
  title: titleOf(item),
  lines: [t`Said to be off track; no measure of it is behind its plan`],
  note: t`off track`,
  tone: 'gap',
});
