/** Parses scenarios. Whatever is invalid is reported as a problem with its place; nothing is guessed. */
import { isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml';
import type { z } from 'zod';
import { oneLine } from '../../base/words.ts';
import { Document } from '../../core/document/document.ts';
import { readingOf } from '../../core/document/read-block.ts';
import { itemSchema } from '../../core/language/item-schema.ts';
import { readScalar } from '../../core/language/read-scalar.ts';
import { readId, readPercent } from '../../core/language/scalars.ts';
import { type KeyMeta, metaOf } from '../../core/language/schema-kit.ts';
import { t } from '../../core/text/l10n.ts';
import { lineEnd, type Span } from '../../core/text/lines.ts';
import { asYamlReads, yamlIn } from '../../core/yaml/yaml.ts';
import { entryText } from '../text/section-edits.ts';
import {
  type ItemChangeKey,
  itemChangeKeys,
  type PlacedChange,
  type Scenario,
  type ScenarioChange,
  type ScenarioProblem,
} from './scenario.ts';

const EFFORT = { scalar: 'effort' } as const;
const DATE = { scalar: 'date' } as const;

/** Parses a scenario; returns its changes in text order, or else all its problems. */
export function readScenario(source: string): Scenario | { readonly problems: readonly ScenarioProblem[] } {
  const { scenario, problems } = scenarioIn(source);
  return problems.length > 0 ? { problems } : scenario;
}

/** Parses as much of a scenario as is valid; returns it with all problems, both in text order. */
export function scenarioIn(source: string): {
  readonly scenario: Scenario;
  readonly problems: readonly ScenarioProblem[];
} {
  const reader = new Reader(asYamlReads(source));
  const scenario = reader.scenario();
  return { scenario, problems: reader.problems.toSorted((a, b) => a.span.start - b.span.start) };
}

interface Pair {
  readonly name: string;
  /** Span of the key. */
  readonly span: Span;
  readonly value: unknown;
}

class Reader {
  readonly problems: ScenarioProblem[] = [];
  readonly #changes: PlacedChange[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  scenario(): Scenario {
    const yaml = yamlIn(this.#text);
    if (yaml === null) this.#tell(this.#top, t`This nests deeper than a scenario does.`);
    for (const { pos } of yaml?.errors ?? [])
      this.#tell(
        { start: pos[0], end: Math.max(pos[1], pos[0] + 1) },
        t`YAML cannot read this. Correct its quotes, colons or indentation.`,
      );
    if (yaml === null || yaml.errors.length > 0)
      return { name: '', description: '', base: null, changes: [] };
    let [name, base, description]: [string | null, string | null, string] = [null, null, ''];
    for (const pair of this.#pairs(yaml.contents, t`the scenario`, this.#top)) {
      if (pair.name === 'scenario') name = this.#textOf(pair);
      else if (pair.name === 'base') base = this.#textOf(pair);
      else if (pair.name === 'description') description = this.#textOf(pair) ?? '';
      else if (pair.name === 'balance') this.#balance(pair);
      else if (pair.name === 'items') this.#entries(pair, (id, rest, entry) => this.#item(id, rest, entry));
      else if (pair.name === 'teams') this.#entries(pair, (id, rest) => this.#team(id, rest));
      else if (!pair.name.startsWith('x-'))
        this.#unknown(pair, 'scenario, base, description, balance, teams, items');
    }
    if (name === null || name.trim() === '')
      this.#tell(this.#top, t`A scenario has a name. Begin the file with \`scenario: …\`.`);
    return { name: (name ?? '').trim(), description: description.trim(), base, changes: this.#changes };
  }

  #item(id: string, rest: readonly Pair[], entry: Span): void {
    const title = rest.find((pair) => pair.name === 'title');
    if (title !== undefined) {
      this.#begin(id, title, entry);
      return;
    }
    for (const pair of rest) {
      const key = itemChangeKeys.find((each) => each === pair.name);
      if (key !== undefined) this.#itemKey(id, key, pair);
      else if (pair.name === 'teams') this.#shares(id, pair);
      else if (pair.name === 'milestones') this.#milestones(id, pair);
      else if (!pair.name.startsWith('x-'))
        this.#unknown(pair, [...itemChangeKeys, 'teams', 'milestones'].join(', '));
    }
  }

  /** Handles an entry with a title: a new item, which may use all keys of the language. */
  #begin(id: string, title: Pair, span: Span): void {
    const document = Document.of('', this.#text);
    for (const block of document.blocks) {
      const from = document.startOf(document.indexOf(block));
      const { entries, findings } = readingOf(block);
      const own = entries.find((entry) => entry.kind === 'item' && from + entry.span.start === span.start);
      if (own === undefined) continue;
      for (const found of findings)
        if (found.span.start < own.span.end && found.span.end > own.span.start)
          this.#tell({ start: from + found.span.start, end: from + found.span.end }, found.message);
      const text = entryText({ block, entry: own });
      if (text !== null) {
        this.#change({ of: 'begin', id, text }, title.span);
        return;
      }
    }
    this.#tell(
      title.span,
      t`This new item is written in a way that only you can move. Write it out line by line.`,
    );
  }

  #itemKey(id: string, key: ItemChangeKey, pair: Pair): void {
    const value = this.#valueOf(pair, metaOf(itemSchema.shape[key] as z.ZodType));
    if (value !== null) this.#change({ of: 'item', id, key, value }, this.#spanOf(pair.value, pair.span));
  }

  #shares(id: string, { value, span }: Pair): void {
    if (!isMap(value)) {
      this.#tell(span, t`Say what each team gives to \`${id}\`, as \`teams: {ward: 0.5 fte}\`.`);
      return;
    }
    for (const pair of this.#pairs(value, 'teams', span)) {
      const effort = this.#valueOf(pair, EFFORT);
      if (effort !== null) this.#change({ of: 'share', id, team: pair.name, value: effort }, pair.span);
    }
  }

  #milestones(id: string, { name, value, span }: Pair): void {
    if (!isSeq(value)) {
      this.#tell(
        span,
        t`\`${name}\` is a list of milestones of \`${id}\`, as \`- {title: Go-live, date: 2027-06}\`.`,
      );
      return;
    }
    for (const node of value.items) {
      const at = this.#spanOf(node, span);
      const pairs = this.#pairs(node, t`an entry of \`${name}\``, at);
      const [own, date] = ['title', 'date'].map((key) => pairs.find((pair) => pair.name === key));
      for (const pair of pairs)
        if (pair !== own && pair !== date && !pair.name.startsWith('x-')) this.#unknown(pair, 'title, date');
      if (own === undefined || date === undefined) {
        if (isMap(node))
          this.#tell(
            at,
            t`A milestone is named by its \`title\`, and its \`date\` is the one it would have.`,
          );
        continue;
      }
      const title = this.#textOf(own)?.trim();
      const day = this.#valueOf(date, DATE);
      if (title !== undefined && day !== null)
        this.#change({ of: 'milestone', id, title, value: day }, own.span);
    }
  }

  #team(id: string, rest: readonly Pair[]): void {
    for (const pair of rest) {
      if (pair.name.startsWith('x-')) continue;
      if (pair.name !== 'capacity') {
        this.#unknown(pair, 'capacity');
        continue;
      }
      const value = this.#valueOf(pair, EFFORT);
      if (value !== null) this.#change({ of: 'capacity', id, value }, pair.span);
    }
  }

  #balance({ value, span }: Pair): void {
    const shares = new Map<string, number>();
    for (const pair of this.#pairs(value, 'balance', span)) {
      if (pair.name !== 'operational' && pair.name !== 'strategic') {
        this.#unknown(pair, 'operational, strategic');
        continue;
      }
      const text = this.#valueOf(pair, { scalar: 'percent' });
      const read = readPercent(text ?? '');
      if (read.ok) shares.set(pair.name, read.value);
      else if (text !== null) this.#tell(this.#spanOf(pair.value, pair.span), read.problem);
    }
    const [operational, strategic] = [shares.get('operational'), shares.get('strategic')];
    if (operational === undefined && strategic === undefined) return;
    if (operational !== undefined && strategic !== undefined && operational + strategic !== 100) {
      this.#tell(
        span,
        t`The two shares add up to ${operational + strategic} percent, and they must add up to 100.`,
      );
      return;
    }
    this.#change({ of: 'balance', value: String(operational ?? 100 - (strategic as number)) }, span);
  }

  /**
   * Reads the entries of a list: passes each id with its other keys to `take`. Reports missing, invalid and duplicate
   * ids.
   */
  #entries(
    { name, value, span }: Pair,
    take: (id: string, rest: readonly Pair[], entry: Span) => void,
  ): void {
    if (!isSeq(value)) {
      this.#tell(span, t`\`${name}\` is a list: each entry begins with \`- id: …\`.`);
      return;
    }
    const seen = new Set<string>();
    for (const node of value.items) {
      const at = this.#spanOf(node, span);
      const pairs = this.#pairs(node, t`an entry of \`${name}\``, at);
      const own = pairs.find((pair) => pair.name === 'id');
      if (own === undefined) {
        if (isMap(node)) this.#tell(at, t`This entry has no \`id\`, so it is unclear what it changes.`);
        continue;
      }
      const id = this.#textOf(own);
      if (id === null) continue;
      const read = readId(id);
      const place = this.#spanOf(own.value, own.span);
      if (!read.ok) this.#tell(place, read.problem);
      else if (seen.has(id)) this.#tell(place, t`\`${id}\` is here twice. Put its changes into one entry.`);
      else
        take(
          id,
          pairs.filter((pair) => pair !== own),
          at,
        );
      seen.add(id);
    }
  }

  /** Returns the pairs of a mapping. Reports duplicate keys, and a node that is not a mapping. */
  #pairs(node: unknown, what: string, place: Span): readonly Pair[] {
    if (!isMap(node)) {
      this.#tell(place, t`Here ${what} is written as keys with values.`);
      return [];
    }
    const seen = new Set<string>();
    const pairs: Pair[] = [];
    for (const { key, value } of (node as YAMLMap).items) {
      const span = this.#spanOf(key, place);
      if (!isScalar(key)) {
        this.#tell(span, t`A key of ${what} is a word.`);
        continue;
      }
      const name = String(key.value);
      if (seen.has(name)) this.#tell(span, t`The key \`${name}\` is set twice here. Keep one.`);
      else pairs.push({ name, span, value });
      seen.add(name);
    }
    return pairs;
  }

  /** Returns a value that is valid for its key; otherwise reports it and returns null. */
  #valueOf(pair: Pair, meta: KeyMeta): string | null {
    const text = this.#textOf(pair);
    if (text === null) return null;
    const value = oneLine(text);
    const read = readScalar(meta, value);
    if (value === '') this.#tell(pair.span, t`\`${pair.name}\` has no value.`);
    else if (!read.ok) this.#tell(this.#spanOf(pair.value, pair.span), `\`${pair.name}\`: ${read.problem}`);
    else return value;
    return null;
  }

  #textOf({ name, value, span }: Pair): string | null {
    if (isScalar(value)) return String((value as Scalar).value ?? '');
    this.#tell(this.#spanOf(value, span), t`\`${name}\` is one value, written out.`);
    return null;
  }

  #unknown({ name, span }: Pair, known: string): void {
    this.#tell(span, t`A scenario cannot change \`${name}\` here. It can change: ${known}.`);
  }
  #change(change: ScenarioChange, span: Span): void {
    this.#changes.push({ ...change, line: this.#lineAt(span.start), span });
  }
  #tell(span: Span, message: string): void {
    this.problems.push({ line: this.#lineAt(span.start), span, message });
  }
  /** Span of the first line. */
  get #top(): Span {
    return { start: 0, end: lineEnd(this.#text, 0) };
  }
  /** Returns a node's span, cut off at the end of its first line; `otherwise` if it is empty. */
  #spanOf(node: unknown, otherwise: Span): Span {
    const range = (node as Node | null | undefined)?.range;
    if (range == null || range[1] <= range[0]) return otherwise;
    return { start: range[0], end: Math.min(range[1], lineEnd(this.#text, range[0])) };
  }
  #lineAt(offset: number): number {
    return this.#text.slice(0, offset).split('\n').length;
  }
}
