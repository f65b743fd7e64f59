/**
 * Reads the YAML of an entry by its schema: returns values with their spans, and reports what does not fit as findings.
 * Converts, reorders and guesses nothing.
 */

import type { YAMLMap, YAMLSeq } from 'yaml';
import {
  type Alias,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar as YamlScalar,
} from 'yaml';
import { z } from 'zod';
import type { Fix } from '../text/finding.ts';
import { t } from '../text/l10n.ts';
import type { Span } from '../text/lines.ts';
import { lostText } from '../yaml/lost-text.ts';
import { quoted, scalarOf } from '../yaml/quote.ts';
import { readScalar } from './read-scalar.ts';
import { bare, factsOf, type KeyMeta, keysOf, metaOf } from './schema-kit.ts';
import type { Mapping, Scalar, Value } from './values.ts';
import { MAX_DEPTH, MAX_NODES } from './walk-base.ts';
import { shown, WalkProblems } from './walk-problems.ts';

/**
 * Holds values by key. Inherits nothing, so that no key of a file collides with a JavaScript built-in. Unlike an object
 * without a prototype, V8 keeps it compact.
 */
const ByName = function (this: object): void {} as unknown as new () => object;
ByName.prototype = Object.freeze(Object.create(null));

export class Walk extends WalkProblems {
  /** Reads a node by its schema. Returns undefined if it is empty, or of the wrong kind, which is a finding. */
  read(node: unknown, schema: z.ZodType, name: string, list?: string): Value | undefined {
    if (++this.nodes > MAX_NODES) {
      if (this.nodes === MAX_NODES + 1) {
        const span = this.alias ?? { start: this.shift, end: this.shift + 1 };
        this.report(
          'unsupported-yaml',
          span,
          t`The aliases here expand to more than an entry can hold. Write the values out.`,
        );
      }
      return undefined;
    }
    if (isAlias(node)) return this.#readAlias(node, schema, name, list);
    const { bare: inner, meta, shape } = factsOf(schema);
    if (meta.raw === true) return this.raw(node as Node);
    if (shape === 'union') return this.#readUnion(node as Node, inner as z.ZodUnion, name);
    if (shape === 'object') {
      if (isMap(node)) return this.mapping(node, inner as z.ZodObject, name);
      return this.#wrong(node, name, inner);
    }
    if (shape === 'record') {
      if (isMap(node)) return this.#pairs(node, inner as z.ZodRecord, name);
      return this.#wrong(node, name, inner);
    }
    if (shape === 'array') {
      if (isSeq(node)) return this.#list(node, (inner as z.ZodArray).element as z.ZodType, name);
      return this.#wrong(node, name, inner);
    }
    if (isScalar(node)) return this.scalar(node, meta, name);
    return this.#wrong(node, name, inner, list);
  }

  #readAlias(alias: Alias, schema: z.ZodType, name: string, list?: string): Value | undefined {
    const span = this.spanOf(alias);
    const target = this.depth > MAX_DEPTH ? undefined : this.resolve(alias);
    if (target === undefined) {
      this.unresolved(alias, span);
      return undefined;
    }
    const outer = this.alias;
    this.alias = outer ?? span;
    this.depth++;
    try {
      return this.read(target, schema, name, list);
    } finally {
      this.alias = outer;
      this.depth--;
    }
  }

  #readUnion(node: Node, union: z.ZodUnion, name: string): Value | undefined {
    const options = union.options as readonly z.ZodType[];
    const fits = options.find((option) => {
      const { shape } = factsOf(option);
      return shape === 'array'
        ? isSeq(node)
        : shape === 'object' || shape === 'record'
          ? isMap(node)
          : isScalar(node);
    });
    return this.read(node, fits ?? (options[0] as z.ZodType), name);
  }

  /** Reports a node of the wrong kind. A single text in place of a list is read all the same. */
  #wrong(node: unknown, name: string, schema: z.ZodType, list?: string): Value | undefined {
    const span = this.spanOf(node as Node);
    if (isScalar(node) && node.source === '' && node.type === 'PLAIN') {
      // An empty list is a list without entries; an empty mapping says nothing yet.
      if (schema instanceof z.ZodArray) return { kind: 'list', items: [], flow: false, ...span };
      return undefined;
    }
    if (
      isScalar(node) &&
      schema instanceof z.ZodArray &&
      bare(schema.element as z.ZodType) instanceof z.ZodString
    ) {
      const flow =
        this.alias === null
          ? [
              {
                title: t`Make the value a list`,
                safe: true,
                edits: [{ span, text: `[${asFlow(this.slice(span))}]` }],
              },
            ]
          : [];
      this.report(
        'wrong-type',
        span,
        t`\`${name}\` is a list. Put the value between brackets: [${node.source ?? ''}].`,
        flow,
      );
      const only = this.read(node, schema.element as z.ZodType, name);
      return { kind: 'list', items: only === undefined ? [] : [only], flow: true, ...span };
    }
    this.wrongKind(node as Node, schema, name, list);
    return undefined;
  }

  scalar(node: YamlScalar, meta: KeyMeta, name: string): Scalar<unknown> | undefined {
    const span = this.spanOf(node);
    const { start, end } = span;
    const text = String(node.value ?? '');
    const shared = this.alias !== null;
    if (text === '' && node.type === 'PLAIN') return undefined;
    if (meta.scalar === 'text') {
      if (!shared)
        for (const lost of lostText(this.text, node, this.shift, (anchor) =>
          this.isRepeated(anchor, node.range?.[0] ?? 0),
        ))
          this.findings.push(lost);
      return { kind: 'scalar', text, value: text, shared, start, end };
    }
    const reading = readScalar(meta, text.trim());
    if (reading.ok) return { kind: 'scalar', text, value: reading.value, shared, start, end };
    const quotes = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
    const fixes: Fix[] = [];
    if (reading.meant !== undefined && !shared) {
      const written = quotes ? quoted(reading.meant) : scalarOf(reading.meant, true);
      fixes.push({
        title: t`Change to ${reading.meant}`,
        safe: meta.scalar !== 'id',
        edits: [{ span, text: written }],
      });
    }
    const meant = reading.meant === undefined ? '' : t` Did you mean ${reading.meant}?`;
    this.report(
      'bad-value',
      span,
      t`${shown(text)} cannot be read as \`${name}\`. ${reading.problem}.${meant}`,
      fixes,
    );
    return { kind: 'scalar', text, shared, start, end };
  }

  #list(node: YAMLSeq, element: z.ZodType, name: string): Value {
    const items: Value[] = [];
    const single = singular(name);
    for (const child of node.items) {
      if (isPair(child)) {
        this.report(
          'wrong-type',
          this.spanOf(child.key as Node),
          t`Each of \`${name}\` is a single value, and here is a key with a value.`,
        );
        continue;
      }
      if (isScalar(child) && child.source === '' && child.type === 'PLAIN') {
        this.report(
          'wrong-type',
          this.spanOf(child),
          t`A dash without a value. Write ${single} after it or delete it.`,
        );
        continue;
      }
      const value = this.read(child, element, single, name);
      if (value !== undefined) items.push(value);
    }
    const { start, end } = this.spanOf(node);
    return { kind: 'list', items, flow: node.flow === true, start, end };
  }

  #pairs(node: YAMLMap, record: z.ZodRecord, name: string): Value {
    const pairs: { key: Scalar<unknown>; value: unknown }[] = [];
    const seen = new Map<string, Span>();
    const keyMeta = metaOf(record.keyType as z.ZodType);
    const single = singular(name);
    for (const pair of this.entries(node)) {
      if (!isScalar(pair.key)) continue;
      const key = this.scalar(pair.key, keyMeta, single);
      if (key === undefined) continue;
      const first = seen.get(key.text);
      if (first === undefined) seen.set(key.text, key);
      else this.reportRepeated(first, key.text, key);
      const value =
        pair.value === null
          ? undefined
          : this.read(pair.value, record.valueType as z.ZodType, `${name}.${key.text}`);
      if (value === undefined && (pair.value === null || isScalar(pair.value))) {
        this.report('wrong-type', key, t`${shown(key.text)} has no value yet. Write one after the colon.`);
      }
      if (value !== undefined) pairs.push({ key, value });
    }
    const { start, end } = this.spanOf(node);
    return { kind: 'pairs', pairs, flow: node.flow === true, start, end };
  }

  /**
   * Reads a mapping with fixed keys. `place` names it in messages: 'the item', 'measure'. `top`: read the values of
   * repeated keys too, whose findings may be in several blocks of a file; the first one still wins.
   */
  mapping(node: YAMLMap, schema: z.ZodObject, place: string, top = false): Mapping<Record<string, Value>> {
    const fields = new ByName() as Record<string, Value>;
    const keys = new ByName() as Record<string, Span>;
    const known = keysOf(schema);
    let unknown: Map<string, Span> | undefined;
    let before: Pair | null = null;
    let taken: ReadonlySet<string> | undefined;
    for (const pair of this.entries(node)) {
      const keyNode = isAlias(pair.key) ? this.resolve(pair.key) : pair.key;
      if (!isScalar(keyNode)) {
        this.report(
          'wrong-type',
          this.spanOf((pair.key as Node | null) ?? node),
          t`A key must be a single word, and here is a list or a mapping.`,
        );
        continue;
      }
      const word = String(keyNode.value ?? '');
      const span = this.spanOf(keyNode);
      const key = known.get(word);
      // The schema's own string: one that V8 has interned, as property names are.
      const name = key?.name ?? word;
      if (key === undefined && this.reportLostText(node, pair, before)) continue;
      before = pair;
      const first = key === undefined ? unknown?.get(name) : keys[name];
      const again = first !== undefined;
      if (again) this.reportRepeated(first, name, span);
      else if (key === undefined) (unknown ??= new Map()).set(name, span);
      if (again && !top) continue;
      if (key === undefined) {
        taken ??= new Set(top ? [] : node.items.map((p) => (isScalar(p.key) ? String(p.key.value) : '')));
        if (!name.startsWith('x-'))
          this.unknownKey(
            name,
            span,
            place,
            [...known.keys()].filter((each) => !taken?.has(each)),
          );
        continue;
      }
      if (!again) keys[name] = span;
      const value = pair.value === null ? undefined : this.read(pair.value, key.schema, name);
      if (value === undefined) {
        if (this.isEmpty(pair.value)) this.emptyKey(name, span, key.schema);
      } else if (!again) fields[name] = value;
    }
    this.missingKeys(node, schema, place, { fields, keys });
    const { start, end } = this.spanOf(node);
    return { kind: 'mapping', fields, keys, flow: node.flow === true, start, end };
  }
}

/** Returns the singular of a list's name; `sustains` and `replaces` are verbs. */
const singular = (name: string): string =>
  /^(?:sustains|replaces)$|ss$|[^s]$/.test(name) ? name : name.slice(0, -1);
const asFlow = (source: string): string =>
  /^["']/.test(source) || !/[,[\]{}#]/.test(source) ? source : quoted(source);
