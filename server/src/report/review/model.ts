/** A review as data: what is printed as HTML and as Markdown says the same, since both are printed from this. */

import { later, t, translated } from '../../core/text/l10n.ts';
import type { Facts } from '../facts/facts.ts';
import type { Risk } from '../facts/risk.ts';
import type { ReviewFinding, ReviewItem, ReviewSource } from '../facts/source.ts';
import { type Fact, fact, type Named, named, type Tone, thing } from '../facts/told.ts';
import { counted, grouped } from '../facts/words.ts';
import type { AskedAnswer } from './asked-answers.ts';
import type { Followed, GivenUp } from './followed.ts';
import type { Grouping } from './groups.ts';

export type QuestionId =
  | 'told-apart'
  | 'dressed-up'
  | 'visible'
  | 'resourced'
  | 'aligned'
  | 'split'
  | 'load'
  | 'rhythm'
  | 'measures'
  | 'ground'
  | 'kept'
  | 'wasted'
  | 'stuck'
  | 'leaning'
  | 'next';

/** What a question is about, in a word or two. */
export const questionLabels: Readonly<Record<QuestionId, string>> = {
  'told-apart': later`Told apart`,
  'dressed-up': later`True to kind`,
  visible: later`Visible`,
  resourced: later`Resourced`,
  aligned: later`Aligned`,
  split: later`Balance`,
  load: later`Load`,
  rhythm: later`Rhythm`,
  measures: later`Measures`,
  ground: later`Firm ground`,
  kept: later`Leaps kept`,
  wasted: later`Effort that lasts`,
  stuck: later`On time`,
  leaning: later`First signs`,
  next: later`Next`,
};

/** What a tone is called beside its sign. */
export const toneWords: Readonly<Record<Question['tone'], string>> = {
  good: later`Holds`,
  gap: later`Needs a look`,
  open: later`Not said`,
};

export interface Question {
  readonly id: QuestionId;
  readonly ask: string;
  readonly tone: Exclude<Tone, 'plain'>;
  /** One sentence that stands without the question. */
  readonly answer: string;
  readonly facts: readonly Fact[];
}

/** One cell of the table of paths: `Yes`, and why. */
export interface PathAnswer {
  readonly tone: Tone;
  readonly short: string;
  readonly words: string;
}
export interface PathRow {
  readonly path: 'operational' | 'strategic';
  readonly name: string;
  readonly counts: string;
  readonly visible: PathAnswer;
  readonly resourced: PathAnswer;
  readonly aligned: PathAnswer;
}

/** A decision that an item asks for. */
export interface Decision {
  readonly item: Named;
  readonly asked: string;
  readonly by: string;
  readonly when: string;
}

/** What changed since an earlier review. */
export interface Since {
  /** The revision or review, as the reader names it. */
  readonly name: string;
  /** One sentence; plain text. */
  readonly answer: string;
  readonly facts: readonly Fact[];
}

/** An edit, or one and the same for several items. */
export interface Edit {
  /** `Write the track of 19 items`. */
  readonly what: string;
  /** The questions that it would help to answer, as they are called. */
  readonly tells: readonly string[];
  readonly behind: readonly Named[];
}

export interface Review {
  readonly name: string;
  /** `Review of 15 September 2027, over 2027 to 2028`. */
  readonly when: string;
  readonly headline: string;
  readonly line: string;
  readonly facts: Facts;
  readonly items: readonly ReviewItem[];
  readonly balance: string;
  readonly paths: readonly PathRow[];
  /** What earlier reviews decided, and what became of it. */
  readonly followed: readonly Followed[];
  /** What was given up. */
  readonly givenUp: readonly GivenUp[];
  readonly decisions: readonly Decision[];
  /** Targets that were handed over and wait for an answer. */
  readonly askedAnswers: readonly AskedAnswer[];
  readonly questions: readonly Question[];
  /** Half of the questions or more cannot be answered: what is missing comes first. */
  readonly thin: boolean;
  /** What would tell most, ten at most; see `missing.ts`. */
  readonly edits: readonly Edit[];
  /** Too long to be read item by item: what matters first is one page, then groups. */
  readonly long: boolean;
  /** Items by risk. */
  readonly risks: readonly Risk[];
  readonly groupings: readonly Grouping[];
  readonly since: Since | null;
}

/** What questions are answered from. */
export interface Ground {
  readonly source: ReviewSource;
  readonly facts: Facts;
  /** Items that are under way or planned. */
  readonly open: readonly ReviewItem[];
  readonly operational: readonly ReviewItem[];
  readonly strategic: readonly ReviewItem[];
  readonly by: (...rules: readonly string[]) => readonly ReviewFinding[];
}

/** Whether fewer than half say what a question is about: then nothing is said of the whole. */
export const few = (stated: number, all: number): boolean => stated * 2 < all;

/** `Not enough said: 19 of 20 open items have no track.` `lacks`: of one and of many. */
export function lacking(missing: number, all: number, lacks: readonly [string, string]): string {
  const of = t`${grouped(missing)} of ${counted(all, 'open item')}`;
  return t`Not enough said: ${of} ${translated(missing === 1 ? lacks[0] : lacks[1])}.`;
}

/** What a finding is about, as things behind a figure: its own subject, else its items. */
export function behind(findings: readonly ReviewFinding[]): readonly Named[] {
  const seen = new Set<string>();
  return findings.flatMap(({ subject, items }) => {
    const [first] = items;
    const one = subject !== null ? thing(subject) : first === undefined ? null : named(first);
    if (one === null || seen.has(one.key ?? one.title)) return [];
    seen.add(one.key ?? one.title);
    return [one];
  });
}

/** What is said where a rule that would tell is switched off. */
export function offFacts(ground: Ground, rules: readonly string[]): Fact[] {
  const off = rules.filter((rule) => ground.source.off(rule));
  return off.length === 0
    ? []
    : [fact('open', t`Not looked at here, since the portfolio switches it off: ${off.join(', ')}.`)];
}

/** What can be said for the portfolio: the answers that hold, and of the other questions the figures that do. */
export function strengths(questions: readonly Question[]): readonly Question[] {
  return questions.flatMap((question): Question[] => {
    if (question.tone === 'good') return [question];
    const good = question.facts.filter(({ tone }) => tone === 'good').map(({ words }) => words);
    return good.length === 0 ? [] : [{ ...question, answer: good.join(' ') }];
  });
}
