/**
 * Reads the corpus as the trait engine sees it: items as subjects, with the labels of their words kept beside them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { readDate, readDuration, readEffort, readMoney } from '../../server/src/core/language/scalars.ts';
import type { Pole, Verdict } from '../../server/src/traits/judgement.ts';
import type {
  ChangeSize,
  Funding,
  OwnerKind,
  Rhythm,
  Scope,
  Subject,
  SubjectText,
} from '../../server/src/traits/subject.ts';

const CORPUS = new URL('../../corpus/', import.meta.url);

interface RawMeasure {
  readonly name?: string;
  readonly kind?: string;
  readonly baseline?: unknown;
  readonly every?: string;
  readonly unit?: string;
}

interface RawMilestone {
  readonly title?: string;
  readonly date?: unknown;
}

/** An item as it is written on a line of a corpus file. */
export interface RawItem {
  readonly id: string;
  readonly sector: string;
  readonly org?: string;
  readonly parts?: readonly { readonly k: string; readonly t: string; readonly p: string }[];
  readonly title?: string;
  readonly description?: string;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly label: Verdict;
  readonly hard?: boolean;
  /** Label of a second, blind reader, if there was one. */
  readonly second?: Verdict;
  /** Label of a third, blind reader, if the two differ. */
  readonly third?: Verdict;
  /** For real items held out for measuring: the second reader's label, if the two differ. */
  readonly disputed?: Verdict;
  /** True where the first reader had no doubt. */
  readonly sure?: boolean;
  readonly register?: string;
  readonly source?: string;
  /** For the counterpart of a real item: that item's id. */
  readonly of?: string;
  /** Marked words, copied from title and description, by the pole they are evidence for, or neither. */
  readonly marks?: {
    readonly op: readonly string[];
    readonly st: readonly string[];
    readonly no: readonly string[];
  };
}

/** A span of a text, and the pole it is evidence for. */
export interface Span {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly pole: Pole | 'none';
}

/**
 * Origin of an item: `voice` real, `pair` the counterpart of a real one, `school` invented, `court` real and never
 * trained on.
 */
export type Set = 'voice' | 'pair' | 'school' | 'labelled' | 'court';

export interface Item {
  readonly set: Set;
  /**
   * Group that must not be split between training and test: the source of a real item, the sector of an invented one.
   */
  readonly group: string;
  readonly register: string;
  /** Labels of all readers in order: two, and a third if they differ. */
  readonly readings: readonly Verdict[];
  /** Marked words by position; undefined if the item is not marked. */
  readonly marks: readonly Span[] | undefined;
  readonly id: string;
  readonly sector: string;
  readonly org: string;
  readonly hard: boolean;
  readonly sure: boolean;
  /** What most readers said; where no two agree, what the first said. */
  readonly label: Verdict;
  readonly subject: Subject;
  /** Empty if only the whole item is labelled. */
  readonly spans: readonly Span[];
  readonly hasFields: boolean;
}

function readLines(name: string): RawItem[] {
  const lines = readFileSync(new URL(name, CORPUS), 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as RawItem);
}

/** Lists the files of the training corpus, those of thin items included, in a fixed order. */
export function trainingFiles(): string[] {
  const files = readdirSync(CORPUS).filter((name) => /^train-.*\.jsonl$/.test(name));
  return [...files.sort(), 'unclear.jsonl'];
}

/** Reads the invented items, which were written for Twotrack to be hard. */
export const readSchool = (): Item[] =>
  trainingFiles().flatMap((name) => readLines(name).map((raw) => toItem(raw, 'school')));
/** Reads the 300 labelled items, which were written independently of the others. */
export const readLabelled = (): Item[] => readLines('dev.jsonl').map((raw) => toItem(raw, 'labelled'));
/** Reads the real items: paraphrased, with two labels each. */
export const readVoices = (): Item[] => namedLike(/^voices-.*\.jsonl$/).map((raw) => toItem(raw, 'voice'));
/** Reads the counterparts of real items. Each belongs to the group of its real item. */
export function readPairs(): Item[] {
  const sources = new Map(
    namedLike(/^voices-.*\.jsonl$/).map(({ id, source, register }) => [id, { source, register }]),
  );
  return namedLike(/^pairs-.*\.jsonl$/).map((raw) => {
    const first = sources.get(raw.of ?? '');
    return toItem({ ...raw, ...(first?.source === undefined ? {} : { source: first.source }) }, 'pair');
  });
}
/** Reads the real items that are never trained on, for measuring and calibration. */
export const readCourt = (): Item[] => readLines('court.jsonl').map((raw) => toItem(raw, 'court'));

function namedLike(pattern: RegExp): RawItem[] {
  const names = readdirSync(CORPUS).filter((name) => pattern.test(name));
  return names.sort().flatMap(readLines);
}

function joined(raw: RawItem, kind: string): { text: string; spans: Span[] } {
  let text = '';
  const spans: Span[] = [];
  for (const part of raw.parts ?? []) {
    if (part.k !== kind) continue;
    if (text !== '') text += ' ';
    spans.push({
      path: kind,
      start: text.length,
      end: text.length + part.t.length,
      pole: part.p as Pole | 'none',
    });
    text += part.t;
  }
  return { text, spans };
}

/** Converts a line of the corpus. */
export function toItem(raw: RawItem, set: Set = 'school'): Item {
  const title = raw.parts ? joined(raw, 'title') : { text: raw.title ?? '', spans: [] };
  const description = raw.parts ? joined(raw, 'description') : { text: raw.description ?? '', spans: [] };
  const texts: SubjectText[] = [{ path: 'title', text: title.text }];
  if (description.text !== '') texts.push({ path: 'description', text: description.text });
  const fields = raw.fields ?? {};
  const second = raw.second ?? raw.disputed ?? raw.label;
  return {
    set,
    group: raw.source ?? raw.of ?? raw.sector,
    register: raw.register ?? 'invented',
    readings: raw.third === undefined ? [raw.label, second] : [raw.label, second, raw.third],
    marks: raw.marks === undefined ? undefined : marksOf(raw.marks, texts),
    id: raw.id,
    sector: raw.sector,
    org: raw.org ?? `${raw.sector} (labelled set)`,
    hard: raw.hard === true,
    sure: raw.sure === true,
    label: raw.third !== undefined && raw.third === raw.second ? raw.third : raw.label,
    subject: subjectOf(texts, fields),
    spans: [...title.spans, ...description.spans],
    hasFields: Object.keys(fields).length > 0,
  };
}

function marksOf(marks: NonNullable<RawItem['marks']>, texts: readonly SubjectText[]): Span[] {
  const spans: Span[] = [];
  const add = (phrases: readonly string[], pole: Span['pole']): void => {
    for (const phrase of phrases)
      for (const { path, text } of texts)
        for (let at = text.indexOf(phrase); at >= 0 && phrase !== ''; at = text.indexOf(phrase, at + 1))
          spans.push({ path, start: at, end: at + phrase.length, pole });
  };
  add(marks.op, 'operational');
  add(marks.st, 'strategic');
  add(marks.no, 'none');
  return spans;
}

const list = <T>(value: unknown): readonly T[] => (Array.isArray(value) ? (value as T[]) : []);

/** Guesses no kind of owner: owners are free text in the corpus, and only a real portfolio knows its teams. */
function subjectOf(body: readonly SubjectText[], fields: Readonly<Record<string, unknown>>): Subject {
  const texts = [...body];
  const subject: { -readonly [K in keyof Subject]: Subject[K] } = { texts };
  for (const key of ['owner', 'sponsor', 'standard', 'decision']) {
    if (typeof fields[key] === 'string') texts.push({ path: key, text: fields[key] });
  }
  for (const key of ['methods', 'risks']) {
    for (const [at, text] of list<string>(fields[key]).entries())
      texts.push({ path: `${key}.${at}`, text: String(text) });
  }
  const measures = list<RawMeasure>(fields['measures']);
  for (const [at, m] of measures.entries())
    texts.push({ path: `measures.${at}.name`, text: String(m.name ?? '') });
  const milestones = list<RawMilestone>(fields['milestones']);
  for (const [at, m] of milestones.entries())
    texts.push({ path: `milestones.${at}.title`, text: String(m.title ?? '') });
  if (milestones.length > 0) subject.milestones = milestones.length;
  if (measures.length > 0) {
    subject.measures = measures.map((m) => ({
      hasBaseline: m.baseline !== undefined,
      ...(m.kind === 'process' || m.kind === 'outcome' ? { kind: m.kind } : {}),
      ...(m.every === undefined ? {} : { every: m.every as Rhythm }),
      ...(m.unit === undefined ? {} : { unit: m.unit }),
    }));
  }
  if (fields['review'] !== undefined) subject.review = fields['review'] as Rhythm;
  if (fields['change'] !== undefined) subject.change = fields['change'] as ChangeSize;
  if (fields['scope'] !== undefined) subject.scope = fields['scope'] as Scope;
  if (fields['funding'] !== undefined) subject.funding = fields['funding'] as Funding;
  if (fields['ownerKind'] !== undefined) subject.ownerKind = fields['ownerKind'] as OwnerKind;
  subject.hasSponsor = fields['sponsor'] !== undefined;
  subject.hasStandard = fields['standard'] !== undefined;
  const budget = fields['budget'] === undefined ? undefined : readMoney(String(fields['budget']));
  if (budget?.ok) {
    subject.budget = budget.value.cents / 100;
    subject.budgetText = String(fields['budget']);
    if (budget.value.currency !== undefined) subject.currency = budget.value.currency;
  }
  const effort = fields['effort'] === undefined ? undefined : readEffort(String(fields['effort']));
  if (effort?.ok) subject.effort = effort.value / 1000;
  addHorizon(subject, fields, milestones);
  return subject;
}

function addHorizon(
  subject: { -readonly [K in keyof Subject]: Subject[K] },
  fields: Readonly<Record<string, unknown>>,
  milestones: readonly RawMilestone[],
): void {
  const stated = fields['horizon'] === undefined ? undefined : readDuration(String(fields['horizon']));
  if (stated?.ok) {
    subject.horizonDays = stated.value;
    subject.horizonPath = 'horizon';
    subject.horizonText = String(fields['horizon']);
    return;
  }
  const start = fields['start'] === undefined ? undefined : readDate(String(fields['start']));
  if (!start?.ok) return;
  const end = fields['end'] === undefined ? undefined : readDate(String(fields['end']));
  const lasts = milestones
    .map((m) => readDate(String(m.date)))
    .flatMap((date) => (date.ok ? [date.value.last] : []));
  const last = end?.ok ? end.value.last : lasts.length > 0 ? Math.max(...lasts) : undefined;
  if (last === undefined || last <= start.value.first) return;
  subject.horizonDays = last - start.value.first;
  subject.horizonPath = end?.ok ? 'end' : 'milestones';
  subject.horizonText = `${subject.horizonDays} days`;
}
