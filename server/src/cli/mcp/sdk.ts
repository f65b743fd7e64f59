/** Re-exports the parts of the MCP SDK in use. Bundled as a file of its own, which only `twotrack mcp` loads. */
export { McpServer } from '@modelcontextprotocol/server';
export { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
