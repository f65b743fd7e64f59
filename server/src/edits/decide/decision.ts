/** What a meeting decided, as data: what the page of a meeting sends and what minutes carry. */
import { z } from 'zod';

const words = z.string().trim().min(1);
const common = {
  /** Id of the item; null for the portfolio. */
  item: z.string().nullable(),
  /** The day of the meeting, `2027-09-15`. */
  date: z.iso.date(),
  by: words.optional(),
};

const decisionSchema = z.discriminatedUnion('act', [
  /** Something was decided. `asked`: the question, which is then no longer open where the item asks it. */
  z.object({
    act: z.literal('decided'),
    ...common,
    decided: words,
    asked: words.optional(),
    until: words.optional(),
  }),
  /** Another last day; in words of the meeting, if there were any. */
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
  /** It was looked at, and nothing was to be decided. */
  z.object({ act: z.literal('looked'), ...common }),
  /** What became of a decision, which is told by its words and its day. */
  z.object({ act: z.literal('became'), ...common, decided: words, of: z.iso.date(), became: words }),
]);

/**
 * What is written beside a split: by it a second reading of the same minutes knows that the item was split, though a
 * half that is still mixed could be split again.
 */
export const recordOfSplit = ({ item, date, by }: MeetingDecision): MeetingDecision => ({
  act: 'decided',
  item,
  date,
  decided: 'Split in two, one on each path',
  ...(by === undefined ? {} : { by }),
});

/** One thing that a meeting decided. */
export type MeetingDecision = z.infer<typeof decisionSchema>;

/** A decision from data, or what is wrong with it, for people. */
export function readDecision(value: unknown): MeetingDecision | { readonly problem: string } {
  const read = decisionSchema.safeParse(value);
  if (read.success) return read.data;
  const [first] = read.error.issues;
  return { problem: `${first?.path.join('.') || 'it'}: ${first?.message ?? ''}` };
}
