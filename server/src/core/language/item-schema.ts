/** Defines the keys of an item. */

import { z } from 'zod';
import {
  decisionSchema,
  experimentSchema,
  linkSchema,
  measureSchema,
  milestoneSchema,
  review,
  roundSchema,
  stoppedSchema,
} from './part-schemas.ts';
import {
  choice,
  count,
  date,
  duration,
  effort,
  id,
  key,
  money,
  reference,
  required,
  text,
  texts,
} from './schema-kit.ts';

export const tracks = ['operational', 'strategic', 'neither'] as const;
export const statuses = ['idea', 'planned', 'active', 'paused', 'done', 'stopped'] as const;
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
      neither: 'Running, mandatory or like-for-like work: deliberately on neither path.',
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
  rank: key(count, 'Its place in the order in which its owner and its teams take their items; 1 is first.', {
    example: '1',
  }),
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
  experiments: key(
    z.array(experimentSchema),
    'Steps that were tried: what was expected, what happened, what it taught.',
    {
      suits: 'operational',
    },
  ),
  catchball: key(
    z.array(roundSchema),
    'Rounds in which a target is handed down and back until it is agreed.',
  ),
  decision: key(text, 'What is asked of the next review.'),
  decisions: key(z.array(decisionSchema), 'What reviews decided about it, and what became of that.'),
  stopped: key(stoppedSchema, 'Why it was given up, what that freed, and when to look again.'),
  links: key(z.array(linkSchema), 'Where to read more.'),
  tags: key(texts, 'Words to find it by.', { example: '[]' }),
});
