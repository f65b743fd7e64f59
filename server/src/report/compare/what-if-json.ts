/** Serializes a comparison of scenarios as plain JSON. Its format is documented in docs/what-if.md, and stable. */
import { isoDay } from '../../core/text/days.ts';
import type { ReviewFinding } from '../facts/source.ts';
import type { Earliest } from './earliest.ts';
import { balanceJson, comparisonJson } from './json.ts';
import type { Figures, WhatIf } from './what-if.ts';

/** Returns the figures of a state. Money in whole units of its currency, effort in FTE. */
export function figuresJson(figures: Figures): object {
  const { balance, load, goals, findings, money, live, withoutBudget } = figures;
  return {
    balance: balanceJson(balance),
    load,
    inTime: inTimeJson(figures.inTime),
    earliest: figures.earliest.map(earliestJson),
    goals,
    findings: {
      errors: findings.error,
      warnings: findings.warning,
      infos: findings.info,
      hints: findings.hint,
    },
    money: money.map(({ currency, total, operational, strategic }) => ({
      currency,
      total: total / 100,
      operational: operational / 100,
      strategic: strategic / 100,
    })),
    live,
    withoutBudget,
  };
}

const inTimeJson = ({ quarters, teams, sponsors, undated }: Figures['inTime']): object => ({
  quarters,
  teams: teams.map(({ load, ...team }) => ({
    ...team,
    load: load.map((effort) => Math.round(1000 * effort) / 1000),
  })),
  sponsors,
  undated,
});

const earliestJson = ({ id, title, stated, state, first, last, waitsFor }: Earliest): object => ({
  id,
  title,
  stated: { start: dayJson(stated.first), end: dayJson(stated.last) },
  state,
  start: dayJson(first),
  end: dayJson(last),
  waitsFor,
});
const dayJson = (day: number | null): string | null => (day === null ? null : isoDay(day));

/** Returns the changes of a scenario. `folder` is the portfolio's location. */
export function whatIfJson({ comparison, figures, goals, findings }: WhatIf, folder: string): object {
  return {
    figures: figuresJson(figures),
    changes: comparisonJson(comparison, folder),
    goals,
    findings: { gained: findings.gained.map(findingJson), lost: findings.lost.map(findingJson) },
  };
}

const findingJson = ({ rule, severity, message, on, subject }: ReviewFinding): object => ({
  code: rule,
  severity,
  item: on?.id ?? null,
  subject,
  message,
});
