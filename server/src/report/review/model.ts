/** A review as data: what is printed as HTML and as Markdown says the same, since both are printed from this. */
import { counting, later, t } from '../../core/text/l10n.ts';
import type { Facts } from '../facts/facts.ts';
import type { ReviewFinding, ReviewItem, ReviewSource } from '../facts/source.ts';
import type { ItemView } from '../facts/view-data.ts';
import { capital, inWords, titleOf } from '../facts/words.ts';

/**
 * `good`: holds. `gap`: needs a look. `open`: the portfolio does not say. `plain`: a figure that is neither.
 * Shown as a sign and a word, never by colour alone.
 */
export type Tone = 'good' | 'gap' | 'open' | 'plain';

/** An item, goal or team behind a figure. */
export interface Named {
  /** Key of an item, to which a reader may be led; null for goals and teams. */
  readonly key: string | null;
  readonly title: string;
  /** What is said of it here: `15 days late`. */
  readonly note?: string;
}

/** A figure in a sentence, and what is behind it. Plain text; the printer escapes it. */
export interface Fact {
  readonly tone: Tone;
  readonly words: string;
  readonly behind: readonly Named[];
}

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

/** Items behind a figure that are named at most; the rest is counted, and stands in the table of all items. */
export const MOST_BEHIND = 24;

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
  readonly decisions: readonly Decision[];
  readonly questions: readonly Question[];
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

export function named(item: ItemView, note?: string): Named {
  const title = titleOf(item);
  return note === undefined || note === '' ? { key: item.key, title } : { key: item.key, title, note };
}

export const thing = (title: string, note?: string): Named =>
  note === undefined ? { key: null, title } : { key: null, title, note };

export const fact = (tone: Tone, words: string, behind: readonly Named[] = []): Fact => ({
  tone,
  words: capital(words),
  behind,
});

/** A fact about items, and none where there are none. */
export function some(tone: Tone, items: readonly Named[], say: (count: number) => string): Fact[] {
  return items.length === 0 ? [] : [fact(tone, say(items.length), items)];
}

/** A count with its noun and verb: `one item serves`, `three items serve`, `14 items serve`. */
export function that(count: number, one: string, verb: readonly [string, string], many = `${one}s`): string {
  return counting(inWords(count), count === 1 ? `${one} ${verb[0]}` : `${many} ${verb[1]}`);
}

/** The tone of a question: a gap beats what is open, and that beats what holds. */
export function toneOf(facts: readonly Fact[], otherwise: Exclude<Tone, 'plain'> = 'good'): Question['tone'] {
  const has = (tone: Tone): boolean => facts.some((each) => each.tone === tone);
  return has('gap') ? 'gap' : has('good') ? 'good' : has('open') ? 'open' : otherwise;
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
