/** Builds a review from a portfolio and, if there is one, its state at the last review. Pure. */

import { capital, oneLine } from '../../base/words.ts';
import { later, t, translated } from '../../core/text/l10n.ts';
import { compare } from '../compare/compare.ts';
import { comparisonFacts, comparisonSentence } from '../compare/words.ts';
import { balanceSentence } from '../facts/balance.ts';
import { type Answer, type Facts, factsOf, isOpen, type PathFacts } from '../facts/facts.ts';
import { countsLine, twoPathsHeadline } from '../facts/headline.ts';
import { runningWords } from '../facts/path-words.ts';
import { byRisk } from '../facts/risk.ts';
import type { ReviewItem, ReviewSource } from '../facts/source.ts';
import { longDate, periodWords } from '../facts/time.ts';
import { named } from '../facts/told.ts';
import { counted, grouped } from '../facts/words.ts';
import { askedAnswersOf } from './asked-answers.ts';
import { followedOf, givenUpOf } from './followed.ts';
import { groupingsOf } from './groups.ts';
import { editsThatTell } from './missing.ts';
import type { Decision, Ground, PathAnswer, PathRow, Question, Review, Since } from './model.ts';
import { kept, next, stuck, wasted } from './questions-course.ts';
import { load, resourced, split } from './questions-load.ts';
import { aligned, dressedUp, pathNames, toldApart, visible } from './questions-paths.ts';
import { ground, measures, rhythm } from './questions-run.ts';
import { leaning } from './questions-signs.ts';

/** An earlier state to compare with. */
export interface Earlier {
  /** The reader's name for it: a tag, a revision. */
  readonly name: string;
  /** Null if the portfolio did not exist yet. */
  readonly source: ReviewSource | null;
}

/** Number of items from which on a review is organized by groups. */
const LONG_FROM = 60;

/** Builds the review of a portfolio. Deterministic. */
export function reviewOf(source: ReviewSource, earlier: Earlier | null = null): Review {
  const { view, items } = source;
  const facts = factsOf(view);
  const from = groundOf(source, facts);
  const decisions = decisionsOf(from);
  const questions = questionsOf(from, decisions, earlier).map((question) => ({
    ...question,
    answer: capital(question.answer),
  }));
  const risks = byRisk(items, facts.leaps, view.today);
  const period = periodWords(view.period);
  return {
    name: view.name.trim() === '' ? t`Portfolio` : view.name,
    when: t`Review of ${longDate(view.today)}, over ${period}`,
    headline: twoPathsHeadline(facts),
    line: countsLine(facts),
    facts,
    items,
    balance: balanceSentence(facts.balance),
    paths: [pathRow(facts, 'operational'), pathRow(facts, 'strategic')],
    followed: followedOf(source),
    givenUp: givenUpOf(items, view.today),
    decisions,
    askedAnswers: askedAnswersOf(source),
    questions,
    thin: questions.filter(({ tone }) => tone === 'open').length * 2 >= questions.length,
    edits: editsThatTell(from, questions),
    long: items.length > LONG_FROM,
    risks,
    groupings: groupingsOf(view, risks),
    since: earlier === null ? null : sinceOf(source, earlier),
  };
}

function groundOf(source: ReviewSource, facts: Facts): Ground {
  const full = new Map(source.items.map((item) => [item.key, item]));
  const openOf = (path: PathFacts): readonly ReviewItem[] =>
    path.items.flatMap((item) => {
      const each = full.get(item.key);
      return each !== undefined && isOpen(each) ? [each] : [];
    });
  return {
    source,
    facts,
    open: source.items.filter(isOpen),
    operational: openOf(facts.operational),
    strategic: openOf(facts.strategic),
    by: (...rules) => source.findings.filter(({ rule }) => rules.includes(rule)),
  };
}

function questionsOf(
  from: Ground,
  decisions: readonly Decision[],
  earlier: Earlier | null,
): readonly Question[] {
  const before = earlier?.source ? factsOf(earlier.source.view).balance.operational : null;
  const was = earlier === null || before === null ? null : { name: earlier.name, operational: before };
  return [
    toldApart(from),
    dressedUp(from),
    visible(from),
    resourced(from),
    aligned(from),
    split(from, was),
    load(from),
    rhythm(from),
    measures(from),
    ground(from),
    kept(from),
    wasted(from),
    stuck(from),
    leaning(from),
    next(from, decisions),
  ];
}

const shorts: Readonly<Record<Answer, string>> = {
  yes: later`Yes`,
  no: later`No`,
  unknown: later`Not said`,
  none: later`Nothing to ask`,
};

function pathRow(facts: Facts, path: 'operational' | 'strategic'): PathRow {
  const of = facts[path];
  const open = counted(of.open, 'open item');
  const cell = (answer: Answer, words: string): PathAnswer => ({
    tone: answer === 'yes' ? 'good' : answer === 'no' ? 'gap' : 'open',
    short: translated(shorts[answer]),
    words,
  });
  const due = of.next === null ? t`no date ahead is stated` : t`next due ${longDate(of.next)}`;
  return {
    path,
    name: translated(pathNames[path]),
    counts: t`${runningWords(of)}, ${grouped(of.planned)} planned, ${grouped(of.done)} ${path === 'strategic' ? t`landed` : t`in place`}`,
    visible: cell(
      of.visible,
      of.open > 0
        ? [due, ...lateWords(of)].join(', ')
        : of.visible === 'unknown'
          ? t`no open item is known to be on it alone`
          : t`no open item`,
    ),
    resourced: cell(
      of.resourced,
      of.open === 0
        ? t`no open item`
        : of.stated === 0
          ? of.open === 1
            ? t`none of ${open} states effort`
            : t`none of ${open} state effort`
          : t`${grouped(of.effort)} fte in all, in ${grouped(of.stated)} of ${open}, whenever they run`,
    ),
    aligned: cell(
      of.alignment,
      of.open === 0
        ? t`no open item`
        : of.alignment === 'unknown'
          ? t`no goals are written down`
          : of.aligned === 1
            ? t`${grouped(of.aligned)} of ${open} serves a goal`
            : t`${grouped(of.aligned)} of ${open} serve a goal`,
    ),
  };
}

/** Describes late items and late milestones. Counted apart, because an item may be late through its milestone. */
function lateWords({ late, lateMilestones }: PathFacts): readonly string[] {
  return [
    ...(late > 0 ? [t`${counted(late, 'item')} late`] : []),
    ...(lateMilestones > 0 ? [t`${counted(lateMilestones, 'milestone')} late`] : []),
  ];
}

function decisionsOf({ open, source }: Ground): readonly Decision[] {
  const { today } = source.view;
  return open.flatMap((item): Decision[] => {
    if (item.decision === null) return [];
    const milestone = item.milestones.filter(({ done }) => !done).toSorted((a, b) => a.date - b.date)[0];
    const day = milestone?.date ?? item.due;
    return [
      {
        item: named(item),
        asked: oneLine(item.decision),
        by: item.sponsor ?? item.owner ?? '',
        when: day === null || day === undefined ? '' : `${longDate(day)}${day < today ? t`, past` : ''}`,
      },
    ];
  });
}

function sinceOf(source: ReviewSource, earlier: Earlier): Since {
  const comparison = compare(earlier.source, source);
  const keys = new Map(source.items.filter(({ id }) => id !== null).map(({ id, key }) => [id, key]));
  return {
    name: earlier.name,
    answer:
      earlier.source === null
        ? t`There was no such portfolio at ${earlier.name}.`
        : comparisonSentence(comparison),
    facts: comparisonFacts(comparison, (id) => keys.get(id) ?? null),
  };
}
