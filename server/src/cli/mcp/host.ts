/**
 * Runs the MCP server from the extension's bundle, which has no command line parser: takes a folder and an optional
 * day.
 */
import { todayOf } from '../input/load.ts';
import { processTerminal } from '../output/terminal.ts';
import { serveFolder } from './mcp.ts';

/** Serves the folder after `--mcp`; on failure says why on standard error. */
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
