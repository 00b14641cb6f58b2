import { readFile } from 'node:fs/promises';
import type { AppConfig } from '@app/config';
import {
  AliasCatalogue,
  BoutRepository,
  DataHint,
  DatasetRepository,
  ServedDataVersion,
  FighterNamesService,
  FighterRepository,
  FighterResolver,
  LookupError,
  foldText,
  parseAliases,
} from '@app/mma';
import type { INestApplicationContext } from '@nestjs/common';
import { inContext, ToolModule, untilInterrupted } from '../nest-context.js';
import {
  measure,
  shortfalls,
  type Answer,
  type Measurement,
  type Outcome,
  type Target,
} from './measurement.js';
import { koreanQuestions, mistakenQuestions, writtenQuestions, type NameQuestion } from './name-questions.js';
import { renderNamesReport } from './report-text.js';

const FAILED = 1;
const WARM_UPS = 50;
const P95 = 15;
const AS_WRITTEN: Target = { right: 0.98, wrong: 0, p95: P95 };
const KOREAN: Target = { right: 0.98, wrong: 0, p95: P95 };
const BY_SOUND: Target = { right: 0.9, wrong: 0.005, p95: P95 };
const WITH_MISTAKES: Target = { right: 0.97, wrong: 0.01, p95: P95 };

export interface NamesReportOptions {
  file: string | null;
  mistakes: number;
  seed: number;
}

export async function runNamesReport(options: NamesReportOptions, config: AppConfig): Promise<number> {
  try {
    return await untilInterrupted((signal) =>
      inContext(ToolModule.forRoot(config), async (context) => {
        const measurements = await measureNames(context, options, signal);
        process.stdout.write(renderNamesReport(measurements));
        return measurements.every((measurement) => shortfalls(measurement).length === 0) ? 0 : FAILED;
      }),
    );
  } catch (error) {
    process.stderr.write(`The report failed: ${error instanceof Error ? error.message : String(error)}\n`);
    return FAILED;
  }
}

async function measureNames(
  context: INestApplicationContext,
  { file, mistakes, seed }: NamesReportOptions,
  signal: AbortSignal,
): Promise<Measurement[]> {
  const aliases = context.get(AliasCatalogue);
  const entries = file === null ? aliases.entries : parseAliases(await readFile(file, 'utf8'));
  const fighters = await context.get(FighterRepository).findAllWithBouts(signal);
  const resolver = context.get(FighterResolver);
  const bySound = withAliases(context, aliases.withoutKorean());
  const run = async (
    title: string,
    target: Target,
    names: FighterResolver,
    questions: readonly NameQuestion[],
  ): Promise<Measurement> => measure(title, target, await askAll(names, questions, signal), foldText);
  return [
    await run('as written', AS_WRITTEN, resolver, writtenQuestions(fighters)),
    await run(
      'with typing mistakes',
      WITH_MISTAKES,
      resolver,
      mistakenQuestions(fighters, { mistakes, seed }),
    ),
    await run('Korean', KOREAN, resolver, koreanQuestions(entries, 'all')),
    await run('Korean, by sound alone', BY_SOUND, bySound, koreanQuestions(entries, 'whole')),
  ];
}

function withAliases(context: INestApplicationContext, aliases: AliasCatalogue): FighterResolver {
  const fighters = context.get(FighterRepository);
  const names = new FighterNamesService(
    new ServedDataVersion(context.get(DatasetRepository)),
    fighters,
    aliases,
  );
  return new FighterResolver(fighters, context.get(BoutRepository), aliases, names, context.get(DataHint));
}

async function askAll(
  resolver: FighterResolver,
  questions: readonly NameQuestion[],
  signal: AbortSignal,
): Promise<Answer[]> {
  for (const { text } of questions.slice(0, WARM_UPS)) await ask(resolver, text, signal);
  const answers: Answer[] = [];
  for (const question of questions) {
    const startedAt = performance.now();
    const outcome = await ask(resolver, question.text, signal);
    answers.push({ question, outcome, milliseconds: performance.now() - startedAt });
  }
  return answers;
}

async function ask(resolver: FighterResolver, text: string, signal: AbortSignal): Promise<Outcome> {
  try {
    const { fighter } = await resolver.resolve(text, signal);
    return { kind: 'found', name: fighter.name };
  } catch (error) {
    if (!(error instanceof LookupError)) throw error;
    return { kind: error.code === 'ambiguous_fighter' ? 'ambiguous' : 'none' };
  }
}
