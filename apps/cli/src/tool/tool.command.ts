import { type CliCommand, UsageError } from '../command.js';

export const toolCommand: CliCommand = {
  name: 'tool',
  usage: `[NAME [JSON]]
    NAME  the tool; without it, the tools are listed
    JSON  its arguments, such as '{"fighter":"Khabib Nurmagomedov"}' (default: {})`,
  description: 'calls a tool of the language model and prints its result as JSON',

  async run(args, config) {
    const [name, json = '{}', ...more] = args;
    if (more.length > 0) throw new UsageError('Write the arguments as one JSON object in single quotes.');
    if (name === undefined) {
      const { printTools } = await import('./run-tool.js');
      return printTools();
    }
    const { runTool } = await import('./run-tool.js');
    return runTool(name, parseArguments(json), config);
  },
};

function parseArguments(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new UsageError(`The arguments are not valid JSON: ${json.slice(0, 100)}`);
  }
}
