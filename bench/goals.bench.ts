import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BenchContext, readCount, runBench, sourceFolder } from './command.js';
import { findServer } from './databases/bench-database.js';
import { AREAS, type Area, judge, type Verdict } from './goals/goal.js';
import { GOALS } from './goals/goals.js';
import { MEASURES } from './goals/measures.js';
import { publish } from './goals/publish.js';
import { renderReasons, renderVerdicts } from './goals/render.js';
import { type Measured, renderMeasured } from './realtime/report/arm-table.js';

const DOCUMENT = join(import.meta.dirname, '..', 'docs', 'performance.md');
const FAILED = 1;

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      only: { type: 'string', multiple: true, default: [] },
      rounds: { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
      json: { type: 'string' },
      publish: { type: 'boolean', default: false },
    },
  });
  return {
    areas: values.only.length === 0 ? [...AREAS] : values.only.map(toArea),
    folder: positionals[0],
    rounds: readCount('rounds', values.rounds),
    seed: readCount('seed', values.seed),
    json: values.json,
    publish: values.publish,
  };
}

function toArea(name: string): Area {
  const area = AREAS.find((each) => each === name);
  if (area === undefined) throw new Error(`--only must be one of ${AREAS.join(', ')}.`);
  return area;
}

/** An area that fails leaves its goals without figures; the others are measured all the same. */
async function benchGoals(context: BenchContext): Promise<number> {
  const { areas, folder, rounds, seed, json, publish: publishes } = readOptions();
  const server = await findServer();
  if (server === null) throw new Error('No PostgreSQL server: set BENCH_DATABASE_URL.');
  const measured: Measured[] = [];
  const failures: string[] = [];
  for (const area of areas) {
    context.signal.throwIfAborted();
    context.say(area);
    try {
      const found = await MEASURES[area]({
        ...context,
        server,
        rounds,
        seed,
        get folder() {
          return sourceFolder(folder);
        },
      });
      measured.push(...found);
      process.stdout.write(`${found.map(renderMeasured).join('\n\n')}\n\n`);
    } catch (error) {
      context.signal.throwIfAborted();
      failures.push(`${area}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const verdicts = GOALS.filter(({ area }) => areas.includes(area)).map((goal) => judge(goal, measured));
  const text = describeRun(verdicts, rounds);
  process.stdout.write(`${text}\n`);
  for (const failure of failures) process.stdout.write(`\nFAILED ${failure}\n`);
  if (json !== undefined)
    writeFileSync(json, `${JSON.stringify({ rounds, seed, verdicts, measured }, null, 2)}\n`);
  if (publishes) publish(DOCUMENT, text);
  return failures.length === 0 ? 0 : FAILED;
}

function describeRun(verdicts: readonly Verdict[], rounds: number): string {
  const day = new Date().toISOString().slice(0, 10);
  const reasons = renderReasons(verdicts);
  return [
    `${day}, Node ${process.versions.node}, ${rounds} rounds.`,
    renderVerdicts(verdicts),
    ...(reasons === '' ? [] : ['Missed, and why:', reasons]),
  ].join('\n\n');
}

await runBench(benchGoals);
