/** Documents the keys and values of the language in Markdown, from the schema. For hover and completion. */

import type { z } from 'zod';
import { ZodArray, ZodObject, ZodRecord } from 'zod';
import { type KeyMeta, metaOf, type ScalarName } from '../../core/language/schema-kit.ts';
import { later, t, translated } from '../../core/text/l10n.ts';
import { choices, type Root, schemasAt } from '../place/place.ts';
import type { Path } from '../place/place-frame.ts';

const SCALARS: Readonly<Record<ScalarName, string>> = {
  text: later`text`,
  id: later`an id`,
  reference: later`an id`,
  date: later`a date: 2027-01-11, 2027-01, 2027-Q1, 2027-H1 or 2027`,
  duration: later`a duration: 6 weeks, 18-24 months`,
  effort: later`effort in full-time people: 0.8 fte`,
  money: later`money: 12000, 12k, 4.5M`,
  percent: later`percent: 60%`,
  number: later`a number`,
  count: later`a whole number from 1`,
  currency: later`a currency code: EUR`,
  done: later`true, false or a date`,
  url: later`a web address or a relative path`,
  choice: later`a word`,
};
const PATHS = {
  operational: later`operational improvement`,
  strategic: later`strategic initiatives`,
} as const;

/** Describes the shape of a key's value: `a list of goal ids`. */
export function shapeWords(schema: z.ZodType): string {
  const words = choices(schema).map((option): string => {
    const meta = metaOf(option);
    if (option instanceof ZodArray) return t`a list of ${plural(choices(option.element as z.ZodType)[0])}`;
    if (option instanceof ZodRecord) {
      const key = metaOf(option.keyType as z.ZodType);
      return meta.raw === true
        ? t`a mapping`
        : key.refers === undefined
          ? t`a number for each date`
          : effortFor(key.refers);
    }
    if (option instanceof ZodObject) return t`a mapping`;
    if (meta.refers !== undefined) return t`the id of a ${translated(meta.refers)}`;
    if (meta.values !== undefined) return t`one of ${meta.values.join(', ')}`;
    return translated(SCALARS[meta.scalar ?? 'text']);
  });
  return [...new Set(words)].join(t`, or `);
}

const effortFor = (kind: string): string => t`effort for each ${translated(kind)} id`;

function plural(element: z.ZodType | undefined): string {
  if (element === undefined || element instanceof ZodObject) return t`mappings`;
  const { refers } = metaOf(element);
  return refers === undefined ? t`texts` : t`${translated(refers)} ids`;
}

/** Names the path that a key suits, for a list. */
export const suitWords = (meta: KeyMeta): string =>
  meta.suits === undefined ? '' : t`suits ${translated(PATHS[meta.suits])}`;

/** Documents the key at a path: meaning, type, track, values. Null for an unknown key. */
export function keyDoc(root: Root, path: Path): string | null {
  const schema = schemasAt(root, path)[0];
  const name = path.at(-1);
  if (schema === undefined || typeof name !== 'string') return null;
  const meta = metaOf(schema);
  const required = schema.isOptional() ? '' : t` · required`;
  const suits = meta.suits === undefined ? '' : t` · suits ${translated(PATHS[meta.suits])}`;
  const parts = [`**${name}**${required}${suits}`, translated(meta.doc ?? '')];
  const values = valuesOf(schema);
  if (values.length > 0) parts.push(values.map(([value, doc]) => `- \`${value}\`: ${doc}`).join('\n'));
  else parts.push(t`Takes ${shapeWords(schema)}.`);
  return parts.filter((part) => part !== '').join('\n\n');
}

/** Documents one of the values that a key accepts. */
export function valueDoc(root: Root, path: Path, value: string): string | null {
  for (const schema of schemasAt(root, path)) {
    const doc = valuesOf(schema).find(([name]) => name === value)?.[1];
    if (doc !== undefined) return `**${value}**\n\n${doc}`;
  }
  return null;
}

function valuesOf(schema: z.ZodType): readonly (readonly [string, string])[] {
  const { values, valueDocs } = metaOf(schema);
  return (values ?? []).map((value) => [value, translated(valueDocs?.[value] ?? '')] as const);
}
