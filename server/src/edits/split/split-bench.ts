/** Judges the halves of an item, and moves pieces between them until both are sound. */
import { Block } from '../../core/document/block.ts';
import type { Item, Scalar } from '../../core/language/values.ts';
import { ItemView } from '../../core/model/item.ts';
import type { Span } from '../../core/text/lines.ts';
import type { Judgement, Pole } from '../../traits/judgement.ts';
import { type Quotable, quoted } from '../../traits/quoted.ts';
import {
  DATES,
  descriptionOf,
  type Headline,
  type JudgeItem,
  LISTS,
  other,
  type Plan,
  type SplitSubject,
  titleOf,
  type Unit,
} from './split-half.ts';
import { type Joint, jointsOf, wordsIn } from './split-texts.ts';
import { isFragment, isThin, titleFrom } from './split-titles.ts';

/** Minimum absolute lean at which a text counts as evidence for a path. */
export const CLEAR = 0.25;

/**
 * Number of characters that are judged to find where one span is cut, and the spans of an item together. No sentence that
 * a person wrote comes near; without it a text of a thousand clauses is judged as a whole two thousand times.
 */
const MAX_JUDGED = { span: 100_000, item: 400_000 };

/** Which text to cut, and whether only at semicolons or, if `fine`, at commas and conjunctions too. */
export interface ClauseCut {
  readonly key: 'title' | 'description';
  readonly fine: boolean;
}

/** Tells whether a conjunction joins two parts of a title that could each be a title: a comma is before it, or they are long. */
function isFull(text: string, span: { readonly start: number; readonly end: number }, joint: Joint): boolean {
  if (joint.cost > 0.25 || /:\s*$/.test(text.slice(joint.end, joint.start))) return false;
  const least = joint.cost < 0.25 ? 2 : 4;
  return (
    wordsIn(text.slice(span.start, joint.end)) >= least && wordsIn(text.slice(joint.start, span.end)) >= least
  );
}

const scalarFor = (text: string): Scalar<string> => ({
  kind: 'scalar',
  text,
  value: text,
  shared: false,
  start: 0,
  end: 0,
});

/** Judges halves and texts of one item. */
export class Bench {
  readonly #item: ItemView;
  readonly #own: Pole;
  readonly #judge: JudgeItem;
  readonly #block: Block;
  readonly #leans = new Map<string, number>();
  #left = MAX_JUDGED.item;

  constructor({ item, own, judge }: SplitSubject) {
    this.#item = item;
    this.#own = own;
    this.#judge = judge;
    // Use a separate block, so that nothing is cached on the one that is shown.
    this.#block = new Block('item', item.block.text, item.block.state);
  }

  judge(item: ItemView): Judgement {
    return this.#judge(item);
  }

  #view(fields: Item['fields']): ItemView {
    const { entry } = this.#item;
    return new ItemView(this.#block, { ...entry, values: { ...entry.values, fields } });
  }

  /** Judges a text alone: from -1, operational, to 1, strategic. Cached. */
  lean(text: string, key: 'title' | 'description'): number {
    const known = this.#leans.get(key + text);
    if (known !== undefined) return known;
    const { operational, strategic } = this.#judge(this.#view({ [key]: scalarFor(text) })).scores;
    const lean = (strategic - operational) / (strategic + operational + 0.8);
    this.#leans.set(key + text, lean);
    return lean;
  }

  /**
   * Derives the title that expresses a piece's lean best, from the whole piece or one of its parts; what its strongest
   * evidence says if the piece names no work.
   */
  headline(text: string, lean: number): Headline {
    const sign = lean < 0 ? -1 : 1;
    const whole = titleFrom(text);
    if (!this.#isPoor(whole) && titleFrom(`${text.replace(/[.!?…]+$/, '')}.`).length >= text.length - 1)
      return { title: whole, thin: false };
    let best: string | undefined = this.#isPoor(whole) ? undefined : whole;
    let most = best === undefined ? 0 : this.lean(whole, 'title') * sign + 0.2;
    for (const part of text.split(/[,;:]\s|\s[–—]\s/)) {
      const title = titleFrom(part);
      if (wordsIn(title) < 3 || title.length < 16 || this.#isPoor(title)) continue;
      const value = this.lean(title, 'title') * sign;
      if (value > most) {
        best = title;
        most = value;
      }
    }
    if (best !== undefined) return { title: best, thin: false };
    return { title: isFragment(whole) ? (this.#strongest(text, sign) ?? whole) : whole, thin: true };
  }

  /** Tells whether a title names no work of its own: too little, or how the work is run. */
  #isPoor(title: string): boolean {
    if (isFragment(title) || isThin(title)) return true;
    const { substance, governance } = this.#judged(title).sums;
    return (
      governance.operational + governance.strategic > 0.3 && substance.operational + substance.strategic < 0.1
    );
  }

  #judged(title: string): Judgement {
    return this.#judge(this.#view({ title: scalarFor(title) }));
  }

  /** Quotes the strongest evidence of a text for a path, if it is more than a word. */
  #strongest(text: string, sign: number): string | undefined {
    const pole: Pole = sign < 0 ? 'operational' : 'strategic';
    const { evidence } = this.#judge(this.#view({ description: scalarFor(text) }));
    const from: Quotable = { texts: () => text, evidence };
    return evidence
      .filter((each) => each.pole === pole && each.weight > 0 && wordsIn(each.text) > 1)
      .map((each) => titleFrom(quoted(each, from)))
      .find((title) => !isFragment(title) && !/^\P{L}/u.test(title));
  }

  /** Cuts a span into parts that lean to different paths; a single part if it leans to one. */
  clauses(
    text: string,
    span: { start: number; end: number },
    { key, fine }: ClauseCut,
    depth = 0,
  ): { start: number; end: number; lean: number }[] {
    const leanOf = (start: number, end: number): number => this.lean(text.slice(start, end), key);
    const whole = { ...span, lean: leanOf(span.start, span.end) };
    if (depth > 2) return [whole];
    let best: { joint: Joint; gain: number } | undefined;
    // A semicolon separates complete clauses; other joints are considered only if those are not enough.
    for (const joint of this.#affordable(span, jointsOf(text, span), fine)) {
      const left = leanOf(span.start, joint.end);
      const right = leanOf(joint.start, span.end);
      // Half a title is short: if one half leans strongly and the other hardly at all, the weak one goes to the other
      // side.
      const apart = key === 'title' && Math.abs(left - right) > (isFull(text, span, joint) ? 0.4 : 0.6);
      if (!apart && (left * right >= 0 || Math.min(Math.abs(left), Math.abs(right)) < CLEAR + joint.cost / 3))
        continue;
      const gain = Math.abs(left - right) - joint.cost;
      if (best === undefined || gain > best.gain) best = { joint, gain };
    }
    if (best === undefined) return [whole];
    const { joint } = best;
    const [left, right] = [leanOf(span.start, joint.end), leanOf(joint.start, span.end)];
    if (key === 'title' && (left * right >= 0 || Math.min(Math.abs(left), Math.abs(right)) < CLEAR)) {
      const weak = Math.abs(left) < Math.abs(right) ? 0 : 1;
      const against = -Math.sign([left, right][1 - weak] as number) * (CLEAR + 0.01);
      return [
        { start: span.start, end: joint.end, lean: weak === 0 ? against : left },
        { start: joint.start, end: span.end, lean: weak === 1 ? against : right },
      ];
    }
    return [
      ...this.clauses(text, { start: span.start, end: joint.end }, { key, fine }, depth + 1),
      ...this.clauses(text, { start: joint.start, end: span.end }, { key, fine }, depth + 1),
    ];
  }

  /** Selects joints to try, and pays for them: of too many the cleanest. */
  #affordable({ start, end }: Span, joints: readonly Joint[], fine: boolean): readonly Joint[] {
    const able = fine ? joints : joints.filter(({ cost }) => cost <= 0);
    const most = Math.floor(Math.min(MAX_JUDGED.span, this.#left) / (end - start));
    const tried = able.length <= most ? able : [...able].sort((a, b) => a.cost - b.cost).slice(0, most);
    this.#left -= tried.length * (end - start);
    return tried;
  }

  /** Builds one half as an item. */
  half(units: readonly Unit[], side: Pole, wished?: string): ItemView {
    const fields: Record<string, unknown> = { ...this.#item.fields };
    const { title, description, teams } = this.#item.fields;
    if (title !== undefined)
      fields['title'] = { ...title, text: wished ?? titleOf(this.#item, units, side).text };
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
    for (const { kind, key, lean, to } of units) {
      // A date of the whole that does not suit this half is kept in the text, but must not count as evidence about its
      // work.
      const unsuited = DATES.has(key) && lean * (side === 'strategic' ? 1 : -1) < 0;
      if (kind === 'field' && (to === other(side) || unsuited)) delete fields[key];
    }
    if (side !== this.#own) {
      delete fields['effort'];
      if (teams?.kind === 'pairs')
        fields['teams'] = { ...teams, kind: 'list', items: teams.pairs.map(({ key }) => key) };
    }
    return this.#view(fields);
  }

  /** Moves pieces greedily while that improves unsound halves; returns the resulting plan. */
  repaired(units: readonly Unit[]): Plan {
    let current = this.#rated(units);
    for (let step = 0; step < 8 && !current.plan.sound; step++) {
      let best = current;
      let most = current.value + 0.05;
      current.plan.units.forEach((unit, at) => {
        const choices = this.#choices(unit);
        for (const to of choices) {
          if (to === unit.to) continue;
          const moved = current.plan.units.map((u, i) => (i === at ? { ...unit, to } : u));
          const rated = this.#rated(moved);
          // Penalize moving evidence to the side it speaks against, so that it happens only if a half cannot be sound
          // otherwise.
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

  /** Returns where a piece may go. The half that keeps the entry loses neither its owner nor a date. */
  #choices({ kind, key }: Unit): readonly (Pole | 'both')[] {
    if (kind === 'team') return ['both'];
    if (kind === 'field' && key === 'owner') return ['both', 'operational', 'strategic'];
    return kind === 'field' && DATES.has(key) ? ['both', this.#own] : ['operational', 'strategic'];
  }

  /** Judges the pieces as assigned, with titles that somebody wrote. */
  judged(units: readonly Unit[], titles: Partial<Readonly<Record<Pole, string>>>): Plan {
    const judgements = {
      operational: this.#judge(this.half(units, 'operational', titles.operational)),
      strategic: this.#judge(this.half(units, 'strategic', titles.strategic)),
    };
    const sound =
      judgements.operational.verdict === 'operational' && judgements.strategic.verdict === 'strategic';
    return { units, judgements, sound };
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
          ((unit.kind === 'title' || unit.kind === 'text') && unit.to === side ? unit.end - unit.start : 0),
        0,
      );
      if (words === 0) value -= 10;
    }
    const sound =
      judgements.operational.verdict === 'operational' && judgements.strategic.verdict === 'strategic';
    return { plan: { units, judgements, sound }, value };
  }
}
