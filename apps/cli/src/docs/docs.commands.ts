import { writeFileSync } from 'node:fs';
import { renderEnvironmentExample } from '@app/config';
import type { CliCommand } from '../command.js';

export const environmentExampleCommand: CliCommand = {
  name: 'docs:env',
  usage: '',
  description: 'generates .env.example from the environment schema',
  async run() {
    writeFileSync('.env.example', renderEnvironmentExample());
    process.stderr.write('Wrote .env.example.\n');
    return 0;
  },
};

export const toolDocsCommand: CliCommand = {
  name: 'docs:tools',
  usage: '',
  description: 'generates docs/tools.md from the tool definitions',
  async run() {
    const { writeToolDocs } = await import('./tool-docs.js');
    return writeToolDocs();
  },
};
