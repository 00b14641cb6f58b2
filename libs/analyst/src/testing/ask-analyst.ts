import type { ToolOutcome } from '@app/mma/domain';
import { intentOf } from '../intents/index.js';
import { NameBook } from '../language/name-book.js';
import { parseQuestion } from '../question/parse-question.js';
import { FakeFighterNames } from './fake-fighter-names.js';

/** Puts one question to the intent that accepts it; every call of a tool is given that tool's recorded result. */
export async function askAnalyst(
  text: string,
  tools: Record<string, ToolOutcome>,
): Promise<{ intent: string; calls: string[]; text: string }> {
  const fighters = new FakeFighterNames();
  const question = parseQuestion(text, await fighters.findMentions(text));
  const names = new NameBook(question.language, fighters);
  const intent = intentOf(question);
  const inquiry = intent.answer(question, names);
  const calls: string[] = [];
  let step = inquiry.next([]);
  while (!step.done) {
    const replies = step.value.map(({ name, arguments: parameters }) => {
      calls.push(`${name} ${JSON.stringify(parameters)}`);
      const outcome = tools[name];
      if (outcome === undefined) throw new Error(`no recorded result of ${name}`);
      return { result: outcome.result, isError: !outcome.ok };
    });
    for (const { result } of replies) await names.learn(result);
    step = inquiry.next(replies);
  }
  return { intent: intent.name, calls, text: step.value.text };
}
