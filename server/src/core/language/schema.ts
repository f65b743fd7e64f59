/**
 * Defines the language in one place: goals, teams, the root and the file; items are in `item-schema.ts`. Validation,
 * completion, hover, the JSON Schema and the reference page are all derived from it.
 */

import { z } from 'zod';
import { itemSchema } from './item-schema.ts';
import { decisionSchema, measureSchema, roundSchema } from './part-schemas.ts';
import { polaritySchema } from './polarity-schema.ts';
import {
  choice,
  count,
  date,
  effort,
  id,
  key,
  percent,
  reference,
  required,
  scalar,
  text,
  texts,
} from './schema-kit.ts';

export const goalSchema = z.object({
  id: required(
    id,
    'The name others refer to: lower-case letters, digits and hyphens, unique among the goals of the portfolio.',
  ),
  title: required(text, 'What should be true one day.'),
  description: key(text, 'Why it matters. Markdown.'),
  parent: key(reference('goal'), 'The goal that this one is part of.'),
  owner: key(text, 'Who answers for it.'),
  end: key(date, 'When it should be reached.'),
  measures: key(z.array(measureSchema), 'How it is known how near it is.'),
  catchball: key(
    z.array(roundSchema),
    'Rounds in which a target is handed down and back until it is agreed.',
  ),
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
  limit: key(count, 'The most items of its own that may be live at once, in place of `limits`.', {
    example: '3',
  }),
});

const balanceSchema = z.object({
  operational: key(percent, 'Intended share of effort for operational improvement.', { example: '60%' }),
  strategic: key(percent, 'Intended share of effort for strategic initiatives.', { example: '40%' }),
  tolerance: key(percent, 'How far off is still fine, in percentage points; 10 where absent.', {
    example: '10',
  }),
});
const limitsSchema = z.object({
  operational: key(count, 'The most operational items that may be live at once.', { example: '12' }),
  strategic: key(count, 'The most strategic items that may be live at once.', { example: '4' }),
  team: key(count, 'The most live items that one team may have; its own `limit` counts first.', {
    example: '3',
  }),
  sponsor: key(count, 'The most live items that one sponsor may back.', { example: '3' }),
});
const vocabularySchema = z.object({
  operational: key(texts, 'Words of yours that speak for operational improvement.'),
  strategic: key(texts, 'Words of yours that speak for a strategic initiative.'),
  neutral: key(texts, 'Words of yours that speak for neither and would mislead.'),
});

/** Keys that only a root file may have. */
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
  balance: key(
    balanceSchema,
    'The intended share of effort of each track. One is enough; two add up to 100.',
    {
      example: '{operational: 60%, strategic: 40%}',
    },
  ),
  limits: key(
    limitsSchema,
    'How many items may be live at once: on each path, with one team, with one sponsor.',
    { example: '{strategic: 4, team: 3}' },
  ),
  decisions: key(
    z.array(decisionSchema),
    'What reviews decided about the portfolio as a whole, and what became of that.',
  ),
  polarity: key(
    polaritySchema,
    'What each path gives, what too much of it costs, and by which early signs that shows.',
  ),
  rules: key(
    z.record(text as unknown as z.ZodType<string>, text).meta({ raw: true }),
    'Severity and options of rules: `missing-standard: off`.',
  ),
  vocabulary: key(
    vocabularySchema,
    'Words of your organisation that the trait engine should know. Words, never patterns.',
  ),
});

/** All keys that may be at the top level of a file. */
export const fileSchema = z.object({
  ...rootSchema.partial().shape,
  goals: key(z.array(goalSchema), 'What the organisation wants to be true. Goals form a tree by `parent`.'),
  teams: key(z.array(teamSchema), 'Who does the work.'),
  items: key(z.array(itemSchema), 'The work: operational improvements and strategic initiatives.'),
});

export const entrySchemas = { item: itemSchema, goal: goalSchema, team: teamSchema } as const;
/** The top-level key that holds the entries of each kind. */
export const sectionKeys = { item: 'items', goal: 'goals', team: 'teams' } as const;
