/**
 * Generates schema/portfolio.schema.json from the language's zod schema: JSON Schema draft 2020-12, for editors with
 * YAML support but without our server. Accepts YAML types as users write them (numbers as numbers), and leaves to the
 * server what a schema cannot express: references, the order of dates, invalid days of a month.
 */
import { z } from 'zod';
import { itemSchema } from '../../server/src/core/language/item-schema.ts';
import { linkSchema, measureSchema, milestoneSchema } from '../../server/src/core/language/part-schemas.ts';
import { fileSchema, goalSchema, teamSchema } from '../../server/src/core/language/schema.ts';
import { bare, type KeyMeta, metaOf } from '../../server/src/core/language/schema-kit.ts';
import { severities } from '../../server/src/core/text/finding.ts';
import { homepage } from '../../server/src/manifest.ts';
import type { AnyRule } from '../../server/src/rules/kit/define-rule.ts';

type Json = Readonly<Record<string, unknown>>;

const DATE = '^\\d{4}(-((0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?|Q[1-4]|H[12]))?$';
const number = '[+-]?(\\d+(\\.\\d+)?|\\.\\d+)([eE][+-]?\\d{1,2})?';
const amount = '\\d+(\\.\\d+)?';
const anyCase = (word: string): string => [...word].map((c) => `[${c.toUpperCase()}${c}]`).join('');

/** JSON Schema of each kind of scalar, as a parser with implicit types sees it. */
const SCALARS: Readonly<Record<NonNullable<KeyMeta['scalar']>, Json>> = {
  text: { type: ['string', 'number', 'boolean'] },
  id: { type: ['string', 'integer'], pattern: '^[a-z0-9][a-z0-9-]*$' },
  reference: { type: ['string', 'integer'], pattern: '^[a-z0-9][a-z0-9-]*$' },
  date: { type: ['string', 'integer'], pattern: DATE, minimum: 1900, maximum: 2200 },
  duration: {
    type: 'string',
    pattern: `^(${amount} ?(-|–|to) ?)?${amount} ?(${['day', 'week', 'month', 'year'].map(anyCase).join('|')})[sS]?$`,
  },
  effort: { type: ['string', 'number'], pattern: `^${amount} ?(${anyCase('fte')})?$`, minimum: 0 },
  money: {
    type: ['string', 'number'],
    // Ambiguous between twelve thousand and twelve: `12.000` without a scale is refused.
    pattern: `^(?![^0-9]*[1-9][0-9]{0,2}[.][0-9]{3} ?([A-Z]{3}|[€£$¥₹₩])?$)([A-Z]{3} ?|[€£$¥₹₩] ?)?${amount} ?([kKmM]|[bB][nN])?( ?[A-Z]{3}| ?[€£$¥₹₩])?$`,
    minimum: 0,
  },
  percent: { type: ['string', 'number'], pattern: `^${amount} ?%?$`, minimum: 0, maximum: 100 },
  number: { type: ['string', 'number'], pattern: `^${number}$` },
  count: { type: ['string', 'integer'], pattern: '^[1-9]\\d{0,5}$', minimum: 1, maximum: 999_999 },
  // Not the list of currencies, which differs between versions of Node.
  currency: { type: 'string', pattern: '^[A-Z]{3}$' },
  done: {
    anyOf: [
      { type: 'boolean' },
      { type: ['string', 'integer'], pattern: DATE, minimum: 1900, maximum: 2200 },
    ],
  },
  url: {
    type: 'string',
    pattern:
      '^([hH][tT][tT][pP][sS]?://[^\\s/]\\S*|[mM][aA][iI][lL][tT][oO]:\\S+@\\S*|(?![a-zA-Z][a-zA-Z0-9+.-]*:)[^/\\\\].*)$',
  },
  choice: { type: 'string' },
};

const NAMED = new Map<z.ZodType, string>([
  [itemSchema, 'item'],
  [goalSchema, 'goal'],
  [teamSchema, 'team'],
  [measureSchema, 'measure'],
  [milestoneSchema, 'milestone'],
  [linkSchema, 'link'],
]);

/** Returns the whole schema. Deterministic: equal descriptions give equal JSON. */
export function jsonSchema(rules: readonly AnyRule[]): Json {
  const definitions: Record<string, Json> = {};
  for (const [schema, name] of NAMED) definitions[name] = shapeOf(schema as z.ZodObject);
  for (const [name, shape] of Object.entries(SCALARS))
    if (name !== 'choice' && name !== 'text') definitions[name] = shape;
  definitions['severity'] = severitySchema();
  const file = shapeOf(fileSchema) as { properties: Record<string, Json> };
  const { rules: ruleKey, ...rest } = file.properties;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${homepage}/blob/main/schema/portfolio.schema.json`,
    title: 'Twotrack portfolio',
    ...documented(
      'Operational improvements and strategic initiatives, the goals they serve and the teams that do the work.',
    ),
    ...file,
    properties: { ...rest, rules: { ...ruleKey, ...rulesSchema(rules) } },
    $defs: definitions,
  };
}

const documented = (doc: string | undefined): Json =>
  doc === undefined ? {} : { description: doc.replaceAll('`', ''), markdownDescription: doc };

function shapeOf(object: z.ZodObject): Json {
  const properties: Record<string, Json> = {};
  const required: string[] = [];
  for (const [key, schema] of Object.entries(object.shape as Record<string, z.ZodType>)) {
    properties[key] = {
      ...schemaOf(schema),
      ...documented(metaOf(schema).doc),
      ...exampleOf(metaOf(schema)),
    };
    if (!(schema instanceof z.ZodOptional)) required.push(key);
  }
  return {
    type: 'object',
    properties,
    patternProperties: { '^x-': true },
    additionalProperties: false,
    ...(required.length > 0 ? { required } : {}),
  };
}

const exampleOf = ({ example }: KeyMeta): Json =>
  example === undefined || /^[[{]/.test(example) ? {} : { examples: [example] };

/** Returns a schema without its documentation. */
function schemaOf(schema: z.ZodType): Json {
  const inner = bare(schema);
  const name = NAMED.get(inner);
  if (name !== undefined) return { $ref: `#/$defs/${name}` };
  if (metaOf(schema).raw === true) return {};
  if (inner instanceof z.ZodUnion) return { anyOf: (inner.options as readonly z.ZodType[]).map(schemaOf) };
  if (inner instanceof z.ZodObject) return shapeOf(inner);
  if (inner instanceof z.ZodArray)
    return { type: ['array', 'null'], items: elementOf(inner.element as z.ZodType) };
  if (inner instanceof z.ZodRecord) {
    const keys = SCALARS[metaOf(inner.keyType as z.ZodType).scalar ?? 'text'];
    return {
      type: 'object',
      propertyNames: { ...(keys['pattern'] === undefined ? {} : { pattern: keys['pattern'] }) },
      additionalProperties: schemaOf(inner.valueType as z.ZodType),
    };
  }
  return scalarSchema(metaOf(schema));
}

/** In a list `null` is an ordinary word: the language reads it literally. */
function elementOf(element: z.ZodType): Json {
  const schema = schemaOf(element);
  return metaOf(element).scalar === 'text' ? { type: ['string', 'number', 'boolean', 'null'] } : schema;
}

function scalarSchema(meta: KeyMeta): Json {
  const { scalar = 'text', values, valueDocs } = meta;
  if (scalar === 'choice') {
    const docs = (values ?? []).map((value) => valueDocs?.[value] ?? '');
    return {
      type: 'string',
      enum: values ?? [],
      enumDescriptions: docs.map((doc) => doc.replaceAll('`', '')),
      markdownEnumDescriptions: docs,
    };
  }
  return scalar === 'text' ? SCALARS.text : { $ref: `#/$defs/${scalar}` };
}

function severitySchema(): Json {
  const words: Readonly<Record<string, string>> = {
    off: 'Not looked for.',
    hint: 'Shown at the place alone.',
    info: 'For your information.',
    warning: 'Should be mended.',
    error: 'Must be mended.',
    false: 'The same as off.',
  };
  const values = ['off', ...severities];
  // YAML 1.1 parsers read `off` as false.
  return { enum: [...values, false], enumDescriptions: [...values, 'false'].map((value) => words[value]) };
}

/** Returns a property for each rule: its severity, or an object with severity and options. */
function rulesSchema(rules: readonly AnyRule[]): Json {
  const properties: Record<string, Json> = {};
  for (const rule of rules) {
    const severity = { $ref: '#/$defs/severity' };
    const withOptions = {
      type: 'object',
      properties: { severity, ...optionsOf(rule) },
      additionalProperties: false,
    };
    properties[rule.id] = {
      ...(rule.id === 'syntax'
        ? { const: 'error' }
        : rule.options === undefined
          ? { anyOf: [severity, { ...withOptions }] }
          : { anyOf: [severity, withOptions] }),
      ...documented(`${rule.summary}. Default: \`${rule.severity}\`.`),
    };
  }
  return { type: 'object', properties, additionalProperties: false };
}

/** Returns the JSON Schema of a rule's options, by name. */
export function optionsOf(rule: AnyRule): Record<string, Json> {
  if (rule.options === undefined) return {};
  const { properties = {} } = z.toJSONSchema(rule.options, { io: 'input' }) as {
    properties?: Record<string, Json & { doc?: string }>;
  };
  return Object.fromEntries(
    Object.entries(properties).map(([name, { doc, ...schema }]) => [name, { ...schema, ...documented(doc) }]),
  );
}
