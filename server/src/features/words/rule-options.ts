/** Describes the options of a rule. */
import { ZodDefault, type z } from 'zod';

/** Returns the default of a rule's option. */
export function defaultOf(schema: z.ZodType | undefined): unknown {
  return schema instanceof ZodDefault ? schema.parse(undefined) : undefined;
}
