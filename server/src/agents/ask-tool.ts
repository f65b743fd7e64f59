/** Runs a tool call, from the agent's input to the marked answer. */
import { marked } from './marked.ts';
import { RefusedCall } from './refused-call.ts';
import { tools } from './tools.ts';
import type { Open } from './world.ts';

/**
 * Calls a tool and marks the user text in its answer.
 * @throws RefusedCall for what the agent can correct, including invalid input
 */
export async function askTool(name: string, input: unknown, open: Open): Promise<object> {
  const tool = tools.find((each) => each.name === name);
  if (tool === undefined) throw new RefusedCall(`there is no tool ${name}`);
  const asked = tool.input.safeParse(input ?? {});
  if (asked.success) return marked(await tool.run(asked.data, open));
  const [issue] = asked.error.issues;
  throw new RefusedCall(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}
