/** What a tool is: one thing that an agent can ask for. It reads and answers; none of them writes. */
import type { z } from 'zod';
import type { Open } from './world.ts';

export interface Tool<Input extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly title: string;
  /** For the agent: what it gives, and when to ask for it. */
  readonly description: string;
  readonly input: Input;
  /** The answer, as JSON. @throws RefusedCall for what the agent can put right */
  readonly run: (input: z.infer<Input>, open: Open) => Promise<object>;
}

/** Defines a tool; its handler sees its own input. */
export function defineTool<Input extends z.ZodObject>(tool: Tool<Input>): Tool {
  return tool as unknown as Tool;
}

/** A stretch of a long list, and where the next one begins. */
export function stretch<T>(
  all: readonly T[],
  offset: number,
  limit: number,
): { readonly part: readonly T[]; readonly total: number; readonly next: number | null } {
  const end = offset + limit;
  return { part: all.slice(offset, end), total: all.length, next: end < all.length ? end : null };
}
