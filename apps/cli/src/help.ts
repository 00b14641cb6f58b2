import { commandText } from '@app/common';
import type { CliCommand } from './command.js';

export function renderCommandList(commands: readonly { name: string; description: string }[]): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.description}`);
  const title = `Commands (${commandText('NAME', '…')}; ${commandText('NAME', '--help')} for details):`;
  return [title, ...lines, ''].join('\n');
}

export function renderUsage(command: Pick<CliCommand, 'name' | 'usage' | 'description'>): string {
  const [first = '', ...rest] = command.usage.split('\n');
  const called = commandText(command.name, first);
  const description = `${command.description.charAt(0).toUpperCase()}${command.description.slice(1)}`;
  return [
    `Usage: ${called}`,
    description.endsWith('.') ? description : `${description}.`,
    ...rest.map((line) => `  ${line.trim()}`),
    '',
  ].join('\n');
}
