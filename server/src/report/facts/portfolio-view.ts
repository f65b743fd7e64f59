/** Converts a portfolio and its analysis to the data that pictures draw. Read-only. */

import type { Analysis } from '../../analysis/analysis.ts';
import { weightsOf } from '../../analysis/mixed-items.ts';
import type { TeamEntry } from '../../core/document/read-block.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import { periodFor } from '../../core/model/root-settings.ts';
import type { Day } from '../../core/text/days.ts';
import { teamKeys } from './entry-keys.ts';
import { goalViews } from './goal-views.ts';
import { itemViews } from './item-views.ts';
import { polesView } from './poles.ts';
import { calendarPeriod } from './time.ts';
import type { BalanceView, PeriodView, PictureItem, PortfolioView, TeamView } from './view-data.ts';

/** Maximum number of years before and after today that dates may extend an unstated period to. */
const MAX_YEARS = { back: 5, ahead: 10 };

/**
 * Returns the view data of a whole portfolio. `analysis` must be up to date; `name` is the display name. Item keys are
 * the ids as written with an ordinal, `triage-flow~0`, as in the tree.
 */
export function portfolioView(portfolio: Portfolio, analysis: Analysis, name: string): PortfolioView {
  const { settings } = portfolio;
  const items = itemViews(portfolio, analysis);
  return {
    name,
    period: settings.period ?? datesOf(items, analysis.today) ?? periodFor(settings, analysis.today),
    today: analysis.today,
    balance: balanceOf(portfolio, analysis),
    standardsExpected: analysis.settings.severity.get('missing-standard') !== 'off',
    teams: teamKeys(portfolio).map(([ref, key]) => teamView(ref.entry, key)),
    goals: goalViews(portfolio),
    items,
    poles: polesView(portfolio, analysis),
  };
}

function teamView({ values: { fields } }: TeamEntry, key: string): TeamView {
  const capacity = fields.capacity?.value;
  return {
    key,
    name: fields.name?.text ?? fields.id?.text ?? '',
    capacity: capacity === undefined ? null : capacity / 1000,
  };
}

/** Returns weights in FTE-days, or number of items. */
function balanceOf(portfolio: Portfolio, analysis: Analysis): BalanceView {
  const { basis, leftOut, untracked } = analysis.balance;
  const weights = weightsOf(portfolio, analysis);
  const unit = basis === 'effort' ? 1000 : 1;
  const meant = portfolio.settings.balance;
  return {
    basis,
    operational: weights.operational / unit,
    strategic: weights.strategic / unit,
    mixed: weights.mixed / unit,
    weighed: weights.weighed,
    target: meant?.operational ?? null,
    tolerance: meant?.tolerance ?? 10,
    leftOut,
    untracked,
  };
}

/** Returns the months from the first date to the last, including today; null without any date. */
function datesOf(items: readonly PictureItem[], today: Day): PeriodView | null {
  const { least, most } = {
    least: yearsFrom(today, -MAX_YEARS.back),
    most: yearsFrom(today, MAX_YEARS.ahead),
  };
  let first = today;
  let last = today;
  let some = false;
  for (const { start, due, milestones } of items)
    for (const day of [start, due, ...milestones.map(({ date }) => date)]) {
      if (day === null || day < least || day > most) continue;
      some = true;
      first = Math.min(first, day);
      last = Math.max(last, day);
    }
  return some ? calendarPeriod(first, last) : null;
}

function yearsFrom(day: Day, years: number): Day {
  return day + Math.round(years * 365.25);
}
