/** The MCP server that comes with the extension, which has no command line: a folder, and the day where one is stated. */
import { todayOf } from '../input/load.ts';
import { processTerminal } from '../output/terminal.ts';
import { serveFolder } from './mcp.ts';

/** Serves the folder after `--mcp`, and says on standard error why it cannot. */
export async function serveAgents(words: readonly string[]): Promise<void> {
  const terminal = processTerminal();
  const [folder = '.', today] = words.slice(words.indexOf('--mcp') + 1);
  try {
    await serveFolder(folder, () => todayOf(today), terminal);
  } catch (error) {
    terminal.err(`twotrack mcp: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  }
}
