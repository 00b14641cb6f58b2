import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { AliasCatalogue } from '@app/mma';
import { Closers, readCount, runBench, type BenchContext } from './command.js';
import { startApp } from './databases/bench-app.js';
import { createEmbedded, createOnServer, findServer } from './databases/bench-database.js';
import { type GroundingCase, unverifiedIn } from './grounding/cases.js';
import { heldOutCases } from './grounding/held-out.js';
import { missedBars, renderFigures, toFigures } from './grounding/grounding-report.js';
import { mutateTexts } from './grounding/mutate-text.js';
import { askedQuestions } from './grounding/questions.js';
import { mutateSlots, strongCases } from './grounding/strong-cases.js';
import { askAnalyst } from './grounding/turn.js';
import { readViews } from './grounding/views.js';
import { SeededRandom } from './measure/seeded-random.js';

const MUTATIONS_PER_TEXT = 2;
const MOST_SHOWN = 30;

async function benchGrounding({ signal, say }: BenchContext): Promise<number> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      data: { type: 'string' },
      out: { type: 'string' },
      show: { type: 'boolean', default: false },
    },
  });
  const closers = new Closers();
  try {
    const server = process.env['TEST_DATABASE_URL'] ? await findServer() : null;
    const app = closers.add(
      await startApp(closers.add(server === null ? createEmbedded() : await createOnServer(server))),
    );
    say(`loading data into ${app.kind}`);
    if (values.data === undefined) await app.loadStarter();
    else await app.importFrom(values.data, signal);

    say('asking the analyst');
    const analyst: GroundingCase[] = [];
    for (const question of askedQuestions()) {
      const turn = await askAnalyst(app, question, signal);
      if (turn !== null) analyst.push({ ...turn, id: question.text, group: 'analyst' });
    }
    say('writing texts');
    const seed = readCount('seed', values.seed);
    const strong = strongCases(await readViews(app, signal), new SeededRandom(seed));
    const heldOut = await heldOutCases(app, signal);
    const { entries } = new AliasCatalogue();
    const mutations = [
      ...mutateTexts(analyst, MUTATIONS_PER_TEXT, entries, new SeededRandom(seed)),
      ...mutateSlots([...strong, ...heldOut], MUTATIONS_PER_TEXT, new SeededRandom(seed)),
    ];
    say('checking');
    const cases = [...analyst, ...[...strong, ...heldOut].map(({ right }) => right)];
    const checkedCases = cases.map((of) => ({ of, unverified: unverifiedIn(of, of.text, entries) }));
    const checkedMutations = mutations.map((mutation) => ({
      mutation,
      isCaught: unverifiedIn(mutation.of, mutation.text, entries).length > 0,
    }));
    const figures = toFigures(checkedCases, checkedMutations);
    process.stdout.write(`${renderFigures(figures)}\n`);
    const alarms = checkedCases.filter(({ unverified }) => unverified.length > 0);
    const passing = checkedMutations.filter(({ isCaught }) => !isCaught);
    if (values.show) {
      for (const { of, unverified } of alarms.slice(0, MOST_SHOWN)) {
        process.stdout.write(
          `\nalarm ${of.id}: ${unverified.map(({ text }) => text).join(' · ')}\n${of.text}\n`,
        );
      }
      for (const { mutation } of passing.slice(0, MOST_SHOWN)) {
        process.stdout.write(`\npasses ${mutation.of.id}: ${mutation.change}\n${mutation.text}\n`);
      }
    }
    if (values.out !== undefined) {
      const details = {
        figures,
        alarms: alarms.map(({ of, unverified }) => ({ id: of.id, text: of.text, unverified })),
        passing: passing.map(({ mutation: { of, kind, change, text } }) => ({
          id: of.id,
          kind,
          change,
          text,
        })),
      };
      writeFileSync(values.out, `${JSON.stringify(details, null, 2)}\n`);
    }
    const missed = missedBars(figures);
    if (missed.length > 0) process.stdout.write(`\nBelow the bar: ${missed.join('; ')}.\n`);
    return missed.length === 0 ? 0 : 1;
  } finally {
    await closers.close();
  }
}

await runBench(benchGrounding);
