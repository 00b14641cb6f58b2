import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ChatClient } from '@app/client';
import type { AppConfig } from '@app/config';
import cliProgress from 'cli-progress';
import { findService, type FoundService } from '../service/find-service.js';
import { startOwnService } from '../service/own-service.js';
import { developmentToken } from '../service/service-client.js';
import { askQuestions, type EvalAnswer } from './ask-questions.js';
import type { EvalOptions } from './eval.command.js';
import { type EvalReport, summarize, toResult } from './eval-report.js';
import { type EvalQuestion, hasExpectation, holdsOn, readQuestions } from './question-file.js';
import { renderReport } from './report-text.js';

const REQUEST_TIMEOUT_MS = 10_000;
/** Longer than any file of questions is asked. */
const NO_LIMITS = { DAILY_REQUEST_LIMIT: '1000000', RATE_LIMIT_SCALE: '1000' };

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** @returns the exit code: 1 if an answer failed or a question was refused */
export async function runEval(options: EvalOptions, config: AppConfig): Promise<number> {
  const questions = select(options);
  const against = options.against === undefined ? null : readReport(options.against);
  const service = await openService(options, config);
  try {
    const email = `eval-${Date.now()}@example.com`;
    const token = options.token ?? (await developmentToken(service.url, email));
    const progress = createProgress(questions.length);
    const answers = await askQuestions(questions, {
      connect: () => ChatClient.connect({ url: service.url, token }),
      parallel: options.parallel,
      onAnswer: () => progress.increment(),
    });
    progress.stop();
    const report = toReport(options, questions, answers, await readCost(service.url, token));
    write(options, report, against);
    const failed = report.results.filter(({ error }) => error !== null);
    for (const { id, error } of failed.slice(0, 10)) say(`${id}: ${error}`);
    return failed.length > 0 ? 1 : 0;
  } finally {
    await service.close();
  }
}

function select({ files, kinds }: EvalOptions): EvalQuestion[] {
  const today = new Date().toISOString().slice(0, 10);
  const read = files.flatMap(readQuestions);
  const all = read.filter(hasExpectation);
  if (all.length < read.length)
    say(`${read.length - all.length} questions are left out: they say nothing of the expected answer.`);
  const current = all.filter((question) => holdsOn(question, today));
  if (current.length < all.length)
    say(`${all.length - current.length} questions are left out: their answers do not hold today.`);
  const wanted = current.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
  if (wanted.length === 0)
    throw new Error(`No question is of the kind ${kinds.join(', ')}. Kinds: ${kindsOf(current)}.`);
  return wanted;
}

const kindsOf = (questions: readonly EvalQuestion[]): string =>
  [...new Set(questions.map(({ kind }) => kind))].sort().join(', ');

function readReport(file: string): EvalReport {
  const report = JSON.parse(readFileSync(file, 'utf8')) as Partial<EvalReport>;
  if (!Array.isArray(report.results)) throw new Error(`${basename(file)} is no report of this command.`);
  return report as EvalReport;
}

function openService({ provider, url }: EvalOptions, config: AppConfig): Promise<FoundService> {
  if (provider === undefined) return findService(config, url, say);
  say(`Starting a service with LLM_PROVIDER=${provider} …`);
  return startOwnService({ LLM_PROVIDER: provider, LLM_FALLBACK: 'none', ...NO_LIMITS });
}

/** A bar on a terminal, nothing elsewhere. */
function createProgress(total: number): { increment(): void; stop(): void } {
  if (!process.stderr.isTTY) return { increment: () => undefined, stop: () => undefined };
  const bar = new cliProgress.SingleBar(
    {
      format: '{bar} {value} of {total} questions | {eta_formatted}',
      stream: process.stderr,
      clearOnComplete: true,
    },
    cliProgress.Presets.shades_classic,
  );
  bar.start(total, 0);
  return bar;
}

function toReport(
  { files }: EvalOptions,
  questions: readonly EvalQuestion[],
  answers: readonly EvalAnswer[],
  cost: number | null,
): EvalReport {
  const results = questions.map((question, index) =>
    toResult(
      question,
      answers[index] ?? { end: null, toolCalls: 0, firstChunkMs: null, durationMs: 0, error: 'not asked' },
    ),
  );
  const model = answers
    .map(({ end }) => end?.usage?.model)
    .find((known) => known !== undefined && known !== null);
  return {
    date: new Date().toISOString().slice(0, 10),
    provider: model?.provider ?? 'none',
    model: model?.name ?? 'none',
    prompt_version: model?.prompt_version ?? null,
    files: files.map((file) => basename(file)),
    cost_usd: cost,
    ...summarize(results),
    results,
  };
}

/** Of the user's questions today; null if the service does not tell or has no price. */
async function readCost(url: string, token: string): Promise<number | null> {
  const response = await fetch(`${url}/api/user/usage`, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok || typeof body !== 'object' || body === null || !('total' in body)) return null;
  const { total } = body;
  if (typeof total !== 'object' || total === null || !('cost_usd' in total)) return null;
  return typeof total.cost_usd === 'number' ? total.cost_usd : null;
}

function write({ out }: EvalOptions, report: EvalReport, against: EvalReport | null): void {
  const text = renderReport(report, against);
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(join(out, 'report.md'), text);
  process.stdout.write(text);
  say(`Written: ${join(out, 'report.json')}, ${join(out, 'report.md')}`);
}
