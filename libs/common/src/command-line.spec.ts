import { afterEach, describe, expect, it } from '@jest/globals';
import { COMMAND, commandText, setCommandLine } from './command-line.js';

describe(commandText.name, () => {
  afterEach(() => setCommandLine('npm'));

  it('names npm in a clone', () => {
    expect(commandText('data:sync')).toBe('npm run data:sync');
    expect(commandText('data:import', '<folder or URL>')).toBe('npm run data:import -- <folder or URL>');
  });

  it('names the program elsewhere', () => {
    setCommandLine('program');
    expect(commandText('data:sync')).toBe('mma-savant data:sync');
    expect(commandText('data:import', '<folder or URL>')).toBe('mma-savant data:import <folder or URL>');
  });

  it.each(['npm', 'program'] as const)('is found in a message (%s)', (commandLine) => {
    setCommandLine(commandLine);
    const command = commandText('data:import');
    expect(COMMAND.exec(`Run \`${command}\` now.`)?.[0]).toBe(command);
  });
});
