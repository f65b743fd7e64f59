/** The part of the MCP SDK that is used, by itself: it is built into a file of its own and read only by `twotrack mcp`. */
export { McpServer } from '@modelcontextprotocol/server';
export { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
