/** How the reader of this process's messages calls the command line: by npm in a clone, or as a program. */
export type CommandLine = 'npm' | 'program';

/** A command in a message, in either form. */
export const COMMAND = /(?:npm run|mma-savant) [\w:-]+/;

let current: CommandLine = 'npm';

/** Set once at the start of the process. @default npm */
export function setCommandLine(commandLine: CommandLine): void {
  current = commandLine;
}

/** `npm run data:import -- FOLDER` or `mma-savant data:import FOLDER`. */
export function commandText(name: string, args = ''): string {
  const [start, separator] = current === 'npm' ? ['npm run', ' -- '] : ['mma-savant', ' '];
  return `${start} ${name}${args === '' ? '' : `${separator}${args}`}`;
}

/** How the service is started. */
export const startText = (): string => (current === 'npm' ? 'npm start' : 'node dist/apps/api/src/main.js');
