import type { CliCommand } from './command.js';

export function renderCommandList(commands: readonly { name: string; description: string }[]): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.description}`);
  return ['Commands (npm run NAME -- …; npm run NAME -- --help for details):', ...lines, ''].join('\n');
}

export function renderUsage(command: Pick<CliCommand, 'name' | 'usage' | 'description'>): string {
  const [first = '', ...rest] = command.usage.split('\n');
  // The usage may start with the full command.
  const called = first.startsWith('npm run ') ? first : `npm run ${command.name} -- ${first}`.trimEnd();
  const description = `${command.description.charAt(0).toUpperCase()}${command.description.slice(1)}`;
  return [
    `Usage: ${called.replace(/ --$/, '')}`,
    description.endsWith('.') ? description : `${description}.`,
    ...rest.map((line) => `  ${line.trim()}`),
    '',
  ].join('\n');
}
