import { type CliCommand, UsageError } from '../command.js';

export const mcpCommand: CliCommand = {
  name: 'mcp',
  usage: '',
  description: 'serves the tools to an MCP client over standard input and output, see docs/mcp.md',

  async run(args, config) {
    if (args.length > 0) throw new UsageError('The command takes no arguments.');
    const { runMcp } = await import('./run-mcp.js');
    return runMcp(config);
  },
};
