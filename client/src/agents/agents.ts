/**
 * Exposes Twotrack to agents in the editor: the MCP server where processes can be started, and language model tools on
 * every host.
 */
import * as vscode from 'vscode';
import { type AgentToolName, agentTool, agentToolNames } from '../../../server/src/protocol/agent-tool.ts';
import { statedDay } from '../services/client-options.ts';
import { configurationSection, mcpProviderId, settingIds, toolId } from '../services/contributions.ts';
import type { ServerConnection } from '../services/server-connection.ts';

/** Registers the MCP server and the tools, as far as this version or fork of VS Code supports them. */
export function registerAgents(
  context: vscode.ExtensionContext,
  connection: ServerConnection,
  inWorker: boolean,
): vscode.Disposable {
  const made: vscode.Disposable[] = [];
  // Forks of VS Code may lack both APIs; older versions may have only one.
  const lm: Partial<typeof vscode.lm> | undefined = vscode.lm;
  if (typeof lm?.registerTool === 'function')
    for (const name of agentToolNames) made.push(lm.registerTool(toolId(name), toolFor(name, connection)));
  if (!inWorker && typeof lm?.registerMcpServerDefinitionProvider === 'function')
    made.push(lm.registerMcpServerDefinitionProvider(mcpProviderId, serversFor(context, made)));
  return { dispose: () => vscode.Disposable.from(...made).dispose() };
}

/** Defines one MCP server per workspace folder on disk. */
function serversFor(
  context: vscode.ExtensionContext,
  made: vscode.Disposable[],
): vscode.McpServerDefinitionProvider<vscode.McpStdioServerDefinition> {
  const changed = new vscode.EventEmitter<void>();
  made.push(
    changed,
    vscode.workspace.onDidChangeWorkspaceFolders(() => changed.fire()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${configurationSection}.${settingIds.today}`)) changed.fire();
    }),
  );
  return {
    onDidChangeMcpServerDefinitions: changed.event,
    provideMcpServerDefinitions: () => {
      const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
      const today = statedDay();
      return folders.map(({ uri, name }) => {
        const label = folders.length === 1 ? 'Twotrack' : `Twotrack: ${name}`;
        const program = context.asAbsolutePath('dist/server.js');
        const version = (context.extension.packageJSON as { readonly version: string }).version;
        // Runs on VS Code's own Node, so that nothing needs to be installed.
        const env = { ELECTRON_RUN_AS_NODE: '1' };
        const server = new vscode.McpStdioServerDefinition(
          label,
          process.execPath,
          [program, '--mcp', uri.fsPath, ...(today === '' ? [] : [today])],
          env,
          version,
        );
        server.cwd = uri;
        return server;
      });
    },
  };
}

function toolFor(name: AgentToolName, connection: ServerConnection): vscode.LanguageModelTool<object> {
  return {
    invoke: async ({ input }, token) => {
      const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());
      const answer = await connection.request(agentTool, { tool: name, input, folders }, token);
      // Throw, so that the agent sees an error that it can handle; an empty result would pass for a real one.
      if (answer === undefined) throw new Error('The Twotrack server gave no answer.');
      if ('refused' in answer) throw new Error(answer.refused);
      return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(answer.json)]);
    },
  };
}
