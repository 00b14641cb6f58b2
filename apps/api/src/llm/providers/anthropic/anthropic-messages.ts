import type {
  ContentBlockParam,
  MessageCreateParamsStreaming,
  MessageParam,
  RedactedThinkingBlockParam,
  ThinkingBlockParam,
} from '@anthropic-ai/sdk/resources/messages';
import type { ModelContentPart, ModelMessage, ModelRequest } from '../../language-model.js';
import { contextPrompt } from '../../prompts.js';
import { asArguments } from '../shared/tool-arguments.js';

export function toMessagesRequest(request: ModelRequest, model: string): MessageCreateParamsStreaming {
  const context = request.context && contextPrompt(request.context);
  return {
    model,
    max_tokens: request.maxTokens,
    stream: true,
    // Tools precede the system prompt in the provider's cache order, so one cache mark covers both.
    system: [
      { type: 'text', text: request.system, cache_control: { type: 'ephemeral' } },
      ...(context === undefined ? [] : [{ type: 'text' as const, text: context }]),
    ],
    messages: request.messages.map(toMessage),
    ...(request.tools.length === 0
      ? {}
      : {
          tools: request.tools.map((tool) => ({
            name: tool.name,
            description: tool.description,
            input_schema: { ...tool.input_schema, type: 'object' as const },
          })),
          tool_choice: { type: request.toolChoice ?? 'auto' },
        }),
  };
}

function toMessage(message: ModelMessage): MessageParam {
  return { role: message.role, content: message.content.flatMap((part) => toBlock(part) ?? []) };
}

function toBlock(part: ModelContentPart): ContentBlockParam | null {
  switch (part.type) {
    case 'text':
      return { type: 'text', text: part.text };
    case 'provider_block':
      return isReasoning(part.block) ? part.block : null;
    case 'tool_call':
      return { type: 'tool_use', id: part.id, name: part.name, input: asArguments(part.arguments) };
    case 'tool_result':
      return {
        type: 'tool_result',
        tool_use_id: part.id,
        content: JSON.stringify(part.result),
        is_error: part.isError,
      };
  }
}

/** Reasoning is sent back unchanged; the API verifies it. */
function isReasoning(block: unknown): block is ThinkingBlockParam | RedactedThinkingBlockParam {
  if (typeof block !== 'object' || block === null || !('type' in block)) return false;
  return block.type === 'thinking' || block.type === 'redacted_thinking';
}
