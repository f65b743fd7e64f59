/** The corpus as the trait engine meets it: items as subjects, with the words' own labels kept beside them. */
import { readdirSync, readFileSync } from 'node:fs';
import { readDate, readDuration, readEffort, readMoney } from '../../server/src/core/language/scalars.ts';
import type {
  Change,
  Funding,
  OwnerKind,
  Pole,
  Review,
  Scope,
  Subject,
  SubjectText,
  Verdict,
} from '../../server/src/traits/judge.ts';

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

/** An item as a line of a corpus file holds it. */
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
}

/** A stretch of a text and the pole its words speak for. */
export interface Span {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly pole: Pole | 'none';
}

export interface Item {
  readonly id: string;
  readonly sector: string;
  readonly org: string;
  readonly hard: boolean;
  readonly label: Verdict;
  readonly subject: Subject;
  /** Empty for an item labelled only as a whole. */
  readonly spans: readonly Span[];
  readonly hasFields: boolean;
}

function readLines(name: string): RawItem[] {
  const lines = readFileSync(new URL(name, CORPUS), 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as RawItem);
}

/** Names of the files of the training corpus, the items too thin to judge among them, in a fixed order. */
export function trainingFiles(): string[] {
  const files = readdirSync(CORPUS).filter((name) => /^train-.*\.jsonl$/.test(name));
  return [...files.sort(), 'unclear.jsonl'];
}

export const readTraining = (): Item[] => trainingFiles().flatMap((name) => readLines(name).map(toItem));
export const readLabelled = (): Item[] => readLines('dev.jsonl').map(toItem);

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

/** A line of the corpus as the engine meets it. */
export function toItem(raw: RawItem): Item {
  const title = raw.parts ? joined(raw, 'title') : { text: raw.title ?? '', spans: [] };
  const description = raw.parts ? joined(raw, 'description') : { text: raw.description ?? '', spans: [] };
  const texts: SubjectText[] = [{ path: 'title', text: title.text }];
  if (description.text !== '') texts.push({ path: 'description', text: description.text });
  const fields = raw.fields ?? {};
  return {
    id: raw.id,
    sector: raw.sector,
    org: raw.org ?? `${raw.sector} (labelled set)`,
    hard: raw.hard === true,
    label: raw.label,
    subject: subjectOf(texts, fields),
    spans: [...title.spans, ...description.spans],
    hasFields: Object.keys(fields).length > 0,
  };
}

const list = <T>(value: unknown): readonly T[] => (Array.isArray(value) ? (value as T[]) : []);

/** Owners are free text in the corpus; a team's kind is known in a real portfolio only, so none is guessed here. */
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
      ...(m.every === undefined ? {} : { every: m.every as Review }),
      ...(m.unit === undefined ? {} : { unit: m.unit }),
    }));
  }
  if (fields['review'] !== undefined) subject.review = fields['review'] as Review;
  if (fields['change'] !== undefined) subject.change = fields['change'] as Change;
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
