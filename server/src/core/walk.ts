/**
 * Walks the YAML of one entry along its schema: values come out with their places, and everything that does not
 * fit becomes a finding. Nothing is converted, reordered or guessed on the way.
 */
import { type Alias, type Document as Yaml, type Node, type Pair, type Scalar as YamlScalar, isAlias, isMap, isPair, isScalar, isSeq } from 'yaml';
import type { YAMLMap, YAMLSeq } from 'yaml';
import { z } from 'zod';
import { Anchors } from './anchors.ts';
import type { Finding, Fix } from './finding.ts';
import type { Span } from './lines.ts';
import { lostText } from './lost-text.ts';
import { quoted, scalarOf } from './quote.ts';
import { nearest, readScalar } from './read-scalar.ts';
import { type KeyMeta, bare, metaOf } from './schema.ts';
import type { Mapping, Raw, RawScalar, Scalar, Value } from './values.ts';

/** More nodes than any entry a person writes; only aliases of aliases get there. */
const MOST_NODES = 20_000;
/** Deeper than anything the language holds; only aliases of themselves get there. */
const MOST_DEPTH = 50;

export class Walk {
  readonly findings: Finding[] = [];
  readonly #yaml: Yaml;
  readonly #text: string;
  /** Added to every offset that `yaml` gives. */
  readonly #shift: number;
  readonly #fences: readonly number[];
  #anchors: Anchors | undefined;
  #nodes = 0;
  #alias: Span | null = null;
  #depth = 0;
  /** Keys that are known to stand twice, by their place. */
  readonly #repeated = new Set<number>();

  /** `fences`: offsets at which entries begin and end where the text holds several; aliases do not reach across. */
  constructor(yaml: Yaml, text: string, shift = 0, fences: readonly number[] = []) {
    this.#yaml = yaml;
    this.#text = text;
    this.#shift = shift;
    this.#fences = fences;
  }

  /** Another entry begins: what the one before held does not count against it. */
  begin(): void {
    this.#nodes = 0;
  }

  #resolve(alias: Alias): Node | undefined {
    this.#anchors ??= new Anchors(this.#yaml, this.#fences);
    return this.#anchors.resolve(alias);
  }

  #isRepeated(anchor: string, at: number): boolean {
    this.#anchors ??= new Anchors(this.#yaml, this.#fences);
    return this.#anchors.isUsed(anchor, at);
  }

  report(rule: string, span: Span, message: string, fixes?: readonly Fix[]): void {
    this.findings.push(fixes === undefined || fixes.length === 0 ? { rule, span, message } : { rule, span, message, fixes });
  }

  /** Place of a node: its value without anchor, tag or trailing white space; within an alias, the alias. */
  spanOf(node: Node): Span {
    if (this.#alias !== null) return this.#alias;
    const range = node.range ?? [0, 0, 0];
    let end = lastOf(node).range?.[1] ?? range[1];
    // Block scalars end where the next thing begins.
    while (end > range[0] && /[ \t\r\n]/.test(this.#text[end - 1] as string)) end--;
    return { start: range[0] + this.#shift, end: Math.max(end, range[0]) + this.#shift };
  }

  /** Reads a node by its schema; undefined where it is empty or of another kind, which is then a finding. */
  read(node: unknown, schema: z.ZodType, name: string, list?: string): Value | undefined {
    if (++this.#nodes > MOST_NODES) {
      if (this.#nodes === MOST_NODES + 1) {
        const span = this.#alias ?? { start: this.#shift, end: this.#shift + 1 };
        this.report('unsupported-yaml', span, 'The aliases here expand to more than an entry can hold. Write the values out.');
      }
      return undefined;
    }
    if (isAlias(node)) return this.#readAlias(node, schema, name, list);
    const inner = bare(schema);
    const meta = metaOf(schema);
    if (meta.raw === true) return this.#raw(node as Node);
    if (inner instanceof z.ZodUnion) return this.#readUnion(node as Node, inner, name);
    if (inner instanceof z.ZodObject) {
      if (isMap(node)) return this.mapping(node, inner, name);
      return this.#wrong(node, name, 'holds keys and values', inner);
    }
    if (inner instanceof z.ZodRecord) {
      if (isMap(node)) return this.#pairs(node, inner, name);
      return this.#wrong(node, name, 'holds keys and values', inner);
    }
    if (inner instanceof z.ZodArray) {
      if (isSeq(node)) return this.#list(node, inner.element as z.ZodType, name);
      return this.#wrong(node, name, 'is a list', inner);
    }
    if (isScalar(node)) return this.scalar(node, meta, name);
    return this.#wrong(node, name, 'is a single value', inner, list);
  }

  #readAlias(alias: Alias, schema: z.ZodType, name: string, list?: string): Value | undefined {
    const span = this.spanOf(alias);
    const target = this.#depth > MOST_DEPTH ? undefined : this.#resolve(alias);
    if (target === undefined) {
      this.#unresolved(alias, span);
      return undefined;
    }
    const outer = this.#alias;
    this.#alias = outer ?? span;
    this.#depth++;
    try {
      return this.read(target, schema, name, list);
    } finally {
      this.#alias = outer;
      this.#depth--;
    }
  }

  #unresolved(alias: Alias, span: Span): void {
    this.report('unsupported-yaml', span, `\`*${alias.source}\` repeats an anchor that this entry does not have. Anchors reach only within one entry: write the value out.`);
  }

  #readUnion(node: Node, union: z.ZodUnion, name: string): Value | undefined {
    const options = union.options as readonly z.ZodType[];
    const fits = options.find((option) =>
      option instanceof z.ZodArray ? isSeq(node) : option instanceof z.ZodObject || option instanceof z.ZodRecord ? isMap(node) : isScalar(node),
    );
    return this.read(node, fits ?? (options[0] as z.ZodType), name);
  }

  #wrong(node: unknown, name: string, expects: string, schema: z.ZodType, list?: string): Value | undefined {
    const span = this.spanOf(node as Node);
    if (isScalar(node) && node.source === '' && node.type === 'PLAIN') {
      // An empty list is a list without entries; an empty mapping says nothing yet.
      if (schema instanceof z.ZodArray) return { kind: 'list', items: [], flow: false, ...span };
      return undefined;
    }
    if (isScalar(node) && schema instanceof z.ZodArray && bare(schema.element as z.ZodType) instanceof z.ZodString) {
      const flow = this.#alias === null ? [{ title: 'Make it a list', safe: true, edits: [{ span, text: `[${asFlow(this.#slice(span))}]` }] }] : [];
      this.report('wrong-type', span, `\`${name}\` is a list. Put the value between brackets: [${node.source ?? ''}].`, flow);
      const only = this.read(node, schema.element as z.ZodType, name);
      return { kind: 'list', items: only === undefined ? [] : [only], flow: true, ...span };
    }
    const subject = list === undefined ? `\`${name}\`` : `Each of \`${list}\``;
    if (isMap(node) && schema instanceof z.ZodString && this.#isColonText(node, span)) {
      const fixes = [{ title: 'Put the text in quotes', safe: true, edits: [{ span, text: quoted(this.#slice(span)) }] }];
      this.report('wrong-type', span, 'A colon and a blank make a key and a value of this text. Put it in quotes.', fixes);
      return undefined;
    }
    const wrap = isMap(node) && node.flow === true && schema instanceof z.ZodArray && this.#alias === null;
    const fixes = wrap ? [{ title: 'Make it a list', safe: true, edits: [{ span, text: `[${this.#slice(span)}]` }] }] : [];
    const has = isMap(node) ? 'are keys and values' : isSeq(node) ? 'is a list' : 'is a single text';
    this.report('wrong-type', span, `${subject} ${expects}, and here ${has}.`, fixes);
    return undefined;
  }

  /** One line with a colon in it, where a text is asked for: people write `Too late: nobody comes`. */
  #isColonText(map: YAMLMap, span: Span): boolean {
    if (map.items.length !== 1 || this.#alias !== null) return false;
    const text = this.#slice(span);
    if (text.startsWith('{')) return false;
    return !text.includes('\n') && /[^\s:]+: +\S/.test(text) && !/["\\]|^[&*!?]/.test(text);
  }

  #slice(span: Span): string {
    return this.#text.slice(span.start - this.#shift, span.end - this.#shift);
  }

  scalar(node: YamlScalar, meta: KeyMeta, name: string): Scalar<unknown> | undefined {
    const span = this.spanOf(node);
    const text = String(node.value ?? '');
    const shared = this.#alias !== null;
    if (text === '' && node.type === 'PLAIN') return undefined;
    if (meta.scalar === 'text') {
      if (!shared) for (const lost of lostText(this.#text, node, this.#shift, (anchor) => this.#isRepeated(anchor, node.range?.[0] ?? 0))) this.findings.push(lost);
      return { kind: 'scalar', text, value: text, shared, ...span };
    }
    const reading = readScalar(meta, text.trim());
    if (reading.ok) return { kind: 'scalar', text, value: reading.value, shared, ...span };
    const quotes = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
    const fixes: Fix[] = [];
    if (reading.meant !== undefined && !shared) {
      const written = quotes ? quoted(reading.meant) : scalarOf(reading.meant, true);
      fixes.push({ title: `Change to ${reading.meant}`, safe: meta.scalar !== 'id', edits: [{ span, text: written }] });
    }
    const meant = reading.meant === undefined ? '' : ` Did you mean ${reading.meant}?`;
    this.report('bad-value', span, `${shown(text)} cannot be read as \`${name}\`. ${reading.problem}.${meant}`, fixes);
    return { kind: 'scalar', text, shared, ...span };
  }

  #list(node: YAMLSeq, element: z.ZodType, name: string): Value {
    const items: Value[] = [];
    for (const child of node.items) {
      const single = singular(name);
      if (isPair(child)) {
        this.report('wrong-type', this.spanOf(child.key as Node), `Each of \`${name}\` is a single value, and here is a key with a value.`);
        continue;
      }
      if (isScalar(child) && child.source === '' && child.type === 'PLAIN') {
        this.report('wrong-type', this.spanOf(child), `A dash without a value. Write ${single} after it or delete it.`);
        continue;
      }
      const value = this.read(child, element, single, name);
      if (value !== undefined) items.push(value);
    }
    return { kind: 'list', items, flow: node.flow === true, ...this.spanOf(node) };
  }

  #pairs(node: YAMLMap, record: z.ZodRecord, name: string): Value {
    const pairs: { key: Scalar<unknown>; value: unknown }[] = [];
    const seen = new Map<string, Span>();
    for (const pair of this.#entries(node)) {
      if (!isScalar(pair.key)) continue;
      const key = this.scalar(pair.key, metaOf(record.keyType as z.ZodType), singular(name));
      if (key === undefined) continue;
      this.#repeats(seen, key.text, key);
      const value = pair.value === null ? undefined : this.read(pair.value, record.valueType as z.ZodType, `${name}.${key.text}`);
      if (value === undefined && (pair.value === null || isScalar(pair.value))) {
        this.report('wrong-type', key, `${shown(key.text)} has no value yet. Write one after the colon.`);
      }
      if (value !== undefined) pairs.push({ key, value });
    }
    return { kind: 'pairs', pairs, flow: node.flow === true, ...this.spanOf(node) };
  }

  #repeats(seen: Map<string, Span>, key: string, span: Span): boolean {
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, span);
      return false;
    }
    const message = `\`${key}\` stands here twice, and only one of them can count. Delete the one that is out of date.`;
    const known = this.#repeated.has(first.start);
    this.#repeated.add(first.start);
    if (!known) this.findings.push({ rule: 'duplicate-key', span: first, key, message, related: [{ span, message: 'The other one' }] });
    this.findings.push({ rule: 'duplicate-key', span, key, message, related: [{ span: first, message: 'The other one' }] });
    return true;
  }

  /** The pairs of a mapping, those of merge keys after its own. */
  *#entries(node: YAMLMap): Generator<Pair> {
    const own = new Set<string>();
    for (const pair of node.items) {
      if (isScalar(pair.key) && pair.key.value === '<<' && pair.key.type === 'PLAIN') continue;
      if (isScalar(pair.key)) own.add(String(pair.key.value));
      yield pair;
    }
    for (const pair of node.items) {
      if (!isScalar(pair.key) || pair.key.value !== '<<' || pair.key.type !== 'PLAIN') continue;
      const sources = isSeq(pair.value) ? pair.value.items : [pair.value];
      const outer = this.#alias;
      this.#alias = outer ?? this.spanOf((pair.value as Node | null) ?? pair.key);
      for (const source of sources) {
        const map = isAlias(source) ? this.#resolve(source) : source;
        if (map === undefined && isAlias(source)) this.#unresolved(source, this.spanOf(source));
        if (!isMap(map) || this.#nodes > MOST_NODES) continue;
        for (const merged of map.items) {
          if (!isScalar(merged.key) || own.has(String(merged.key.value)) || merged.key.value === '<<') continue;
          own.add(String(merged.key.value));
          this.#nodes++;
          yield merged;
        }
      }
      this.#alias = outer;
    }
  }

  /**
   * Reads a mapping with fixed keys. `place` names it in messages: 'the item', 'measure'. `top`: repeated keys are
   * read too, though the first counts, since those of a file may stand in several blocks.
   */
  mapping(node: YAMLMap, schema: z.ZodObject, place: string, top = false): Mapping<Record<string, Value>> {
    const fields: Record<string, Value> = Object.create(null) as Record<string, Value>;
    const keys: Record<string, Span> = Object.create(null) as Record<string, Span>;
    const shape = schema.shape as Readonly<Record<string, z.ZodType>>;
    const seen = new Map<string, Span>();
    let before: Pair | null = null;
    let taken: ReadonlySet<string> | undefined;
    for (const pair of this.#entries(node)) {
      const keyNode = isAlias(pair.key) ? this.#resolve(pair.key) : pair.key;
      if (!isScalar(keyNode)) {
        this.report('wrong-type', this.spanOf((pair.key as Node | null) ?? node), 'A key is a single word, and here is a list or a mapping.');
        continue;
      }
      const name = String(keyNode.value ?? '');
      const span = this.spanOf(keyNode);
      const known = Object.hasOwn(shape, name);
      if (!known && this.#straysText(node, pair, before)) continue;
      before = pair;
      const again = this.#repeats(seen, name, span);
      if (again && !top) continue;
      if (!known) {
        taken ??= new Set(top ? [] : node.items.map((p) => (isScalar(p.key) ? String(p.key.value) : '')));
        if (!name.startsWith('x-')) this.#unknown(name, span, Object.keys(shape), place, taken);
        continue;
      }
      if (!again) keys[name] = span;
      const own = shape[name] as z.ZodType;
      const value = pair.value === null ? undefined : this.read(pair.value, own, name);
      if (value === undefined) {
        if (this.#isEmpty(pair.value)) this.#empty(name, span, own);
      } else if (!again) fields[name] = value;
    }
    for (const [name, own] of Object.entries(shape)) {
      if (own instanceof z.ZodOptional || name in keys) continue;
      const at = this.spanOf((node.items[0]?.key as Node | undefined) ?? node);
      const title = fields['title'] ?? fields['name'];
      const span = 'id' in fields && name !== 'id' ? (fields['id'] as Span) : name === 'id' && title ? (title as Span) : at;
      this.findings.push({ rule: 'missing-key', span: { start: span.start, end: span.end }, key: name, message: `${capital(place)} has no \`${name}\`. ${metaOf(own).doc ?? ''} Add it.` });
    }
    return { kind: 'mapping', fields, keys, flow: node.flow === true, ...this.spanOf(node) };
  }

  #isEmpty(node: unknown): boolean {
    return node === null || (isScalar(node) && node.source === '' && node.type === 'PLAIN');
  }

  #empty(name: string, span: Span, schema: z.ZodType): void {
    if (!(schema instanceof z.ZodOptional)) this.findings.push({ rule: 'missing-key', span, key: name, message: `\`${name}\` has no value yet. ${metaOf(schema).doc ?? ''}` });
    else if (!(bare(schema) instanceof z.ZodArray)) this.report('wrong-type', span, `\`${name}\` has no value. Write one after the colon or delete the key.`);
  }

  #unknown(name: string, span: Span, known: readonly string[], place: string, taken: ReadonlySet<string>): void {
    const meant = nearest(name.toLowerCase().replace(/[\s_]+/g, '-'), known.filter((key) => !taken.has(key)));
    const fixes = meant === undefined || this.#alias !== null ? [] : [{ title: `Change to ${meant}`, safe: true, edits: [{ span, text: meant }] }];
    const hint = meant === undefined ? `Keys of your own begin with \`x-\`.` : `Did you mean \`${meant}\`?`;
    this.report('unknown-key', span, `${capital(place)} has no key ${shown(name)}: it is not read. ${hint}`, fixes);
  }

  /** In `{name: Falls, with harm}` the comma ended the text: what follows became a key without a value. */
  #straysText(map: YAMLMap, pair: Pair, before: Pair | null): boolean {
    const key = pair.key as YamlScalar;
    if (map.flow !== true || pair.value !== null || this.#alias !== null || before === null) return false;
    const text = before.value;
    if (!isScalar(text) || text.type !== 'PLAIN' || text.source === '') return false;
    const from = this.spanOf(text);
    const last = this.findings[this.findings.length - 1];
    // `1,000 days, each`: what several commas cut off is lost as one.
    const goesOn = last?.rule === 'lost-text' && last.fixes?.[0]?.edits[0]?.span.start === from.start && last.span.start > from.start;
    const span = { start: goesOn ? last.span.start : this.spanOf(key).start, end: this.spanOf(key).end };
    if (goesOn) this.findings.pop();
    const all = { start: from.start, end: span.end };
    this.report('lost-text', span, `The comma ends the text before it, so ${shown(this.#slice(span))} is not read. Put the whole text in quotes.`, [
      { title: 'Put the text in quotes', safe: true, edits: [{ span: all, text: quoted(this.#slice(all)) }] },
    ]);
    return true;
  }

  #raw(node: Node | null, depth = 0): Raw | undefined {
    if (node === null || depth > MOST_DEPTH || ++this.#nodes > MOST_NODES) return undefined;
    const target = isAlias(node) ? this.#resolve(node) : node;
    const span = this.spanOf(node);
    if (isMap(target)) {
      const entries: { key: RawScalar; value: Raw | null }[] = [];
      for (const pair of target.items) {
        const key = this.#raw(pair.key as Node, depth + 1);
        if (key?.kind === 'raw-scalar') entries.push({ key, value: this.#raw(pair.value as Node | null, depth + 1) ?? null });
      }
      return { kind: 'raw-mapping', entries, ...span };
    }
    if (isSeq(target)) return { kind: 'raw-list', items: target.items.map((item) => this.#raw(item as Node, depth + 1)).filter((item) => item !== undefined), ...span };
    if (!isScalar(target) || this.#isEmpty(target)) return undefined;
    return { kind: 'raw-scalar', text: String(target.value ?? ''), quoted: target.type !== 'PLAIN', ...span };
  }
}

/** One of a list of this name; `sustains` and `replaces` are verbs. */
/** The node that a block collection ends with: its own range may take in the comments below it. */
function lastOf(node: Node): Node {
  let last: Node = node;
  while ((isMap(last) || isSeq(last)) && last.flow !== true && last.items.length > 0) {
    const item: unknown = last.items[last.items.length - 1];
    const inner = (isPair(item) ? (item.value ?? item.key) : item) as Node | null;
    if (inner === null) break;
    last = inner;
  }
  return last;
}

const singular = (name: string): string => (/^(?:sustains|replaces)$|ss$|[^s]$/.test(name) ? name : name.slice(0, -1));
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** A text for a message: in quotes, on one line, cut where it is long. */
export function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `“${line.length > 40 ? `${[...line].slice(0, 39).join('')}…` : line}”`;
}
const asFlow = (source: string): string => (/^["']/.test(source) || !/[,[\]{}#]/.test(source) ? source : quoted(source));
