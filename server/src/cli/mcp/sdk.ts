/** Loads the parts of the MCP SDK in use. Bundled as a file of its own, which only `twotrack mcp` loads. */
import { McpServer } from '@modelcontextprotocol/server';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';

export const sdk = { McpServer, StdioServerTransport, serveStdio };
