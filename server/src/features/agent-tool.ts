/** `twotrack/agentTool`: runs the tools of `twotrack mcp` over the open buffers, for agents inside the editor. */
import { z } from 'zod';
import { askTool } from '../agents/ask-tool.ts';
import { openCopy } from '../agents/open-copy.ts';
import { RefusedCall } from '../agents/refused-call.ts';
import {
  type AgentToolParams,
  type AgentToolResult,
  agentToolNames,
  agentTool as method,
} from '../protocol/agent-tool.ts';
import { defineSessionFeature } from './kit/feature.ts';
import { shapeOf, texts } from './kit/shapes.ts';

export const agentTool = defineSessionFeature<AgentToolParams, Promise<AgentToolResult>>({
  method,
  params: shapeOf<AgentToolParams>({ tool: z.enum(agentToolNames), input: z.unknown(), folders: texts }),
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
