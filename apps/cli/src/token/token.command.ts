import { parseArgs } from 'node:util';
import { type CliCommand, UsageError } from '../command.js';
import { locateService } from '../service/find-service.js';
import { ServiceError, developmentToken } from '../service/service-client.js';

const DEVELOPER_EMAIL = 'developer@example.com';

export const tokenCommand: CliCommand = {
  name: 'token',
  usage: `[EMAIL] [--url URL]
    EMAIL      user of the token (default: ${DEVELOPER_EMAIL})
    --url URL  the running service (default: the configured local port)`,
  description: 'prints a development token of the running service',

  async run(args, config) {
    const { email, url } = parse(args);
    try {
      process.stdout.write(`${await developmentToken(url ?? (await locateService(config)), email)}\n`);
      return 0;
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      process.stderr.write(`${error.message}\n`);
      return 1;
    }
  },
};

function parse(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { url: { type: 'string' } },
    });
    return { email: positionals[0] ?? DEVELOPER_EMAIL, url: values.url };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
