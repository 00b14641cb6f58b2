import type { ToolOutcome } from '@app/mma/domain';
import { Analyst, type AnalystAnswer } from '../analyst.js';
import type { AnalystMessage } from '../conversation/conversation.js';
import { FakeFighterNames } from './fake-fighter-names.js';

const MOST_ROUNDS = 8;

/** Asks the questions in turn, as the loop of a chat does; the answer to the last, and the calls for it. */
export async function converse(
  questions: readonly string[],
  tools: Record<string, ToolOutcome>,
): Promise<AnalystAnswer & { calls: string[] }> {
  const analyst = new Analyst(new FakeFighterNames());
  const messages: AnalystMessage[] = [];
  let last: (AnalystAnswer & { calls: string[] }) | null = null;
  for (const question of questions) {
    messages.push({ role: 'user', content: [{ type: 'text', text: question }] });
    const calls: string[] = [];
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const request = {
        messages,
        mayCallTools: true,
        now: new Date('2026-11-30T12:00:00Z'),
        timeZone: 'Asia/Seoul',
      };
      const step = await analyst.next(request, new AbortController().signal);
      if (step.kind === 'answer') {
        const { text, state } = step;
        messages.push({ role: 'assistant', content: [{ type: 'text', text }], state });
        last = { ...step, calls };
        break;
      }
      const content = step.calls.map(({ id, name, arguments: parameters }) => {
        calls.push(`${name} ${JSON.stringify(parameters)}`);
        const outcome = tools[name];
        if (outcome === undefined) throw new Error(`no recorded result of ${name}`);
        return { type: 'tool_result' as const, id, result: outcome.result, isError: !outcome.ok };
      });
      messages.push({ role: 'user', content });
    }
  }
  if (last === null) throw new Error('no question was answered');
  return last;
}
