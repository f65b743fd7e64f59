/** Defines what items and goals hold in lists and mappings: measures, milestones, links, decisions, experiments, rounds. */

import { z } from 'zod';
import type { DayRange } from '../text/days.ts';
import { byDate, choice, date, effort, key, number, required, scalar, text } from './schema-kit.ts';

export const reviews = ['daily', 'weekly', 'biweekly', 'monthly', 'quarterly', 'annually'] as const;
export const review = choice(reviews, {
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

export const decisionSchema = z.object({
  asked: key(text, 'What was asked.', { example: 'Build three theatres in place of four' }),
  decided: key(text, 'What was decided; absent while the question is open.'),
  date: required(date, 'The day it was decided, or asked where it is open.'),
  by: key(text, 'Who decided.'),
  until: key(
    date,
    'The day by which it should be carried out, or decided if it is open; for a month or a quarter, its last day.',
  ),
  became: key(text, 'What became of it.'),
});

export const stoppedSchema = z.object({
  reason: required(text, 'Why it was given up.'),
  freed: key(effort, 'Full-time people that it freed for other work.', { example: '0.5 fte' }),
  again: key(date, 'When to look at it again.'),
});

export const experimentSchema = z.object({
  step: required(text, 'What is tried next.'),
  expected: key(text, 'What should come of it.'),
  happened: key(text, 'What did come of it.'),
  learned: key(text, 'What that teaches.'),
});

export const roundSchema = z.object({
  from: required(text, 'Who hands the target over: a team id or a name.'),
  to: required(text, 'Who should catch it: a team id or a name.'),
  date: required(date, 'The day it was handed over.'),
  proposal: required(text, 'What should be reached, and by when.'),
  answer: key(text, 'What comes back: what it takes, or what can be promised in its place.'),
  agreed: key(scalar<boolean | DayRange>('done'), '`true`, `false` or the day it was agreed.'),
});
