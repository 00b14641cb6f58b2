import { setTimeout as wait } from 'node:timers/promises';
import { type AnswerEventPayloads, ChatClient, ChatClientError } from '@app/client';
import type { EvalQuestion } from './question-file.js';

export interface EvalAnswer {
  /** Null if the question was refused or the connection failed. */
  end: AnswerEventPayloads['response_end'] | null;
  toolCalls: number;
  /** Milliseconds from sending to the first text; null without one. */
  firstChunkMs: number | null;
  durationMs: number;
  error: string | null;
}

const ATTEMPTS = 5;
const RETRY_MS = 500;
const MAX_RETRY_MS = 10_000;

/** Asks all turns in a session of their own. @returns the answer to the last one */
async function converse(client: ChatClient, turns: readonly string[]): Promise<EvalAnswer> {
  let answer: EvalAnswer | undefined;
  client.startNewSession();
  for (const turn of turns) {
    answer = await askWithRetries(client, turn);
    if (answer.error !== null) return answer;
  }
  return answer ?? { end: null, toolCalls: 0, firstChunkMs: null, durationMs: 0, error: 'no question' };
}

async function askWithRetries(client: ChatClient, question: string): Promise<EvalAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    const startedAt = performance.now();
    try {
      return await ask(client, question, startedAt);
    } catch (error) {
      const isOver = !(error instanceof ChatClientError) || !error.retryable || attempt >= ATTEMPTS;
      if (isOver) {
        const message = error instanceof Error ? error.message : String(error);
        return {
          end: null,
          toolCalls: 0,
          firstChunkMs: null,
          durationMs: performance.now() - startedAt,
          error: message,
        };
      }
      await wait(Math.min(MAX_RETRY_MS, error.retryAfterMs ?? RETRY_MS * attempt));
    }
  }
}

async function ask(client: ChatClient, question: string, startedAt: number): Promise<EvalAnswer> {
  const answer: EvalAnswer = { end: null, toolCalls: 0, firstChunkMs: null, durationMs: 0, error: null };
  for await (const event of client.ask(question)) {
    if (event.event === 'response_chunk') answer.firstChunkMs ??= performance.now() - startedAt;
    else if (event.event === 'tool_call' && event.data.status !== 'running') answer.toolCalls += 1;
    else if (event.event === 'error') answer.error = `${event.data.error.message} (${event.data.error.code})`;
    else if (event.event === 'response_end') answer.end = event.data;
  }
  answer.durationMs = performance.now() - startedAt;
  return answer;
}

interface AskOptions {
  connect: () => Promise<ChatClient>;
  parallel: number;
  onAnswer: (index: number) => void;
}

/** Asks all questions, so many at a time. @returns the answers in the order of the questions */
export async function askQuestions(
  questions: readonly EvalQuestion[],
  { connect, parallel, onAnswer }: AskOptions,
): Promise<EvalAnswer[]> {
  const answers: EvalAnswer[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    const client = await connect();
    try {
      for (let index = next; index < questions.length; index = next) {
        next += 1;
        answers[index] = await converse(client, questions[index]?.turns ?? []);
        onAnswer(index);
      }
    } finally {
      client.close();
    }
  };
  await Promise.all(Array.from({ length: Math.min(parallel, questions.length) }, work));
  return answers;
}
