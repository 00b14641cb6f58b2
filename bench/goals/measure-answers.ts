import { io, type Socket } from 'socket.io-client';
import { Closers } from '../command.js';
import { startApp } from '../databases/bench-app.js';
import { createEmbedded, createOnServer, type BenchDatabase } from '../databases/bench-database.js';
import { askedQuestions } from '../grounding/questions.js';
import { milliseconds } from '../measure/grid.js';
import { percentile } from '../measure/percentile.js';
import { SeededRandom } from '../measure/seeded-random.js';
import { tokensOf } from '../realtime/clients/people.js';
import { Servers } from '../realtime/processes/servers.js';
import type { ArmSample, Measured } from '../realtime/report/arm-table.js';
import type { GoalContext } from './measures.js';

const QUESTIONS = 120;
const ANALYST = { LLM_PROVIDER: 'embedded' };
const ANSWER_TIMEOUT_MS = 60_000;
/** The first answers of a process are those of code that is not compiled yet. */
const WARM_UP = 40;

/** Answers of the embedded analyst over the complete data, one at a time, from the question to the last event. */
export async function measureAnswers(context: GoalContext): Promise<Measured[]> {
  const { server, seed } = context;
  const questions = new SeededRandom(seed).shuffle(askedQuestions()).map(({ text }) => text);
  const asked = {
    warmUp: questions.slice(0, WARM_UP),
    counted: questions.slice(WARM_UP, WARM_UP + QUESTIONS),
  };
  const samples = [
    await measureOn('postgres', await createOnServer(server), asked, context),
    await measureOn('embedded', createEmbedded(), asked, context),
  ];
  return [
    {
      id: 'answers',
      title: `${QUESTIONS} answers of the embedded analyst, one at a time`,
      samples,
      formats: { 'p50, ms': milliseconds, 'p95, ms': milliseconds, 'first chunk p50, ms': milliseconds },
      referenceOf: () => 'postgres',
    },
  ];
}

async function measureOn(
  arm: string,
  database: BenchDatabase,
  { warmUp, counted }: { warmUp: readonly string[]; counted: readonly string[] },
  { folder, signal, say }: GoalContext,
): Promise<ArmSample> {
  const closers = new Closers();
  try {
    closers.add(database);
    say(`answers: importing into ${arm}`);
    const app = await startApp(database);
    await app.importFrom(folder, signal).finally(() => app.close());
    const servers = closers.add(new Servers(database, signal));
    const service = await servers.service(ANALYST);
    const [token = ''] = await tokensOf(service.url, 1, 'analyst');
    const asker = await Asker.connect(service.url, token);
    for (const question of warmUp) await asker.ask(question);
    say(`answers: ${counted.length} questions on ${arm}`);
    const answers = [];
    for (const question of counted) {
      signal.throwIfAborted();
      answers.push(await asker.ask(question));
    }
    asker.close();
    const times = answers.map(({ ms }) => ms);
    const figures = {
      'p50, ms': percentile(times, 0.5),
      'p95, ms': percentile(times, 0.95),
      'first chunk p50, ms': percentile(
        answers.map(({ firstMs }) => firstMs),
        0.5,
      ),
    };
    return { arm, figures };
  } finally {
    await closers.close();
  }
}

interface Timed {
  firstMs: number;
  ms: number;
}

class Asker {
  private constructor(private readonly socket: Socket) {}

  static async connect(url: string, token: string): Promise<Asker> {
    const socket = io(`${url}/chat`, { auth: { token }, transports: ['websocket'], forceNew: true });
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve).once('connect_error', reject);
    });
    return new Asker(socket);
  }

  async ask(content: string): Promise<Timed> {
    const askedAt = performance.now();
    let firstMs = Number.NaN;
    this.socket.once('response_chunk', () => {
      firstMs = performance.now() - askedAt;
    });
    const ended = new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no answer to: ${content}`)), ANSWER_TIMEOUT_MS);
      this.socket.once('response_end', ({ status }: { status: string }) => {
        clearTimeout(timer);
        if (status === 'complete') resolve();
        else reject(new Error(`the answer to "${content}" is ${status}`));
      });
    });
    const acknowledgement = (await this.socket.emitWithAck('message', { content })) as { ok: boolean };
    if (!acknowledgement.ok) throw new Error(`refused: ${JSON.stringify(acknowledgement)}`);
    await ended;
    return { firstMs, ms: performance.now() - askedAt };
  }

  close(): void {
    this.socket.close();
  }
}
