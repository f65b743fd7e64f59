/** What agents find of Twotrack in the editor: the MCP server where a process can start, and tools wherever VS Code runs. */
import * as vscode from 'vscode';
import { type AgentToolName, agentTool, agentToolNames } from '../../../server/src/protocol/agent-tool.ts';
import { statedDay } from '../services/client-options.ts';
import { configurationSection, mcpProviderId, settingIds, toolId } from '../services/contributions.ts';
import type { ServerConnection } from '../services/server-connection.ts';

/** Registers both, as far as this VS Code, or the editor that stands in for it, knows of them. */
export function registerAgents(
  context: vscode.ExtensionContext,
  connection: ServerConnection,
  inWorker: boolean,
): vscode.Disposable {
  const made: vscode.Disposable[] = [];
  // Editors that are made of VS Code may have neither; older ones may have one.
  const lm: Partial<typeof vscode.lm> | undefined = vscode.lm;
  if (typeof lm?.registerTool === 'function')
    for (const name of agentToolNames) made.push(lm.registerTool(toolId(name), toolFor(name, connection)));
  if (!inWorker && typeof lm?.registerMcpServerDefinitionProvider === 'function')
    made.push(lm.registerMcpServerDefinitionProvider(mcpProviderId, serversFor(context, made)));
  return { dispose: () => vscode.Disposable.from(...made).dispose() };
}

/** One server for each folder on disk. */
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
        // VS Code's own Node: nothing need be installed.
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
      // An error is told to the agent, which can put it right; an empty answer would be taken for one.
      if (answer === undefined) throw new Error('The Twotrack server gave no answer.');
      if ('refused' in answer) throw new Error(answer.refused);
      return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(answer.json)]);
    },
  };
}
