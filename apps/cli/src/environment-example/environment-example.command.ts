import { writeFileSync } from 'node:fs';
import { renderEnvironmentExample } from '@app/config';
import type { CliCommand } from '../command.js';

export const environmentExampleCommand: CliCommand = {
  name: 'docs:env',
  usage: '',
  description: 'writes .env.example from the settings that the service knows',
  async run() {
    writeFileSync('.env.example', renderEnvironmentExample());
    process.stderr.write('Wrote .env.example.\n');
    return 0;
  },
};
