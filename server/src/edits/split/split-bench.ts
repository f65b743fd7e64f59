/** Judges halves of one item, and moves pieces between them until both are sound. */
import { Block } from '../../core/document/block.ts';
import type { ItemEntry } from '../../core/document/read-block.ts';
import type { Scalar } from '../../core/language/values.ts';
import { ItemView, share } from '../../core/model/item.ts';
import type { Judgement, Pole } from '../../traits/judgement.ts';
import { descriptionOf, type JudgeItem, LISTS, other, type Plan, titleOf, type Unit } from './split-half.ts';
import { type Joint, jointsOf, titleFrom, wordsIn } from './split-texts.ts';

/** The lean from which a piece of text is taken to speak for a path. */
export const CLEAR = 0.25;

/** Judges halves of one item. */
export class Bench {
  readonly #item: ItemView;
  readonly #judge: JudgeItem;
  readonly #block: Block;
  readonly #leans = new Map<string, number>();

  constructor(item: ItemView, judge: JudgeItem) {
    this.#item = item;
    this.#judge = judge;
    // What is asked here must not be remembered with the block that is shown.
    this.#block = new Block('item', item.block.text, item.block.state);
  }

  judge(item: ItemView): Judgement {
    return this.#judge(item);
  }

  #view(fields: Record<string, unknown>): ItemView {
    const entry = { ...this.#item.entry, values: { ...this.#item.entry.values, fields } };
    return new ItemView(this.#block, entry as unknown as ItemEntry);
  }

  /** What a text says by itself. */
  lean(text: string, key: 'title' | 'description'): number {
    const known = this.#leans.get(key + text);
    if (known !== undefined) return known;
    const scalar: Scalar<string> = { kind: 'scalar', text, value: text, shared: false, start: 0, end: 0 };
    const { operational, strategic } = this.#judge(this.#view({ [key]: scalar })).scores;
    const lean = (strategic - operational) / (strategic + operational + 0.8);
    this.#leans.set(key + text, lean);
    return lean;
  }

  /** The title that says best what a piece speaks for: from all of it, or from the part that says most. */
  headline(text: string, lean: number): string {
    const sign = lean < 0 ? -1 : 1;
    const whole = titleFrom(text);
    if (titleFrom(`${text.replace(/[.!?…]+$/, '')}.`).length >= text.length - 1) return whole;
    let best = whole;
    let most = this.lean(whole, 'title') * sign + 0.2;
    for (const part of text.split(/[,;:]\s|\s[–—]\s/)) {
      const title = titleFrom(part);
      if (wordsIn(title) < 3 || title.length < 16) continue;
      const value = this.lean(title, 'title') * sign;
      if (value > most) {
        best = title;
        most = value;
      }
    }
    return best;
  }

  /** A stretch of a text in parts that speak for different paths; one part where it speaks for one. */
  clauses(
    text: string,
    span: { start: number; end: number },
    key: 'title' | 'description',
    fine: boolean,
    depth = 0,
  ): { start: number; end: number; lean: number }[] {
    const leanOf = (start: number, end: number): number => this.lean(text.slice(start, end), key);
    const whole = { ...span, lean: leanOf(span.start, span.end) };
    if (!fine || depth > 2) return [whole];
    let best: { joint: Joint; gain: number } | undefined;
    for (const joint of jointsOf(text, span)) {
      const left = leanOf(span.start, joint.end);
      const right = leanOf(joint.start, span.end);
      // Half a title is short: one that says little beside one that says much is the other side's.
      const apart = key === 'title' && Math.abs(left - right) > 0.6;
      if (!apart && (left * right >= 0 || Math.min(Math.abs(left), Math.abs(right)) < CLEAR + joint.cost / 3))
        continue;
      const gain = Math.abs(left - right) - joint.cost;
      if (best === undefined || gain > best.gain) best = { joint, gain };
    }
    if (best === undefined) return [whole];
    const { joint } = best;
    if (key === 'title') {
      const [left, right] = [leanOf(span.start, joint.end), leanOf(joint.start, span.end)];
      if (left * right >= 0) {
        const weak = Math.abs(left) < Math.abs(right) ? 0 : 1;
        const against = -Math.sign([left, right][1 - weak] as number) * (CLEAR + 0.01);
        return [
          { start: span.start, end: joint.end, lean: weak === 0 ? against : left },
          { start: joint.start, end: span.end, lean: weak === 1 ? against : right },
        ];
      }
    }
    return [
      ...this.clauses(text, { start: span.start, end: joint.end }, key, fine, depth + 1),
      ...this.clauses(text, { start: joint.start, end: span.end }, key, fine, depth + 1),
    ];
  }

  /** One half as an item. */
  half(units: readonly Unit[], side: Pole): ItemView {
    const fields: Record<string, unknown> = { ...this.#item.fields };
    const { title, description, effort, teams } = this.#item.fields;
    if (title !== undefined) fields['title'] = { ...title, text: titleOf(this.#item, units, side).text };
    const text = descriptionOf(this.#item, units, side);
    if (description !== undefined) fields['description'] = { ...description, text };
    if (text === '') delete fields['description'];
    for (const key of LISTS) {
      const list = this.#item.fields[key];
      if (list === undefined) continue;
      const stay = new Set(
        units
          .filter((unit) => unit.kind === 'entry' && unit.key === key && unit.to !== other(side))
          .map(({ index }) => index),
      );
      fields[key] = {
        ...list,
        items: (list.items as readonly unknown[]).filter((_, index) => stay.has(index)),
      };
      if (stay.size === 0) delete fields[key];
    }
    for (const unit of units) if (unit.kind === 'field' && unit.to === other(side)) delete fields[unit.key];
    const half = side === 'operational' ? 0 : 1;
    if (effort?.value !== undefined) fields['effort'] = { ...effort, value: share(effort.value, 2, half) };
    if (teams?.kind === 'pairs') {
      fields['teams'] = {
        ...teams,
        pairs: teams.pairs.map(({ key, value }) => ({
          key,
          value: value.value === undefined ? value : { ...value, value: share(value.value, 2, half) },
        })),
      };
    }
    return this.#view(fields);
  }

  /** The plan after pieces were moved as long as that mends a half that is not sound. */
  repaired(units: readonly Unit[]): Plan {
    let current = this.#rated(units);
    for (let step = 0; step < 8 && !current.plan.sound; step++) {
      let best = current;
      let most = current.value + 0.05;
      current.plan.units.forEach((unit, at) => {
        const choices: (Pole | 'both')[] =
          unit.kind === 'field' && unit.key === 'owner'
            ? ['both', 'operational', 'strategic']
            : ['operational', 'strategic'];
        for (const to of choices) {
          if (to === unit.to) continue;
          const moved = current.plan.units.map((u, i) => (i === at ? { ...unit, to } : u));
          const rated = this.#rated(moved);
          // Evidence stays on the side it speaks for unless a half cannot be sound otherwise.
          const against = to === 'both' ? 0 : Math.max(0, to === 'strategic' ? -unit.lean : unit.lean);
          const value = rated.value - 0.3 * against - 0.02;
          if (value > most) {
            best = rated;
            most = value;
          }
        }
      });
      if (best === current) break;
      current = best;
    }
    return current.plan;
  }

  #rated(units: readonly Unit[]): { readonly plan: Plan; readonly value: number } {
    const judgements = {
      operational: this.#judge(this.half(units, 'operational')),
      strategic: this.#judge(this.half(units, 'strategic')),
    };
    let value = 0;
    for (const side of ['operational', 'strategic'] as const) {
      const { verdict, confidence, scores } = judgements[side];
      const others = scores[other(side)];
      value +=
        verdict === side
          ? 1 + confidence / 2
          : verdict === 'unclear'
            ? 0.35
            : verdict === 'mixed'
              ? 0.2 - confidence / 5
              : -0.5;
      value += (0.4 * (scores[side] - others)) / (scores[side] + others + 1);
      const words = units.reduce(
        (sum, unit) =>
          sum +
          (unit.kind !== 'entry' && unit.kind !== 'field' && unit.to === side ? unit.end - unit.start : 0),
        0,
      );
      if (words === 0) value -= 10;
    }
    const sound =
      judgements.operational.verdict === 'operational' && judgements.strategic.verdict === 'strategic';
    return { plan: { units, judgements, sound }, value };
  }
}
