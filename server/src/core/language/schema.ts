/**
 * The language, described once. zod holds the shape; the metadata of each schema says how a scalar is read and
 * what a key means. Validation, completion, hover, the JSON Schema and the reference page all come from here.
 */
import { z } from 'zod';
import type { DayRange } from '../text/days.ts';
import type { Money } from './scalars.ts';

/** How a scalar is read from its source text; one reader each in `read-scalar.ts`. */
export type ScalarName =
  | 'text'
  | 'id'
  | 'reference'
  | 'date'
  | 'duration'
  | 'effort'
  | 'money'
  | 'percent'
  | 'number'
  | 'currency'
  | 'done'
  | 'url'
  | 'choice';
export type EntryKind = 'item' | 'goal' | 'team';

/** Metadata of any schema of the language. */
export interface KeyMeta {
  readonly scalar?: ScalarName;
  /** The allowed values of a choice, in the order they are offered. */
  readonly values?: readonly string[];
  /** What each value of a choice means. */
  readonly valueDocs?: Readonly<Record<string, string>>;
  /** The kind of entry whose id stands here. */
  readonly refers?: EntryKind;
  /** What the key means, one or two sentences of Markdown. */
  readonly doc?: string;
  /** Which of the two paths the key mostly serves. */
  readonly suits?: 'operational' | 'strategic';
  /** A value to show and to insert. */
  readonly example?: string;
  /** Read as it stands, for a later floor to judge (the options of `rules`). */
  readonly raw?: boolean;
}

/** A schema whose values are read by a named reader into `T`. */
export type ScalarSchema<T> = z.ZodType<T> & { readonly scalarOf?: T };

const scalar = <T>(name: ScalarName, meta: KeyMeta = {}): ScalarSchema<T> =>
  z.string().meta({ scalar: name, ...meta }) as unknown as ScalarSchema<T>;
/** An optional key with its meaning. */
const key = <S extends z.ZodType>(schema: S, doc: string, more: KeyMeta = {}): z.ZodOptional<S> =>
  schema.optional().meta({ doc, ...more }) as z.ZodOptional<S>;
/** A required key with its meaning. */
const required = <S extends z.ZodType>(schema: S, doc: string, more: KeyMeta = {}): S =>
  schema.meta({ ...schema.meta(), doc, ...more }) as S;
const choice = <const V extends readonly string[]>(
  values: V,
  valueDocs: Record<V[number], string>,
): ScalarSchema<V[number]> => scalar<V[number]>('choice', { values, valueDocs });
const reference = (kind: EntryKind): ScalarSchema<string> => scalar<string>('reference', { refers: kind });

const text = scalar<string>('text');
const id = scalar<string>('id');
const date = scalar<DayRange>('date');
const duration = scalar<number>('duration');
const effort = scalar<number>('effort');
const money = scalar<Money>('money');
const percent = scalar<number>('percent');
const number = scalar<number>('number');
const texts = z.array(text);
const byDate = z.record(date as unknown as z.ZodType<string>, number);

export const tracks = ['operational', 'strategic', 'neither'] as const;
export const statuses = ['idea', 'planned', 'active', 'paused', 'done', 'stopped'] as const;
export const reviews = ['daily', 'weekly', 'biweekly', 'monthly', 'quarterly', 'annually'] as const;
const review = choice(reviews, {
  daily: 'Every working day, at a huddle or a board.',
  weekly: 'Once a week.',
  biweekly: 'Every two weeks.',
  monthly: 'Once a month.',
  quarterly: 'Four times a year.',
  annually: 'Once a year.',
});

export const measureSchema = z.object({
  name: required(text, 'What is counted or timed.'),
  kind: key(
    choice(['process', 'outcome'], {
      process: 'Seen while the work is done: time, errors, waiting.',
      outcome: 'Seen in what the work brings about: share, income, harm avoided.',
    }),
    'Whether it watches the work itself or what comes of it.',
  ),
  baseline: key(number, 'The figure before anything was changed.', { suits: 'operational' }),
  target: key(number, 'The figure to be reached.'),
  unit: key(text, 'What one of it is: min, %, per year.', { example: 'min' }),
  every: key(review, 'How often it is read.'),
  better: key(
    choice(['lower', 'higher'], {
      lower: 'A smaller figure is better.',
      higher: 'A larger figure is better.',
    }),
    'Which way is better; where absent, from baseline to target.',
  ),
  plan: key(
    byDate,
    'What it should read at the end of a day, month or quarter. Without a plan, a straight line from baseline to target.',
  ),
  actuals: key(byDate, 'What it did read at the end of a day, month or quarter.'),
  countermeasure: key(text, 'What is done about a figure that misses its plan.', { suits: 'operational' }),
});

export const milestoneSchema = z.object({
  title: required(text, 'What will then be true.'),
  date: required(date, 'The day it is due; of a month or a quarter, its last day.'),
  done: key(scalar<boolean | DayRange>('done'), '`true`, `false` or the day it was met.'),
});

export const linkSchema = z.object({
  title: required(text, 'What is behind the link.'),
  url: required(scalar<string>('url'), 'http, https, mailto or a path relative to this file.'),
});

export const itemSchema = z.object({
  id: required(
    id,
    'The name others refer to: lower-case letters, digits and hyphens, unique among the items of the portfolio.',
  ),
  title: required(text, 'What it is, in a few words.'),
  track: key(
    choice(tracks, {
      operational: 'Makes what exists work better.',
      strategic: 'Changes what the organisation does or how it operates.',
      neither: 'Running, mandatory or like for like: on neither path, on purpose.',
    }),
    'The path the item is on.',
  ),
  status: key(
    choice(statuses, {
      idea: 'Not decided.',
      planned: 'Decided, not begun.',
      active: 'Under way; live.',
      paused: 'Begun and resting; live.',
      done: 'Finished.',
      stopped: 'Given up before it was finished.',
    }),
    'Where it stands; `planned` where absent. Active and paused items are *live*.',
  ),
  health: key(
    choice(['on-track', 'at-risk', 'off-track'], {
      'on-track': 'Going as planned.',
      'at-risk': 'May miss its end or its target.',
      'off-track': 'Will miss unless something is changed.',
    }),
    'How it is going.',
  ),
  description: key(text, 'What is done and why, in plain words. Markdown.'),
  owner: key(text, 'Who answers for it: a team id or a name.'),
  teams: key(
    z.union([
      z.array(reference('team')),
      z.record(reference('team') as unknown as z.ZodType<string>, effort),
    ]),
    'Who does the work: a list of team ids, or each team id with its effort.',
    { example: '[]' },
  ),
  sponsor: key(text, 'The executive who backs it and clears its way.', { suits: 'strategic' }),
  goals: key(z.array(reference('goal')), 'Ids of the goals it serves.'),
  'depends-on': key(z.array(reference('item')), 'Ids of the items that must be done first.'),
  sustains: key(z.array(reference('item')), 'Ids of the items whose result this one holds and improves.', {
    suits: 'operational',
  }),
  replaces: key(z.array(reference('item')), 'Ids of the items that this one makes obsolete.', {
    suits: 'strategic',
  }),
  start: key(date, 'The day it begins; of a month or a year, the first day.'),
  end: key(date, 'The day it ends; of a month or a year, the last day. Of a done item, when it ended.'),
  horizon: key(duration, 'How long it takes, where no dates are known: `6 weeks`, `18-24 months`.', {
    example: '6 weeks',
  }),
  review: key(review, 'How often it is looked at.'),
  reviewed: key(date, 'The day it was last looked at.'),
  change: key(
    choice(['incremental', 'breakthrough'], {
      incremental: 'Small steps within what is there.',
      breakthrough: 'A leap that the present way cannot make.',
    }),
    'The size of the change.',
  ),
  scope: key(
    choice(['process', 'team', 'site', 'value-stream', 'enterprise', 'market'], {
      process: 'One process.',
      team: 'One team.',
      site: 'One place.',
      'value-stream': 'Everything from a request to its fulfilment.',
      enterprise: 'The whole organisation.',
      market: 'Customers, partners, competitors.',
    }),
    'How far it reaches.',
  ),
  methods: key(texts, 'How it is worked: `standard work`, `A3`, `stage gate`.', { example: '[]' }),
  funding: key(
    choice(['operating', 'capital', 'dedicated'], {
      operating: 'From the running budget.',
      capital: 'An investment, decided as one.',
      dedicated: 'Set aside for this alone.',
    }),
    'Where the money comes from.',
  ),
  budget: key(money, 'The money it may spend: `12k`, `4.5M`.', { example: '12k' }),
  effort: key(effort, 'Full-time people, in all; split evenly over `teams` where they are a list.', {
    example: '0.5 fte',
  }),
  standard: key(text, 'The standard this work holds or raises.', { suits: 'operational' }),
  measures: key(z.array(measureSchema), 'How it is known whether it works.'),
  milestones: key(z.array(milestoneSchema), 'Dated points that show it is getting there.', {
    suits: 'strategic',
  }),
  risks: key(texts, 'What may go wrong, or is assumed.', { example: '[]' }),
  decision: key(text, 'What is asked of the next review.'),
  links: key(z.array(linkSchema), 'Where to read more.'),
  tags: key(texts, 'Words to find it by.', { example: '[]' }),
});

export const goalSchema = z.object({
  id: required(
    id,
    'The name others refer to: lower-case letters, digits and hyphens, unique among the goals of the portfolio.',
  ),
  title: required(text, 'What is to be true one day.'),
  description: key(text, 'Why it matters. Markdown.'),
  parent: key(reference('goal'), 'The goal that this one is part of.'),
  owner: key(text, 'Who answers for it.'),
  end: key(date, 'When it is to be reached.'),
  measures: key(z.array(measureSchema), 'How it is known how near it is.'),
});

export const teamSchema = z.object({
  id: required(
    id,
    'The name others refer to: lower-case letters, digits and hyphens, unique among the teams of the portfolio.',
  ),
  name: required(text, 'What people call it.'),
  kind: key(
    choice(['frontline', 'staff', 'executive'], {
      frontline: 'Does the work that customers, patients or citizens see.',
      staff: 'Helps others do it: IT, finance, an improvement office.',
      executive: 'Leads the organisation or a large part of it.',
    }),
    'What kind of team it is.',
  ),
  lead: key(text, 'Who leads it.'),
  capacity: key(effort, 'Full-time people free for the work of the portfolio, beside the daily work.', {
    example: '2 fte',
  }),
});

const balanceSchema = z.object({
  operational: key(percent, 'Intended share of effort for operational improvement.', { example: '60%' }),
  strategic: key(percent, 'Intended share of effort for strategic initiatives.', { example: '40%' }),
  tolerance: key(percent, 'How far off is still fine, in percentage points; 10 where absent.', {
    example: '10',
  }),
});
const vocabularySchema = z.object({
  operational: key(texts, 'Words of yours that speak for operational improvement.'),
  strategic: key(texts, 'Words of yours that speak for a strategic initiative.'),
  neutral: key(texts, 'Words of yours that speak for neither and would mislead.'),
});

/** The keys that only a root file may hold. */
export const rootSchema = z.object({
  portfolio: required(text, 'The name of the portfolio. A file with this key makes its folder a portfolio.'),
  period: key(
    z.union([
      date,
      z.object({
        start: required(date, 'First day of the period.'),
        end: required(date, 'Last day of the period.'),
      }),
    ]),
    'What balance and load are reckoned over: a year, or `{start, end}`.',
    { example: '2027' },
  ),
  currency: key(scalar<string>('currency'), 'ISO 4217 code of all money without one of its own.', {
    example: 'EUR',
  }),
  balance: key(balanceSchema, 'The share of effort meant for each track. One is enough; two add up to 100.', {
    example: '{operational: 60%, strategic: 40%}',
  }),
  rules: key(
    z.record(text as unknown as z.ZodType<string>, text).meta({ raw: true }),
    'Severity and options of rules: `missing-standard: off`.',
  ),
  vocabulary: key(
    vocabularySchema,
    'Words of your organisation that the trait engine should know. Words, never patterns.',
  ),
});

/** Everything that may stand at the top of a file. */
export const fileSchema = z.object({
  ...rootSchema.partial().shape,
  goals: key(z.array(goalSchema), 'What the organisation wants to be true. Goals form a tree by `parent`.'),
  teams: key(z.array(teamSchema), 'Who does the work.'),
  items: key(z.array(itemSchema), 'The work: operational improvements and strategic initiatives.'),
});

export const entrySchemas = { item: itemSchema, goal: goalSchema, team: teamSchema } as const;
/** The top-level key that holds the entries of each kind. */
export const sectionKeys = { item: 'items', goal: 'goals', team: 'teams' } as const;

/** What a walk asks of a schema again and again, worked out once: zod answers it anew each time. */
interface SchemaFacts {
  readonly meta: KeyMeta;
  readonly bare: z.ZodType;
  readonly optional: boolean;
  readonly shape: 'union' | 'object' | 'record' | 'array' | 'scalar';
}
const FACTS = new WeakMap<z.ZodType, SchemaFacts>();

/** Facts of a schema; made once. */
export function factsOf(schema: z.ZodType): SchemaFacts {
  let facts = FACTS.get(schema);
  if (facts === undefined) FACTS.set(schema, (facts = lookAt(schema)));
  return facts;
}

function lookAt(schema: z.ZodType): SchemaFacts {
  const own = (schema.meta() ?? {}) as KeyMeta;
  if (schema instanceof z.ZodOptional) {
    const inner = factsOf(schema.unwrap() as z.ZodType);
    return { ...inner, meta: { ...inner.meta, ...own }, optional: true };
  }
  const shape =
    schema instanceof z.ZodUnion
      ? 'union'
      : schema instanceof z.ZodObject
        ? 'object'
        : schema instanceof z.ZodRecord
          ? 'record'
          : schema instanceof z.ZodArray
            ? 'array'
            : 'scalar';
  return { meta: own, bare: schema, optional: false, shape };
}

/** Metadata of a schema, its optional wrapper included. */
export const metaOf = (schema: z.ZodType): KeyMeta => factsOf(schema).meta;
/** The schema inside optional wrappers. */
export const bare = (schema: z.ZodType): z.ZodType => factsOf(schema).bare;

const REQUIRED = new WeakMap<z.ZodObject, readonly (readonly [string, z.ZodType])[]>();
/** The keys that an object must have, with their schemas. */
export function requiredKeys(schema: z.ZodObject): readonly (readonly [string, z.ZodType])[] {
  let keys = REQUIRED.get(schema);
  if (keys === undefined) {
    keys = Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>).filter(
      ([, own]) => !factsOf(own).optional,
    );
    REQUIRED.set(schema, keys);
  }
  return keys;
}
