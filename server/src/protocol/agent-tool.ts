/** Messages for agents that use the tools through the editor. */

/** Client to server, request: runs one of the tools for agents on the open portfolios. Writes nothing. */
export const agentTool = 'twotrack/agentTool';
/** Names of the tools, as in `twotrack mcp`. */
export const agentToolNames = ['list', 'classify', 'explain', 'check', 'propose'] as const;
export type AgentToolName = (typeof agentToolNames)[number];
export interface AgentToolParams {
  readonly tool: AgentToolName;
  /** The agent's input, not validated. */
  readonly input: unknown;
  /** URIs of the open folders; paths in the response are relative to them. */
  readonly folders: readonly string[];
}
/** The same JSON as from the command line; or a reason that tells the agent what to correct. */
export type AgentToolResult = { readonly json: string } | { readonly refused: string };
