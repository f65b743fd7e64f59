/** One call of a tool, from what an agent asked to the answer as it is handed over. */
import { marked } from './marked.ts';
import { RefusedCall } from './refused-call.ts';
import { tools } from './tools.ts';
import type { Open } from './world.ts';

/** The answer, its texts marked. @throws RefusedCall for what the agent can put right, a wrong input too */
export async function askTool(name: string, input: unknown, open: Open): Promise<object> {
  const tool = tools.find((each) => each.name === name);
  if (tool === undefined) throw new RefusedCall(`there is no tool ${name}`);
  const asked = tool.input.safeParse(input ?? {});
  if (asked.success) return marked(await tool.run(asked.data, open));
  const [issue] = asked.error.issues;
  throw new RefusedCall(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}
