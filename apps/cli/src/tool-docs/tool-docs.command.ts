import type { CliCommand } from '../command.js';

export const toolDocsCommand: CliCommand = {
  name: 'docs:tools',
  usage: '',
  description: 'writes docs/tools.md from the definitions of the tools',
  async run() {
    const { writeToolDocs } = await import('./write-tool-docs.js');
    return writeToolDocs();
  },
};
