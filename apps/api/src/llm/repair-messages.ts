import type { ModelContentPart, ModelMessage } from './language-model.js';

type ToolCallPart = Extract<ModelContentPart, { type: 'tool_call' }>;
type ToolResultPart = Extract<ModelContentPart, { type: 'tool_result' }>;

/**
 * Makes a conversation acceptable to every provider: each tool call has exactly one result, in the next message;
 * results without a call and empty messages are dropped; adjacent messages of one role are merged; the first message is
 * the user's.
 */
export function repairMessages(messages: readonly ModelMessage[]): ModelMessage[] {
  const repaired: ModelMessage[] = [];
  let open: ToolCallPart[] = [];
  for (const message of messages) {
    const isReply = message.role === 'user';
    const content = isReply ? [...resultsFor(open, message.content), ...without(message.content)] : [];
    if (!isReply) {
      if (open.length > 0) push(repaired, { role: 'user', content: resultsFor(open, []) });
      content.push(...message.content.filter(({ type }) => type !== 'tool_result'));
    }
    open = isReply ? [] : content.filter((part) => part.type === 'tool_call');
    push(repaired, { ...message, content });
  }
  if (open.length > 0) push(repaired, { role: 'user', content: resultsFor(open, []) });
  while (repaired[0]?.role === 'assistant') repaired.shift();
  return repaired;
}

/** The result of each call, in the order of the calls; a missing one becomes an error. */
function resultsFor(calls: readonly ToolCallPart[], content: readonly ModelContentPart[]): ToolResultPart[] {
  const results = content.filter((part) => part.type === 'tool_result');
  return calls.map((call) => results.find(({ id }) => id === call.id) ?? missingResult(call));
}

function missingResult({ id, name }: ToolCallPart): ToolResultPart {
  const result = {
    error: { code: 'internal_error', message: 'The call did not finish. Repeat it if needed.' },
  };
  return { type: 'tool_result', id, name, result, isError: true };
}

const without = (content: readonly ModelContentPart[]): ModelContentPart[] =>
  content.filter((part) => part.type !== 'tool_result' && part.type !== 'tool_call');

function push(messages: ModelMessage[], message: ModelMessage): void {
  if (message.content.length === 0) return;
  const last = messages.at(-1);
  if (last?.role === message.role) {
    messages[messages.length - 1] = { ...last, ...message, content: [...last.content, ...message.content] };
  } else {
    messages.push(message);
  }
}
