/** Defines what a meeting decided as data, as sent by the meeting page and read from minutes. */
import { z } from 'zod';

const words = z.string().trim().min(1);
const common = {
  /** Id of the item; null for the portfolio. */
  item: z.string().nullable(),
  /** The day of the meeting, such as `2027-09-15`. */
  date: z.iso.date(),
  by: words.optional(),
};

const decisionSchema = z.discriminatedUnion('act', [
  /** Something was decided. `asked` is the question that it answers, which is then removed from the item. */
  z.object({
    act: z.literal('decided'),
    ...common,
    decided: words,
    asked: words.optional(),
    until: words.optional(),
  }),
  /** A new last day; `decided` gives the meeting's words, if any. */
  z.object({ act: z.literal('end'), ...common, end: words, decided: words.optional() }),
  z.object({
    act: z.literal('stop'),
    ...common,
    reason: words,
    freed: words.optional(),
    again: words.optional(),
  }),
  z.object({ act: z.literal('split'), ...common }),
  z.object({ act: z.literal('countermeasure'), ...common, measure: words, countermeasure: words }),
  z.object({ act: z.literal('owner'), ...common, owner: words }),
  /** The item was reviewed, without a decision. */
  z.object({ act: z.literal('looked'), ...common }),
  /** The outcome of an earlier decision, which is identified by its words and day. */
  z.object({ act: z.literal('became'), ...common, decided: words, of: z.iso.date(), became: words }),
]);

/**
 * Builds the record that is written with a split. If the same minutes are read again, it shows that the item was split
 * already, although a half that is still mixed could be split once more.
 */
export const recordOfSplit = ({ item, date, by }: MeetingDecision): MeetingDecision => ({
  act: 'decided',
  item,
  date,
  decided: 'Split in two, one on each path',
  ...(by === undefined ? {} : { by }),
});

/** A single decision of a meeting. */
export type MeetingDecision = z.infer<typeof decisionSchema>;

/** Validates a decision; returns the problem in plain words if it is invalid. */
export function readDecision(value: unknown): MeetingDecision | { readonly problem: string } {
  const read = decisionSchema.safeParse(value);
  if (read.success) return read.data;
  const [first] = read.error.issues;
  return { problem: `${first?.path.join('.') || 'it'}: ${first?.message ?? ''}` };
}
