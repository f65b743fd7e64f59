/** Reports what does not fit an entry's schema: values of the wrong kind, and keys that are unknown, empty or missing. */
import type { Node, Pair, YAMLMap, Scalar as YamlScalar } from 'yaml';
import { isMap, isScalar, isSeq } from 'yaml';
import { z } from 'zod';
import { capital, oneLine } from '../../base/words.ts';
import { t, translated } from '../text/l10n.ts';
import type { Span } from '../text/lines.ts';
import { nearest } from '../text/near-words.ts';
import { quoted } from '../yaml/quote.ts';
import { bare, factsOf, metaOf, requiredKeys } from './schema-kit.ts';
import type { Mapping, Value } from './values.ts';
import { WalkBase } from './walk-base.ts';

/** Describes the kind of value that a schema requires. */
function expectationOf(schema: z.ZodType): string {
  const { shape } = factsOf(schema);
  if (shape === 'object' || shape === 'record') return t`holds keys and values`;
  return shape === 'array' ? t`is a list` : t`is a single value`;
}

export class WalkProblems extends WalkBase {
  /** Reports a node whose kind is not the schema's. `list`: the list that it is an element of. */
  protected wrongKind(node: Node, schema: z.ZodType, name: string, list?: string): void {
    const span = this.spanOf(node);
    const subject = list === undefined ? `\`${name}\`` : t`Each of \`${list}\``;
    if (isMap(node) && schema instanceof z.ZodString && this.#isColonText(node, span)) {
      const fixes = [
        { title: t`Put the text in quotes`, safe: true, edits: [{ span, text: quoted(this.slice(span)) }] },
      ];
      this.report(
        'wrong-type',
        span,
        t`A colon and a space make a key and a value of this text. Put it in quotes.`,
        fixes,
      );
      return;
    }
    const wrap = isMap(node) && node.flow === true && schema instanceof z.ZodArray && this.alias === null;
    const fixes = wrap
      ? [{ title: t`Make the value a list`, safe: true, edits: [{ span, text: `[${this.slice(span)}]` }] }]
      : [];
    const has = isMap(node) ? t`are keys and values` : isSeq(node) ? t`is a list` : t`is a single text`;
    this.report('wrong-type', span, t`${subject} ${expectationOf(schema)}, and here ${has}.`, fixes);
  }

  /** Tells whether a mapping is really a one-line text with a colon: people write `Too late: nobody comes`. */
  #isColonText(map: YAMLMap, span: Span): boolean {
    if (map.items.length !== 1 || this.alias !== null) return false;
    const text = this.slice(span);
    if (text.startsWith('{')) return false;
    return !text.includes('\n') && /[^\s:]+: +\S/.test(text) && !/["\\]|^[&*!?]/.test(text);
  }

  /** Reports the required keys that a mapping lacks. `read`: its parsed keys. */
  protected missingKeys(
    node: YAMLMap,
    schema: z.ZodObject,
    place: string,
    { fields, keys }: Pick<Mapping<Record<string, Value>>, 'fields' | 'keys'>,
  ): void {
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
  }

  /** Reports a key without a value. */
  protected emptyKey(name: string, span: Span, schema: z.ZodType): void {
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

  /** Reports an unknown key; `free` are the keys that it may be a misspelling of. */
  protected unknownKey(name: string, span: Span, place: string, free: readonly string[]): void {
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

  /** Reports text lost at a comma: in `{name: Falls, with harm}`, `with harm` is a key without a value. Returns whether it was. */
  protected reportLostText(map: YAMLMap, pair: Pair, before: Pair | null): boolean {
    const key = pair.key as YamlScalar;
    if (map.flow !== true || pair.value !== null || this.alias !== null || before === null) return false;
    const text = before.value;
    if (!isScalar(text) || text.type !== 'PLAIN' || text.source === '') return false;
    const from = this.spanOf(text);
    const last = this.findings[this.findings.length - 1];
    // `1,000 days, each`: merge what several commas cut off into one finding.
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

/** Formats a text for a message: in quotes, on one line, truncated if it is long. */
export function shown(text: string): string {
  const line = oneLine(text);
  return `“${line.length > 40 ? `${[...line].slice(0, 39).join('')}…` : line}”`;
}
