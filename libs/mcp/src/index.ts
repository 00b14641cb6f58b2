export * from './create-mcp-server.js';
export * from './mcp-tools.js';
