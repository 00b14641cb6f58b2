import { type CliCommand, UsageError } from '../command.js';

export const dataVerifyCommand: CliCommand = {
  name: 'data:verify',
  usage: '',
  description: 'counts every derived figure once more from the bouts and tells each difference',

  async run(args, config) {
    if (args.length > 0) throw new UsageError('This command takes no arguments.');
    const { runVerify } = await import('./run-verify.js');
    return runVerify(config);
  },
};
