import type { ModelContentPart, ModelMessage } from './language-model.js';

type ToolCallPart = Extract<ModelContentPart, { type: 'tool_call' }>;
type ToolResultPart = Extract<ModelContentPart, { type: 'tool_result' }>;

/**
 * A conversation as every provider accepts it: each tool call has exactly one result, in the message after it; results
 * of no call are left out, messages without content too; neighbours of the same role are joined; the first message is
 * the user's.
 */
export function repairMessages(messages: readonly ModelMessage[]): ModelMessage[] {
  const repaired: ModelMessage[] = [];
  let open: ToolCallPart[] = [];
  for (const message of messages) {
    const isReply = message.role === 'user';
    const content = isReply ? [...answerAll(open, message.content), ...without(message.content)] : [];
    if (!isReply) {
      if (open.length > 0) push(repaired, 'user', answerAll(open, []));
      content.push(...message.content.filter(({ type }) => type !== 'tool_result'));
    }
    open = isReply ? [] : content.filter((part) => part.type === 'tool_call');
    push(repaired, message.role, content);
  }
  if (open.length > 0) push(repaired, 'user', answerAll(open, []));
  while (repaired[0]?.role === 'assistant') repaired.shift();
  return repaired;
}

/** The result of each call, in the calls' order; one that is missing is told to be. */
function answerAll(calls: readonly ToolCallPart[], content: readonly ModelContentPart[]): ToolResultPart[] {
  const results = content.filter((part) => part.type === 'tool_result');
  return calls.map((call) => results.find(({ id }) => id === call.id) ?? missingResult(call));
}

function missingResult({ id, name }: ToolCallPart): ToolResultPart {
  const result = {
    error: { code: 'internal_error', message: 'The call did not end. Make it again if needed.' },
  };
  return { type: 'tool_result', id, name, result, isError: true };
}

const without = (content: readonly ModelContentPart[]): ModelContentPart[] =>
  content.filter((part) => part.type !== 'tool_result' && part.type !== 'tool_call');

function push(messages: ModelMessage[], role: ModelMessage['role'], content: ModelContentPart[]): void {
  if (content.length === 0) return;
  const last = messages.at(-1);
  if (last?.role === role) last.content = [...last.content, ...content];
  else messages.push({ role, content });
}
