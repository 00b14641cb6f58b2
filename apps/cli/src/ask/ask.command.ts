import { parseArgs } from 'node:util';
import { type CliCommand, UsageError } from '../command.js';
import { findService } from '../service/find-service.js';
import { developmentToken, ServiceError } from '../service/service-client.js';

const DEVELOPER_EMAIL = 'developer@example.com';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

export const askCommand: CliCommand = {
  name: 'ask',
  usage: `["question"] [options]
    --url URL      the service (default: the configured local port; a service is started if none is running)
    --token TOKEN  a bearer token (default: a development token)
    --email EMAIL  user of the development token (default: ${DEVELOPER_EMAIL})
    --json         print every event as one line of JSON`,
  description: 'asks a question and streams the answer; without a question it starts a chat',

  async run(args, config) {
    const { question, options } = parse(args);
    const { askService } = await import('./ask-service.js');
    try {
      const service = await findService(config, options.url, say);
      try {
        const token = options.token ?? (await developmentToken(service.url, options.email));
        return await askService({ url: service.url, token, question, json: options.json, say });
      } finally {
        await service.close();
      }
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      say(`${error.message} (${error.code})`);
      return 1;
    }
  },
};

function parse(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        url: { type: 'string' },
        token: { type: 'string' },
        email: { type: 'string', default: DEVELOPER_EMAIL },
        json: { type: 'boolean', default: false },
      },
    });
    const question = positionals.join(' ').trim();
    return { question: question === '' ? undefined : question, options: values };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
