import { Analyst, type AnalystRequest } from '@app/analyst';
import type { ToolResult } from '@app/mma';
import type { BenchApp } from '../databases/bench-app.js';

/** A tool call with its result. */
export interface TurnCall {
  name: string;
  arguments: unknown;
  result: { data: unknown; meta: unknown };
}

/** An answer with what it is based on. */
export interface Turn {
  language: 'en' | 'ko';
  question: string;
  calls: TurnCall[];
  text: string;
}

export const NOW = new Date('2026-11-30T12:00:00Z');
export const TIME_ZONE = 'Asia/Seoul';
const MOST_ROUNDS = 8;

/** @throws Error if the tool fails */
export async function callTool(
  app: BenchApp,
  name: string,
  args: unknown,
  signal: AbortSignal,
): Promise<TurnCall> {
  const outcome = await app.registry.call(name, args, signal);
  if (!outcome.ok) throw new Error(`${name} ${JSON.stringify(args)}: ${outcome.result.error.message}`);
  return { name, arguments: args, result: plain(outcome.result) };
}

/** Asks the embedded analyst; null unless it answers from tool results. */
export async function askAnalyst(
  app: BenchApp,
  { language, text }: { language: 'en' | 'ko'; text: string },
  signal: AbortSignal,
): Promise<Turn | null> {
  const analyst = new Analyst(app.names);
  const messages: AnalystRequest['messages'][number][] = [
    { role: 'user', content: [{ type: 'text', text }] },
  ];
  const calls: TurnCall[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const step = await analyst.next({ messages, mayCallTools: true, now: NOW, timeZone: TIME_ZONE }, signal);
    if (step.kind === 'answer') {
      const answered = step.reading.outcome === 'answered' && calls.length > 0;
      return answered ? { language, question: text, calls, text: step.text } : null;
    }
    const replies = await Promise.all(
      step.calls.map(async (call) => ({
        call,
        outcome: await app.registry.call(call.name, call.arguments, signal),
      })),
    );
    for (const { call, outcome } of replies) {
      if (outcome.ok)
        calls.push({ name: call.name, arguments: call.arguments, result: plain(outcome.result) });
    }
    messages.push({
      role: 'user',
      content: replies.map(({ call, outcome }) => ({
        type: 'tool_result' as const,
        id: call.id,
        result: outcome.result,
        isError: !outcome.ok,
      })),
    });
  }
  return null;
}

/** As a provider receives it. */
const plain = ({ data, meta }: ToolResult): TurnCall['result'] =>
  JSON.parse(JSON.stringify({ data, meta })) as TurnCall['result'];
