/** Types of a review. HTML and Markdown are both rendered from this, so that they say the same. */

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

/** Short labels of the questions. */
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

/** Names of the tones. */
export const toneWords: Readonly<Record<Question['tone'], string>> = {
  good: later`Holds`,
  gap: later`Needs a look`,
  open: later`Not said`,
};

/** Returns the words beside the sign of an answer: what is so, else the name of its tone. */
export const toneLabel = ({ tone, label }: Question): string => label ?? translated(toneWords[tone]);

export interface Question {
  readonly id: QuestionId;
  readonly ask: string;
  readonly tone: Exclude<Tone, 'plain'>;
  /** What is so, where the name of the tone would say something else. */
  readonly label?: string;
  /** One sentence that makes sense without the question. */
  readonly answer: string;
  readonly facts: readonly Fact[];
}

/** A cell of the table of paths: `Yes`, and why. */
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

/** A decision that an item requests. */
export interface Decision {
  readonly item: Named;
  readonly asked: string;
  readonly by: string;
  readonly when: string;
}

/** Changes since an earlier review. */
export interface Since {
  /** The revision or review, by the reader's name for it. */
  readonly name: string;
  /** One sentence, as plain text. */
  readonly answer: string;
  readonly facts: readonly Fact[];
}

/** An edit, possibly the same for several items. */
export interface Edit {
  /** `Write the track of 19 items`. */
  readonly what: string;
  /** Labels of the questions it would help to answer. */
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
  /** Earlier decisions, and their outcomes. */
  readonly followed: readonly Followed[];
  /** Stopped items. */
  readonly givenUp: readonly GivenUp[];
  readonly decisions: readonly Decision[];
  /** Targets that await an answer. */
  readonly askedAnswers: readonly AskedAnswer[];
  readonly questions: readonly Question[];
  /** True if at least half of the questions cannot be answered: what is missing then comes first. */
  readonly thin: boolean;
  /** Up to ten edits that would answer most questions; see `missing.ts`. */
  readonly edits: readonly Edit[];
  /** True if too long to be read item by item: one page of priorities, then groups. */
  readonly long: boolean;
  /** Items by risk. */
  readonly risks: readonly Risk[];
  readonly groupings: readonly Grouping[];
  readonly since: Since | null;
}

/** Inputs for answering the questions. */
export interface Ground {
  readonly source: ReviewSource;
  readonly facts: Facts;
  /** Items in progress or planned. */
  readonly open: readonly ReviewItem[];
  readonly operational: readonly ReviewItem[];
  readonly strategic: readonly ReviewItem[];
  readonly by: (...rules: readonly string[]) => readonly ReviewFinding[];
}

/** Tells whether fewer than half of the items state something: then nothing is concluded about the whole. */
export const few = (stated: number, all: number): boolean => stated * 2 < all;

/** Returns `Not enough said: 19 of 20 open items have no track.` `lacks`: verb phrase for one and for many. */
export function lacking(missing: number, all: number, lacks: readonly [string, string]): string {
  const of = t`${grouped(missing)} of ${counted(all, 'open item')}`;
  return t`Not enough said: ${of} ${translated(missing === 1 ? lacks[0] : lacks[1])}.`;
}

/** Returns what findings are about: their own subjects, else their items. */
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

/** Returns facts that name the relevant rules that are disabled. */
export function offFacts(ground: Ground, rules: readonly string[]): Fact[] {
  const off = rules.filter((rule) => ground.source.off(rule));
  return off.length === 0
    ? []
    : [fact('open', t`Not looked at here, since the portfolio switches it off: ${off.join(', ')}.`)];
}

/** Returns what speaks for the portfolio: answers that hold, and positive figures of the other questions. */
export function strengths(questions: readonly Question[]): readonly Question[] {
  return questions.flatMap((question): Question[] => {
    if (question.tone === 'good') return [question];
    const good = question.facts.filter(({ tone }) => tone === 'good').map(({ words }) => words);
    return good.length === 0 ? [] : [{ ...question, answer: good.join(' ') }];
  });
}
