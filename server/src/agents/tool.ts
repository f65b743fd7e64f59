/** Defines the shape of a tool that agents can call. Tools only read and never write. */
import type { z } from 'zod';
import type { Open } from './world.ts';

export interface Tool<Input extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly title: string;
  /** Tells the agent what the tool returns, and when to use it. */
  readonly description: string;
  readonly input: Input;
  /**
   * Returns the answer as JSON.
   * @throws RefusedCall for what the agent can correct
   */
  readonly run: (input: z.infer<Input>, open: Open) => Promise<object>;
}

/** Defines a tool with a typed input. */
export function defineTool<Input extends z.ZodObject>(tool: Tool<Input>): Tool {
  return tool as unknown as Tool;
}

/** Returns one page of a long list, and where the next one starts. */
export function stretch<T>(
  all: readonly T[],
  offset: number,
  limit: number,
): { readonly part: readonly T[]; readonly total: number; readonly next: number | null } {
  const end = offset + limit;
  return { part: all.slice(offset, end), total: all.length, next: end < all.length ? end : null };
}
