/**
 * Which half of a split item each piece of it belongs to: every sentence, list entry and field goes to the side it
 * speaks for. Both halves are then judged as items of their own, and pieces are moved until both are sound.
 */
import type { ItemView } from '../../core/model/item.ts';
import { fieldEvidence } from '../../traits/fields.ts';
import { subjectOf } from '../../traits/item-subject.ts';
import type { Pole } from '../../traits/judgement.ts';
import { Bench, CLEAR } from './split-bench.ts';
import { type JudgeItem, LISTS, other, type Plan, type Unit } from './split-half.ts';
import { sentencesOf } from './split-texts.ts';

/** Fields that go to one side, and the side for one that speaks for neither; 'own' is the half that keeps the entry. */
const FIELDS: Readonly<Record<string, Pole | 'both' | 'own'>> = {
  owner: 'both',
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
  budget: 'both',
  standard: 'operational',
  decision: 'own',
  links: 'own',
};

/** The plan for an item; `own` is the track of the half that stays in its place. Null where its words all speak for one path. */
export function planSplit(item: ItemView, own: Pole, judge: JudgeItem, currency: string | null): Plan | null {
  const bench = new Bench(item, judge);
  let best: Plan | null = null;
  for (const fine of [false, true]) {
    const units = unitsOf(item, own, bench, currency, fine);
    const texts = units.filter(({ kind }) => kind === 'title' || kind === 'text');
    if (!texts.some(({ to }) => to === 'operational') || !texts.some(({ to }) => to === 'strategic'))
      continue;
    const plan = bench.repaired(units);
    if (best === null || (plan.sound && !best.sound)) best = plan;
    if (best.sound) break;
  }
  return best;
}

/** Words of the smaller half must say this much about the work itself. */
const LEAST_SUBSTANCE = 1.5;

/** Whether both halves are sound, and the words of the one against `substance` say more about work than about how work is run. */
export function holdsTwoKinds({ sound, judgements }: Plan, substance: Pole): boolean {
  const side = other(substance);
  let work = 0;
  let run = 0;
  for (const { source, pole, path, layer, weight } of judgements[side].evidence) {
    if (source === 'field' || pole !== side || (path !== 'title' && path !== 'description')) continue;
    if (layer === 'governance') run += weight;
    else work += weight;
  }
  return sound && work >= LEAST_SUBSTANCE && work > run;
}

function unitsOf(item: ItemView, own: Pole, bench: Bench, currency: string | null, fine: boolean): Unit[] {
  const units: Unit[] = [];
  const add = (unit: Partial<Unit> & Pick<Unit, 'kind' | 'key' | 'lean' | 'to'>): void =>
    void units.push({ index: 0, start: 0, end: 0, ...unit });
  const sideOf = (lean: number, otherwise: Pole): Pole =>
    lean > 0 ? 'strategic' : lean < 0 ? 'operational' : otherwise;
  const { title, description } = item.fields;
  if (title !== undefined) {
    for (const part of bench.clauses(title.text, { start: 0, end: title.text.length }, 'title', true)) {
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
      for (const part of bench.clauses(description.text, sentence, 'description', fine)) {
        // A sentence that says little belongs with the one before it.
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
    const otherwise: Pole = key === 'milestones' || key === 'risks' ? 'strategic' : own;
    for (const index of (item.fields[key]?.items ?? []).keys()) {
      const lean = leanAt(`${key}.${index}`);
      add({ kind: 'entry', key, index, lean, to: Math.abs(lean) < 0.1 ? otherwise : sideOf(lean, own) });
    }
  }
  const poles = new Map(fieldEvidence(subjectOf(item, currency)).map(({ path, pole }) => [path, pole]));
  for (const [key, otherwise] of Object.entries(FIELDS)) {
    if (!(key in item.fields)) continue;
    const pole = poles.get(key) ?? (key === 'budget' ? poles.get('funding') : undefined);
    const lean = pole === undefined ? leanAt(key) : pole === 'strategic' ? 0.6 : -0.6;
    add({
      kind: 'field',
      key,
      lean,
      to: key === 'owner' ? 'both' : (pole ?? (otherwise === 'own' ? own : otherwise)),
    });
  }
  return units;
}
