import { describe, expect, it } from '@jest/globals';
import { NO_TOKENS } from '@app/chat-protocol';
import { RequestAccount } from '../../usage/request-account.js';
import type { AnswerLoopEvent, EmitAnswerEvent } from '../answer-events.js';
import { SharedAnswer } from './shared-answer.js';

const accountOf = (userId: number): RequestAccount =>
  new RequestAccount({ userId, messageId: null }, { write: () => undefined });
const text = (value: string): AnswerLoopEvent => ({ type: 'text', text: value });
const USED = { ...NO_TOKENS, input_tokens: 10 };

interface Reading {
  texts: string[];
  cached: boolean | null;
  error: unknown;
}

async function read(shared: SharedAnswer, account: RequestAccount, signal?: AbortSignal): Promise<Reading> {
  const reading: Reading = { texts: [], cached: null, error: null };
  try {
    await shared.read(account, signal ?? new AbortController().signal, (event) => {
      if (event.type === 'text') reading.texts.push(event.text);
      if (event.type === 'cached') reading.cached = event.cached;
    });
  } catch (error) {
    reading.error = error;
  }
  return reading;
}

class Steps {
  private go: () => void = () => undefined;
  aborted = false;

  async run(account: RequestAccount, signal: AbortSignal, emit: EmitAnswerEvent): Promise<void> {
    const request = account.open('answer', { provider: 'p', model: 'm' });
    try {
      for (const word of ['one', 'two']) {
        emit(text(word));
        await new Promise<void>((resolve, reject) => {
          this.go = resolve;
          signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
        });
      }
      request.finish(USED);
    } catch (error) {
      this.aborted = true;
      request.report(USED);
      request.close('stopped');
      throw error;
    }
  }

  async step(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 5));
    this.go();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe(SharedAnswer.name, () => {
  it('sends every reader the whole answer and bills the first', async () => {
    const steps = new Steps();
    const [first, second] = [accountOf(1), accountOf(2)];
    const shared = new SharedAnswer(first, (account, signal, emit) => steps.run(account, signal, emit));
    const one = read(shared, first);
    await steps.step();
    const two = read(shared, second);
    await steps.step();
    expect([await one, await two]).toEqual([
      { texts: ['one', 'two'], cached: false, error: null },
      { texts: ['one', 'two'], cached: true, error: null },
    ]);
    expect([first.usage, second.usage]).toEqual([USED, NO_TOKENS]);
  });

  it('continues for the others, who then pay, when the first reader stops', async () => {
    const steps = new Steps();
    const [first, second] = [accountOf(1), accountOf(2)];
    const stop = new AbortController();
    const shared = new SharedAnswer(first, (account, signal, emit) => steps.run(account, signal, emit));
    const one = read(shared, first, stop.signal);
    const two = read(shared, second);
    await steps.step();
    stop.abort(new Error('stopped'));
    await steps.step();
    expect(await one).toMatchObject({ error: { message: 'stopped' } });
    expect(await two).toEqual({ texts: ['one', 'two'], cached: false, error: null });
    expect([first.usage, second.usage]).toEqual([NO_TOKENS, USED]);
  });

  it('aborts when the last reader stops, and bills that reader for the usage', async () => {
    const steps = new Steps();
    const only = accountOf(1);
    const stop = new AbortController();
    const shared = new SharedAnswer(only, (account, signal, emit) => steps.run(account, signal, emit));
    const one = read(shared, only, stop.signal);
    await new Promise((resolve) => setTimeout(resolve, 5));
    stop.abort(new Error('stopped'));
    expect(await one).toEqual({ texts: ['one'], cached: null, error: stop.signal.reason });
    expect(steps.aborted).toBe(true);
    expect(only.usage).toEqual(USED);
    expect(shared.isOpen).toBe(false);
  });

  it('fails for every reader', async () => {
    const failure = new Error('no');
    const shared = new SharedAnswer(accountOf(1), () => Promise.reject(failure));
    const readings = await Promise.all([read(shared, accountOf(1)), read(shared, accountOf(2))]);
    expect(readings.map(({ error }) => error)).toEqual([failure, failure]);
    expect(shared.isOpen).toBe(false);
  });

  it('can be read after its end', async () => {
    const shared = new SharedAnswer(accountOf(1), (_account, _signal, emit) => {
      emit(text('all'));
      return Promise.resolve();
    });
    await read(shared, accountOf(1));
    expect(await read(shared, accountOf(2))).toEqual({ texts: ['all'], cached: true, error: null });
  });
});
