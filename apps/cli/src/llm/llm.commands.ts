import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { CliCommand } from '../command.js';

const ENTRY = fileURLToPath(new URL('../../../api/src/llm-check.js', import.meta.url));

export const llmCheckCommand: CliCommand = {
  name: 'llm:check',
  usage: '',
  description: 'checks whether the configured language model can be used, and prints what holds',

  async run() {
    const child = spawn(process.execPath, [ENTRY], { stdio: 'inherit' });
    const [code] = (await once(child, 'exit')) as [number | null];
    return code ?? 1;
  },
};
