/**
 * Plans to which half each piece of an item belongs: every sentence, list entry and field goes to the side it is
 * evidence for. Both halves are then judged as items, and pieces are moved until both are sound.
 */

import type { ItemView } from '../../core/model/item.ts';
import type { Span } from '../../core/text/lines.ts';
import { fieldEvidence } from '../../traits/fields.ts';
import { subjectOf } from '../../traits/item-subject.ts';
import type { Judgement, Pole } from '../../traits/judgement.ts';
import { Bench, CLEAR } from './split-bench.ts';
import { DATES, type JudgeItem, LISTS, type Plan, type SplitSubject, type Unit } from './split-half.ts';
import { sentencesOf } from './split-texts.ts';

/** Default side of each field that is not evidence for a path; `own` is the half that keeps the entry. */
const FIELDS: Readonly<Record<string, Pole | 'both' | 'own'>> = {
  owner: 'both',
  start: 'both',
  sponsor: 'strategic',
  sustains: 'operational',
  replaces: 'strategic',
  end: 'both',
  horizon: 'both',
  review: 'own',
  reviewed: 'own',
  health: 'own',
  change: 'own',
  scope: 'own',
  funding: 'own',
  budget: 'own',
  standard: 'operational',
  decision: 'own',
  links: 'own',
};

/** Plans the split of an item; null if all its words lean to one path. */
export function planSplit(subject: SplitSubject, currency: string | null): Plan | null {
  const bench = new Bench(subject);
  let best: Plan | null = null;
  for (const fine of [false, true]) {
    const units = unitsOf(subject, bench, { currency, fine });
    const texts = units.filter(({ kind }) => kind === 'title' || kind === 'text');
    if (!texts.some(({ to }) => to === 'operational') || !texts.some(({ to }) => to === 'strategic'))
      continue;
    const plan = bench.repaired(units);
    if (best === null || (plan.sound && !best.sound)) best = plan;
    if (best.sound) break;
  }
  return best;
}

/**
 * Returns the two parts of a title that names both kinds of work, by UTF-16 offsets; null if it names one, or cannot be
 * cut in two.
 */
export function titleHalves(
  item: ItemView,
  { scores }: Judgement,
  judge: JudgeItem,
): Readonly<Record<Pole, Span>> | null {
  const { title } = item.fields;
  if (title === undefined) return null;
  const bench = new Bench({
    item,
    own: scores.strategic > scores.operational ? 'strategic' : 'operational',
    judge,
  });
  const parts = bench.clauses(title.text, { start: 0, end: title.text.length }, { key: 'title', fine: true });
  const [first, second, ...more] = parts;
  if (first === undefined || second === undefined || more.length > 0 || first.lean * second.lean >= 0)
    return null;
  const words = ({ start, end }: Span): Span => {
    const part = title.text.slice(start, end);
    return { start: end - part.trimStart().length, end: start + part.trimEnd().length };
  };
  return first.lean < 0
    ? { operational: words(first), strategic: words(second) }
    : { operational: words(second), strategic: words(first) };
}

/** Returns every piece that a person may move, cut as finely as possible, each with a suggested side. */
export function piecesOf(subject: SplitSubject, currency: string | null): Unit[] {
  return unitsOf(subject, new Bench(subject), { currency, fine: true });
}

/** Judges both halves with the sides and titles that a person chose. */
export function judgedHalves(
  subject: SplitSubject,
  units: readonly Unit[],
  titles: Partial<Readonly<Record<Pole, string>>>,
): Plan {
  return new Bench(subject).judged(units, titles);
}

function sideOfField(
  key: string,
  pole: Pole | undefined,
  otherwise: Pole | 'both' | 'own',
  own: Pole,
): Pole | 'both' {
  if (key === 'owner') return 'both';
  if (DATES.has(key)) return pole === own ? own : 'both';
  return pole ?? (otherwise === 'own' ? own : otherwise);
}

/** Returns the side of a list's entry by its lean. */
function sideOfEntry(key: string, lean: number, own: Pole): Pole {
  if (Math.abs(lean) < 0.1) return key === 'milestones' || key === 'risks' ? 'strategic' : own;
  return lean > 0 ? 'strategic' : 'operational';
}

/**
 * Returns the side whose texts have more of the words of a milestone, which is too short to lean by its own; null if
 * both have as many, or without a title.
 */
function sideAkin(title: string | undefined, item: ItemView, units: readonly Unit[]): Pole | null {
  if (title === undefined) return null;
  const said = { operational: new Set<string>(), strategic: new Set<string>() };
  for (const { key, start, end, to } of units) {
    if ((key !== 'title' && key !== 'description') || to === 'both') continue;
    for (const word of longWords(item.fields[key]?.text.slice(start, end) ?? '')) said[to].add(word);
  }
  let more = 0;
  for (const word of longWords(title))
    more += Number(said.strategic.has(word)) - Number(said.operational.has(word));
  return more > 0 ? 'strategic' : more < 0 ? 'operational' : null;
}

/** Words that name things rather than join others: those of five letters and more, in small letters. */
const longWords = (text: string): ReadonlySet<string> =>
  new Set(text.toLowerCase().match(/\p{L}{5,}/gu) ?? []);

function unitsOf(
  { item, own }: SplitSubject,
  bench: Bench,
  { currency, fine }: { readonly currency: string | null; readonly fine: boolean },
): Unit[] {
  const units: Unit[] = [];
  const add = (unit: Partial<Unit> & Pick<Unit, 'kind' | 'key' | 'lean' | 'to'>): void =>
    void units.push({ index: 0, start: 0, end: 0, ...unit });
  const sideOf = (lean: number, otherwise: Pole): Pole =>
    lean > 0 ? 'strategic' : lean < 0 ? 'operational' : otherwise;
  const { title, description } = item.fields;
  if (title !== undefined) {
    for (const part of bench.clauses(
      title.text,
      { start: 0, end: title.text.length },
      { key: 'title', fine: true },
    )) {
      add({
        kind: 'title',
        key: 'title',
        ...part,
        to: Math.abs(part.lean) < CLEAR ? own : sideOf(part.lean, own),
      });
    }
  }
  if (description !== undefined) {
    let before: Pole = own;
    for (const sentence of sentencesOf(description.text)) {
      for (const part of bench.clauses(description.text, sentence, { key: 'description', fine })) {
        // A sentence that leans to neither path stays with the one before it.
        const to = Math.abs(part.lean) < 0.12 ? before : sideOf(part.lean, before);
        add({
          kind: 'text',
          key: 'description',
          ...part,
          to,
          headline: bench.headline(description.text.slice(part.start, part.end), part.lean),
        });
        before = to;
      }
    }
  }
  const whole = bench.judge(item);
  const leanAt = (path: string): number => {
    let sum = 0;
    let all = 0.5;
    for (const { pole, weight, path: at } of whole.evidence) {
      if (at !== path && !at.startsWith(`${path}.`)) continue;
      sum += pole === 'strategic' ? weight : -weight;
      all += weight;
    }
    return sum / all;
  };
  for (const key of LISTS) {
    for (const index of (item.fields[key]?.items ?? []).keys()) {
      const lean = leanAt(`${key}.${index}`);
      const title = key === 'milestones' ? item.milestones[index]?.fields.title?.text : undefined;
      const to = sideAkin(title, item, units) ?? sideOfEntry(key, lean, own);
      add({ kind: 'entry', key, index, lean, to });
    }
  }
  const { teams } = item.fields;
  const members = teams === undefined ? 0 : teams.kind === 'pairs' ? teams.pairs.length : teams.items.length;
  for (let index = 0; index < members; index++)
    add({ kind: 'team', key: 'teams', index, lean: 0, to: 'both' });
  const poles = new Map(fieldEvidence(subjectOf(item, currency)).map(({ path, pole }) => [path, pole]));
  for (const [key, otherwise] of Object.entries(FIELDS)) {
    if (!(key in item.fields)) continue;
    const pole = poles.get(key) ?? (key === 'budget' ? poles.get('funding') : undefined);
    const lean = pole === undefined ? leanAt(key) : pole === 'strategic' ? 0.6 : -0.6;
    add({
      kind: 'field',
      key,
      lean,
      to: sideOfField(key, pole, otherwise, own),
    });
  }
  return units;
}
