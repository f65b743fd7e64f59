/**
 * Walks the YAML of one entry along its schema: values come out with their places, and everything that does not
 * fit becomes a finding. Nothing is converted, reordered or guessed on the way.
 */
import { type Alias, type Document as Yaml, type Node, type Pair, type Scalar as YamlScalar, isAlias, isMap, isPair, isScalar, isSeq } from 'yaml';
import type { YAMLMap, YAMLSeq } from 'yaml';
import { z } from 'zod';
import type { Finding, Fix } from './finding.ts';
import type { Span } from './lines.ts';
import { lostText } from './lost-text.ts';
import { quoted, scalarOf } from './quote.ts';
import { nearest, readScalar } from './read-scalar.ts';
import { type KeyMeta, bare, metaOf } from './schema.ts';
import type { Mapping, Raw, RawScalar, Scalar, Value } from './values.ts';

/** More nodes than any entry a person writes; only aliases of aliases get there. */
const MOST_NODES = 20_000;

export class Walk {
  readonly findings: Finding[] = [];
  readonly #yaml: Yaml;
  readonly #text: string;
  /** Added to every offset that `yaml` gives. */
  readonly #shift: number;
  #nodes = 0;
  #alias: Span | null = null;
  #depth = 0;

  constructor(yaml: Yaml, text: string, shift = 0) {
    this.#yaml = yaml;
    this.#text = text;
    this.#shift = shift;
  }

  report(rule: string, span: Span, message: string, fixes?: readonly Fix[]): void {
    this.findings.push(fixes === undefined || fixes.length === 0 ? { rule, span, message } : { rule, span, message, fixes });
  }

  /** Place of a node: its value without anchor, tag or trailing white space; within an alias, the alias. */
  spanOf(node: Node): Span {
    if (this.#alias !== null) return this.#alias;
    const range = node.range ?? [0, 0, 0];
    let end = range[1];
    // Block collections end where the next thing begins.
    while (end > range[0] && /\s/.test(this.#text[end - 1] as string)) end--;
    return { start: range[0] + this.#shift, end: Math.max(end, range[0]) + this.#shift };
  }

  /** Reads a node by its schema; undefined where it is empty or of another kind, which is then a finding. */
  read(node: unknown, schema: z.ZodType, name: string): Value | undefined {
    if (++this.#nodes > MOST_NODES) {
      if (this.#nodes === MOST_NODES + 1) {
        const span = this.#alias ?? { start: this.#shift, end: this.#shift + 1 };
        this.report('unsupported-yaml', span, 'The aliases here expand to more than an entry can hold. Write the values out.');
      }
      return undefined;
    }
    if (isAlias(node)) return this.#readAlias(node, schema, name);
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
    return this.#wrong(node, name, 'is a single value', inner);
  }

  #readAlias(alias: Alias, schema: z.ZodType, name: string): Value | undefined {
    const span = this.spanOf(alias);
    const target = this.#depth > 50 ? undefined : alias.resolve(this.#yaml);
    if (target === undefined) {
      this.report('unsupported-yaml', span, `\`*${alias.source}\` repeats an anchor that this entry does not have. Anchors reach only within one entry: write the value out.`);
      return undefined;
    }
    const outer = this.#alias;
    this.#alias = outer ?? span;
    this.#depth++;
    try {
      return this.read(target, schema, name);
    } finally {
      this.#alias = outer;
      this.#depth--;
    }
  }

  #readUnion(node: Node, union: z.ZodUnion, name: string): Value | undefined {
    const options = union.options as readonly z.ZodType[];
    const fits = options.find((option) =>
      option instanceof z.ZodArray ? isSeq(node) : option instanceof z.ZodObject || option instanceof z.ZodRecord ? isMap(node) : isScalar(node),
    );
    return this.read(node, fits ?? (options[0] as z.ZodType), name);
  }

  #wrong(node: unknown, name: string, expects: string, schema: z.ZodType): Value | undefined {
    const span = this.spanOf(node as Node);
    if (isScalar(node) && node.source === '' && node.type === 'PLAIN') {
      // An empty list is a list without entries; an empty mapping says nothing yet.
      if (schema instanceof z.ZodArray) return { kind: 'list', items: [], flow: false, ...span };
      return undefined;
    }
    if (isScalar(node) && schema instanceof z.ZodArray && bare(schema.element as z.ZodType) instanceof z.ZodString) {
      const flow = this.#alias === null ? [{ title: 'Make it a list', safe: true, edits: [{ span, text: `[${asFlow(this.#slice(span))}]` }] }] : [];
      this.report('wrong-type', span, `${name} is a list. Put the value between brackets: [${node.source ?? ''}].`, flow);
      const only = this.read(node, schema.element as z.ZodType, name);
      return { kind: 'list', items: only === undefined ? [] : [only], flow: true, ...span };
    }
    const has = isMap(node) ? 'keys and values' : isSeq(node) ? 'a list' : 'a single text';
    this.report('wrong-type', span, `${name} ${expects}, and here is ${has}.`);
    return undefined;
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
      if (!shared) for (const lost of lostText(this.#text, node, this.#shift)) this.findings.push(lost);
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
        this.report('wrong-type', this.spanOf(child.key as Node), `Each of ${name} is one value, and here is a key with a value.`);
        continue;
      }
      if (isScalar(child) && child.source === '' && child.type === 'PLAIN') {
        this.report('wrong-type', this.spanOf(child), `A dash without a value. Write ${single} after it or delete it.`);
        continue;
      }
      const value = this.read(child, element, single);
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
        this.report('wrong-type', key, `${key.text} has no value yet.`);
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
    const known = this.findings.some((f) => f.rule === 'duplicate-key' && f.span.start === first.start);
    if (!known) this.findings.push({ rule: 'duplicate-key', span: first, message, related: [{ span, message: 'The other one' }] });
    this.findings.push({ rule: 'duplicate-key', span, message, related: [{ span: first, message: 'The other one' }] });
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
        const map = isAlias(source) ? source.resolve(this.#yaml) : source;
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

  /** Reads a mapping with fixed keys. `place` names it in messages: 'the item', 'measure'. */
  mapping(node: YAMLMap, schema: z.ZodObject, place: string): Mapping<Record<string, Value>> {
    const fields: Record<string, Value> = Object.create(null) as Record<string, Value>;
    const keys: Record<string, Span> = Object.create(null) as Record<string, Span>;
    const shape = schema.shape as Readonly<Record<string, z.ZodType>>;
    const seen = new Map<string, Span>();
    let before: Pair | null = null;
    for (const pair of this.#entries(node)) {
      const keyNode = isAlias(pair.key) ? pair.key.resolve(this.#yaml) : pair.key;
      if (!isScalar(keyNode)) {
        this.report('wrong-type', this.spanOf((pair.key as Node | null) ?? node), 'A key is a single word, and here is a list or a mapping.');
        continue;
      }
      const name = String(keyNode.value ?? '');
      const span = this.spanOf(keyNode);
      const known = Object.hasOwn(shape, name);
      if (!known && this.#straysText(node, pair, before)) continue;
      before = pair;
      if (this.#repeats(seen, name, span)) continue;
      if (!known) {
        if (!name.startsWith('x-')) this.#unknown(name, span, Object.keys(shape), place, new Set(node.items.map((p) => (isScalar(p.key) ? String(p.key.value) : ''))));
        continue;
      }
      keys[name] = span;
      const own = shape[name] as z.ZodType;
      const value = pair.value === null ? undefined : this.read(pair.value, own, name);
      if (value !== undefined) fields[name] = value;
      else if (this.#isEmpty(pair.value)) this.#empty(name, span, own);
    }
    for (const [name, own] of Object.entries(shape)) {
      if (own instanceof z.ZodOptional || name in keys) continue;
      const at = this.spanOf((node.items[0]?.key as Node | undefined) ?? node);
      const title = fields['title'] ?? fields['name'];
      this.report('missing-key', 'id' in fields && name !== 'id' ? (fields['id'] as Span) : name === 'id' && title ? (title as Span) : at, `${capital(place)} has no \`${name}\`. ${metaOf(own).doc ?? ''} Add it.`);
    }
    return { kind: 'mapping', fields, keys, flow: node.flow === true, ...this.spanOf(node) };
  }

  #isEmpty(node: unknown): boolean {
    return node === null || (isScalar(node) && node.source === '' && node.type === 'PLAIN');
  }

  #empty(name: string, span: Span, schema: z.ZodType): void {
    if (!(schema instanceof z.ZodOptional)) this.report('missing-key', span, `\`${name}\` has no value yet. ${metaOf(schema).doc ?? ''}`);
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
    const span = this.spanOf(key);
    const all = { start: from.start, end: span.end };
    this.report('lost-text', span, `The comma ends the text before it, so ${shown(String(key.value))} is not read. Put the whole text in quotes.`, [
      { title: 'Put the text in quotes', safe: true, edits: [{ span: all, text: quoted(this.#slice(all)) }] },
    ]);
    return true;
  }

  #raw(node: Node | null): Raw | undefined {
    if (node === null || ++this.#nodes > MOST_NODES) return undefined;
    const target = isAlias(node) ? node.resolve(this.#yaml) : node;
    const span = this.spanOf(node);
    if (isMap(target)) {
      const entries: { key: RawScalar; value: Raw | null }[] = [];
      for (const pair of target.items) {
        const key = this.#raw(pair.key as Node);
        if (key?.kind === 'raw-scalar') entries.push({ key, value: this.#raw(pair.value as Node | null) ?? null });
      }
      return { kind: 'raw-mapping', entries, ...span };
    }
    if (isSeq(target)) return { kind: 'raw-list', items: target.items.map((item) => this.#raw(item as Node)).filter((item) => item !== undefined), ...span };
    if (!isScalar(target)) return undefined;
    return { kind: 'raw-scalar', text: String(target.value ?? ''), quoted: target.type !== 'PLAIN', ...span };
  }
}

const singular = (name: string): string => (name === 'measures' ? 'measure' : name.endsWith('s') && !name.endsWith('ss') ? name.slice(0, -1) : name);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** A text for a message: in quotes, on one line, cut where it is long. */
export function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `“${line.length > 40 ? `${[...line].slice(0, 39).join('')}…` : line}”`;
}
const asFlow = (source: string): string => (/^["']/.test(source) || !/[,[\]{}#]/.test(source) ? source : quoted(source));
