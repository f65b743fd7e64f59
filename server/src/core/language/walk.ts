/**
 * Walks the YAML of one entry along its schema: values come out with their places, and everything that does not
 * fit becomes a finding. Nothing is converted, reordered or guessed on the way.
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
import { t, translated } from '../text/l10n.ts';
import type { Span } from '../text/lines.ts';
import { nearest } from '../text/near-words.ts';
import { lostText } from '../yaml/lost-text.ts';
import { quoted, scalarOf } from '../yaml/quote.ts';
import { readScalar } from './read-scalar.ts';
import { bare, factsOf, type KeyMeta, metaOf, requiredKeys } from './schema-kit.ts';
import type { Mapping, Scalar, Value } from './values.ts';
import { MOST_DEPTH, MOST_NODES, WalkBase } from './walk-base.ts';

/**
 * Values by the names that a schema gives them. Inherits nothing, so that no word of a text is taken for something of
 * JavaScript's own; unlike an object made without a prototype it takes the room of its values and no more.
 */
const ByName = function (this: object): void {} as unknown as new () => object;
ByName.prototype = Object.freeze(Object.create(null));

/** What a value of a schema would have to be. */
function expectationOf(schema: z.ZodType): string {
  const { shape } = factsOf(schema);
  if (shape === 'object' || shape === 'record') return t`holds keys and values`;
  return shape === 'array' ? t`is a list` : t`is a single value`;
}

export class Walk extends WalkBase {
  /** Reads a node by its schema; undefined where it is empty or of another kind, which is then a finding. */
  read(node: unknown, schema: z.ZodType, name: string, list?: string): Value | undefined {
    if (++this.nodes > MOST_NODES) {
      if (this.nodes === MOST_NODES + 1) {
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
    const target = this.depth > MOST_DEPTH ? undefined : this.resolve(alias);
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

  /** Reports a node of another kind than its schema says, and reads what can be meant by it. */
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
                title: t`Make a list of the value`,
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
    const subject = list === undefined ? `\`${name}\`` : t`Each of \`${list}\``;
    if (isMap(node) && schema instanceof z.ZodString && this.#isColonText(node, span)) {
      const fixes = [
        { title: t`Put the text in quotes`, safe: true, edits: [{ span, text: quoted(this.slice(span)) }] },
      ];
      this.report(
        'wrong-type',
        span,
        t`A colon and a blank make a key and a value of this text. Put it in quotes.`,
        fixes,
      );
      return undefined;
    }
    const wrap = isMap(node) && node.flow === true && schema instanceof z.ZodArray && this.alias === null;
    const fixes = wrap
      ? [{ title: t`Make a list of the value`, safe: true, edits: [{ span, text: `[${this.slice(span)}]` }] }]
      : [];
    const has = isMap(node) ? t`are keys and values` : isSeq(node) ? t`is a list` : t`is a single text`;
    this.report('wrong-type', span, t`${subject} ${expectationOf(schema)}, and here ${has}.`, fixes);
    return undefined;
  }

  /** One line with a colon in it, where a text is asked for: people write `Too late: nobody comes`. */
  #isColonText(map: YAMLMap, span: Span): boolean {
    if (map.items.length !== 1 || this.alias !== null) return false;
    const text = this.slice(span);
    if (text.startsWith('{')) return false;
    return !text.includes('\n') && /[^\s:]+: +\S/.test(text) && !/["\\]|^[&*!?]/.test(text);
  }

  scalar(node: YamlScalar, meta: KeyMeta, name: string): Scalar<unknown> | undefined {
    const span = this.spanOf(node);
    const text = String(node.value ?? '');
    const shared = this.alias !== null;
    if (text === '' && node.type === 'PLAIN') return undefined;
    if (meta.scalar === 'text') {
      if (!shared)
        for (const lost of lostText(this.text, node, this.shift, (anchor) =>
          this.isRepeated(anchor, node.range?.[0] ?? 0),
        ))
          this.findings.push(lost);
      return { kind: 'scalar', text, value: text, shared, ...span };
    }
    const reading = readScalar(meta, text.trim());
    if (reading.ok) return { kind: 'scalar', text, value: reading.value, shared, ...span };
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
    return { kind: 'scalar', text, shared, ...span };
  }

  #list(node: YAMLSeq, element: z.ZodType, name: string): Value {
    const items: Value[] = [];
    for (const child of node.items) {
      const single = singular(name);
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
    return { kind: 'list', items, flow: node.flow === true, ...this.spanOf(node) };
  }

  #pairs(node: YAMLMap, record: z.ZodRecord, name: string): Value {
    const pairs: { key: Scalar<unknown>; value: unknown }[] = [];
    const seen = new Map<string, Span>();
    for (const pair of this.entries(node)) {
      if (!isScalar(pair.key)) continue;
      const key = this.scalar(pair.key, metaOf(record.keyType as z.ZodType), singular(name));
      if (key === undefined) continue;
      this.repeats(seen, key.text, key);
      const value =
        pair.value === null
          ? undefined
          : this.read(pair.value, record.valueType as z.ZodType, `${name}.${key.text}`);
      if (value === undefined && (pair.value === null || isScalar(pair.value))) {
        this.report('wrong-type', key, t`${shown(key.text)} has no value yet. Write one after the colon.`);
      }
      if (value !== undefined) pairs.push({ key, value });
    }
    return { kind: 'pairs', pairs, flow: node.flow === true, ...this.spanOf(node) };
  }

  /**
   * Reads a mapping with fixed keys. `place` names it in messages: 'the item', 'measure'. `top`: repeated keys are
   * read too, though the first counts, since those of a file may stand in several blocks.
   */
  mapping(node: YAMLMap, schema: z.ZodObject, place: string, top = false): Mapping<Record<string, Value>> {
    const fields = new ByName() as Record<string, Value>;
    const keys = new ByName() as Record<string, Span>;
    const shape = schema.shape as Readonly<Record<string, z.ZodType>>;
    const seen = new Map<string, Span>();
    let before: Pair | null = null;
    let taken: ReadonlySet<string> | undefined;
    for (const pair of this.entries(node)) {
      const keyNode = isAlias(pair.key) ? this.resolve(pair.key) : pair.key;
      if (!isScalar(keyNode)) {
        this.report(
          'wrong-type',
          this.spanOf((pair.key as Node | null) ?? node),
          t`A key is a single word, and here is a list or a mapping.`,
        );
        continue;
      }
      const name = String(keyNode.value ?? '');
      const span = this.spanOf(keyNode);
      const known = Object.hasOwn(shape, name);
      if (!known && this.#straysText(node, pair, before)) continue;
      before = pair;
      const again = this.repeats(seen, name, span);
      if (again && !top) continue;
      if (!known) {
        taken ??= new Set(top ? [] : node.items.map((p) => (isScalar(p.key) ? String(p.key.value) : '')));
        if (!name.startsWith('x-'))
          this.#unknown(
            name,
            span,
            place,
            Object.keys(shape).filter((key) => !taken?.has(key)),
          );
        continue;
      }
      if (!again) keys[name] = span;
      const own = shape[name] as z.ZodType;
      const value = pair.value === null ? undefined : this.read(pair.value, own, name);
      if (value === undefined) {
        if (this.isEmpty(pair.value)) this.#empty(name, span, own);
      } else if (!again) fields[name] = value;
    }
    for (const [name, own] of requiredKeys(schema)) {
      if (name in keys) continue;
      const at = this.spanOf((node.items[0]?.key as Node | undefined) ?? node);
      const title = fields['title'] ?? fields['name'];
      const span =
        'id' in fields && name !== 'id'
          ? (fields['id'] as Span)
          : name === 'id' && title
            ? (title as Span)
            : at;
      this.findings.push({
        rule: 'missing-key',
        span: { start: span.start, end: span.end },
        key: name,
        message: t`${capital(place)} has no \`${name}\`. ${translated(metaOf(own).doc ?? '')} Add it.`,
      });
    }
    return { kind: 'mapping', fields, keys, flow: node.flow === true, ...this.spanOf(node) };
  }

  #empty(name: string, span: Span, schema: z.ZodType): void {
    if (!factsOf(schema).optional)
      this.findings.push({
        rule: 'missing-key',
        span,
        key: name,
        message: t`\`${name}\` has no value yet. ${translated(metaOf(schema).doc ?? '')}`,
      });
    else if (!(bare(schema) instanceof z.ZodArray))
      this.report(
        'wrong-type',
        span,
        t`\`${name}\` has no value. Write one after the colon or delete the key.`,
      );
  }

  /** Reports a key that its place does not have; `free` are those that may still be meant. */
  #unknown(name: string, span: Span, place: string, free: readonly string[]): void {
    const meant = nearest(name.toLowerCase().replace(/[\s_]+/g, '-'), free);
    const fixes =
      meant === undefined || this.alias !== null
        ? []
        : [{ title: t`Change to ${meant}`, safe: true, edits: [{ span, text: meant }] }];
    const hint = meant === undefined ? t`Keys of your own begin with \`x-\`.` : t`Did you mean \`${meant}\`?`;
    this.report(
      'unknown-key',
      span,
      t`${capital(place)} has no key ${shown(name)}: it is not read. ${hint}`,
      fixes,
    );
  }

  /** In `{name: Falls, with harm}` the comma ended the text: what follows became a key without a value. */
  #straysText(map: YAMLMap, pair: Pair, before: Pair | null): boolean {
    const key = pair.key as YamlScalar;
    if (map.flow !== true || pair.value !== null || this.alias !== null || before === null) return false;
    const text = before.value;
    if (!isScalar(text) || text.type !== 'PLAIN' || text.source === '') return false;
    const from = this.spanOf(text);
    const last = this.findings[this.findings.length - 1];
    // `1,000 days, each`: what several commas cut off is lost as one.
    const goesOn =
      last?.rule === 'lost-text' &&
      last.fixes?.[0]?.edits[0]?.span.start === from.start &&
      last.span.start > from.start;
    const span = { start: goesOn ? last.span.start : this.spanOf(key).start, end: this.spanOf(key).end };
    if (goesOn) this.findings.pop();
    const all = { start: from.start, end: span.end };
    this.report(
      'lost-text',
      span,
      t`The comma ends the text before it, so ${shown(this.slice(span))} is not read. Put the whole text in quotes.`,
      [
        {
          title: t`Put the text in quotes`,
          safe: true,
          edits: [{ span: all, text: quoted(this.slice(all)) }],
        },
      ],
    );
    return true;
  }
}

/** One of a list of this name; `sustains` and `replaces` are verbs. */

const singular = (name: string): string =>
  /^(?:sustains|replaces)$|ss$|[^s]$/.test(name) ? name : name.slice(0, -1);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** A text for a message: in quotes, on one line, cut where it is long. */
export function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `“${line.length > 40 ? `${[...line].slice(0, 39).join('')}…` : line}”`;
}
const asFlow = (source: string): string =>
  /^["']/.test(source) || !/[,[\]{}#]/.test(source) ? source : quoted(source);
