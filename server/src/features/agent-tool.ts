/** `twotrack/agentTool`: runs the tools of `twotrack mcp` over the open buffers, for agents inside the editor. */
import { askTool } from '../agents/ask-tool.ts';
import { openCopy } from '../agents/open-copy.ts';
import { RefusedCall } from '../agents/refused-call.ts';
import { type AgentToolParams, type AgentToolResult, agentTool as method } from '../protocol/agent-tool.ts';
import { defineSessionFeature } from './kit/feature.ts';

export const agentTool = defineSessionFeature<AgentToolParams, Promise<AgentToolResult>>({
  method,
  capabilities: () => ({}),
  handle: async ({ tool, input, folders }, { session }) => {
    try {
      const answer = await askTool(tool, input, (where) => openCopy(session, folders, where));
      return { json: JSON.stringify(answer) };
    } catch (error) {
      if (error instanceof RefusedCall) return { refused: error.message };
      throw error;
    }
  },
});
