import { parseArgs } from 'node:util';
import { type CliCommand, UsageError } from '../command.js';
import { ServiceError } from '../service/service-client.js';

const PROVIDERS = ['embedded', 'anthropic', 'openai'];
const MOST_PARALLEL = 32;

export const evalCommand: CliCommand = {
  name: 'eval',
  usage: `FILE… [options]
    --provider NAME  ${PROVIDERS.join(', ')}: starts a service with this provider and without a fallback
                     (default: the running service, else one with the configured provider)
    --url URL        the service to ask
    --token TOKEN    a bearer token (default: a development token of a new user)
    --kind KIND      only questions of this kind (several times)
    --parallel N     questions at a time (default: 4)
    --out FOLDER     where report.json and report.md go (default: ./.data/eval)
    --against FILE   an earlier report.json to compare with`,
  description: 'asks the questions of files and reports how many answers are right, by kind and language',

  async run(args, config) {
    const options = parse(args);
    const { runEval } = await import('./run-eval.js');
    try {
      return await runEval(options, config);
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      process.stderr.write(`${error.message} (${error.code})\n`);
      return 1;
    }
  },
};

export interface EvalOptions {
  files: string[];
  provider: string | undefined;
  url: string | undefined;
  token: string | undefined;
  kinds: string[];
  parallel: number;
  out: string;
  against: string | undefined;
}

function parse(args: readonly string[]): EvalOptions {
  const { values, positionals } = readArgs(args);
  if (positionals.length === 0) throw new UsageError('Name at least one file of questions.');
  const parallel = Number(values.parallel);
  if (!Number.isInteger(parallel) || parallel < 1 || parallel > MOST_PARALLEL)
    throw new UsageError(`--parallel: must be a whole number from 1 to ${MOST_PARALLEL}.`);
  if (values.provider !== undefined && !PROVIDERS.includes(values.provider))
    throw new UsageError(`--provider: must be one of ${PROVIDERS.join(', ')}.`);
  if (values.provider !== undefined && values.url !== undefined)
    throw new UsageError('--provider starts a service of its own: leave --url out.');
  return {
    files: positionals,
    provider: values.provider,
    url: values.url,
    token: values.token,
    kinds: values.kind,
    parallel,
    out: values.out,
    against: values.against,
  };
}

function readArgs(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        provider: { type: 'string' },
        url: { type: 'string' },
        token: { type: 'string' },
        kind: { type: 'string', multiple: true, default: [] },
        parallel: { type: 'string', default: '4' },
        out: { type: 'string', default: './.data/eval' },
        against: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
