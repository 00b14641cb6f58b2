import { InvalidEnvironmentError, loadProcessConfig } from '@app/config';
import { Logger } from '@nestjs/common';
import { checkModel } from './llm/check/model-check.js';
import { isFailure, renderCheck } from './llm/check/check-report.js';
import { addressOf, chooseExternalModel } from './llm/language-models.js';

const WRONG_SETTINGS = 2;

/** Checks the configured language model and prints a table. Exit code 1 if the service cannot use it. */
async function run(): Promise<number> {
  // The table tells what the requests log.
  Logger.overrideLogger(false);
  const config = loadProcessConfig();
  const model = await chooseExternalModel(config);
  if (model === null) {
    process.stderr.write(
      'The embedded analyst answers: set LLM_PROVIDER and its key or address to check another.\n',
    );
    return WRONG_SETTINGS;
  }
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort(new Error('interrupted')));
  const check = await checkModel(model, stop.signal);
  process.stdout.write(renderCheck({ ...model, address: addressOf(model, config) }, check));
  return check.results.some(isFailure) ? 1 : 0;
}

try {
  process.exitCode = await run();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof InvalidEnvironmentError ? WRONG_SETTINGS : 1;
}
