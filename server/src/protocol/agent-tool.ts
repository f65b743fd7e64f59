/** What agents ask through the editor. */

/** Client to server, request: one of the tools for agents, over what is open. Nothing is written. */
export const agentTool = 'twotrack/agentTool';
/** Names of the tools, as `twotrack mcp` has them. */
export const agentToolNames = ['list', 'classify', 'explain', 'check', 'propose'] as const;
export type AgentToolName = (typeof agentToolNames)[number];
export interface AgentToolParams {
  readonly tool: AgentToolName;
  /** What the agent asked, as it came. */
  readonly input: unknown;
  /** URIs of the folders that are open: paths in answers are those from there. */
  readonly folders: readonly string[];
}
/** The answer as JSON, that of the command line; or why there is none, for the agent to put right. */
export type AgentToolResult = { readonly json: string } | { readonly refused: string };
