/**
 * Defines the key `polarity` of the root file: what each path gives, what too much of it costs, and the early signs of
 * that.
 */
import { z } from 'zod';
import { choice, key, number, required, text, texts } from './schema-kit.ts';

/** Figures that are computed from the portfolio's own dates, by quarter. */
export const signFigures = ['milestones-met', 'steps-finished', 'share-moved', 'operational-share'] as const;

export const signSchema = z.object({
  sign: required(text, 'What is seen early, in a few words.', {
    example: 'No milestone met in two quarters',
  }),
  measure: key(
    text,
    'Name of a measure of a goal or an item: the sign shows while its last reading is `over` or `under` the limit.',
  ),
  rule: key(text, 'Id of a rule: the sign shows while the rule finds something.', {
    example: 'unsustained-leap',
  }),
  figure: key(
    choice(signFigures, {
      'milestones-met': 'Strategic milestones met in the last `quarters`.',
      'steps-finished': 'Operational items finished in the last `quarters`.',
      'share-moved':
        'Points by which the operational share moved over the last `quarters`; below 0 where it fell.',
      'operational-share': 'Operational share of what was under way in this quarter, in percent.',
    }),
    'A figure that follows from the dates of the portfolio: the sign shows while it is `over` or `under` the limit.',
  ),
  over: key(number, 'The sign shows above this.'),
  under: key(number, 'The sign shows below this.'),
  quarters: key(number, 'How many quarters a figure looks back; 2 where absent.'),
  action: required(text, 'What is done when it shows.'),
});

const pole = z.object({
  gives: key(texts, 'What this path gives that the other cannot.'),
  costs: key(texts, 'What too much of it, without the other, costs.'),
  signs: key(z.array(signSchema), 'What shows early that there is too much of it.'),
});

export const polaritySchema = z.object({
  operational: key(pole, 'Operational improvement as one pole.'),
  strategic: key(pole, 'Strategic initiatives as the other pole.'),
});
