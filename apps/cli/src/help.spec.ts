import { describe, expect, it } from '@jest/globals';
import { COMMANDS } from './commands.js';
import { renderCommandList, renderUsage } from './help.js';

describe('help', () => {
  it('lists every command with its sentence', () => {
    const list = renderCommandList(COMMANDS);
    for (const command of COMMANDS) expect(list).toContain(`${command.name} `);
  });

  it.each(COMMANDS.map((command) => [command.name, command] as const))(
    'shows how %s is called',
    (name, command) => {
      expect(renderUsage(command)).toMatch(new RegExp(`^Usage: npm run ${name}( -- .+)?\n[A-Z].*\\.\n`));
    },
  );

  it('has no two commands of one name', () => {
    expect(new Set(COMMANDS.map((command) => command.name)).size).toBe(COMMANDS.length);
  });
});
