import type {
  ContentBlockParam,
  MessageCreateParamsStreaming,
  MessageParam,
  RedactedThinkingBlockParam,
  ThinkingBlockParam,
} from '@anthropic-ai/sdk/resources/messages';
import type { ModelContentPart, ModelMessage, ModelRequest } from '../../language-model.js';
import { contextPrompt } from '../../prompts.js';
import type { RefusedParameters } from '../shared/refused-parameters.js';
import { asArguments } from '../shared/tool-arguments.js';
import { portableSchemaOf } from '../shared/tool-schema.js';

export interface MessagesServer {
  model: string;
  isPublicApi: boolean;
  refused: RefusedParameters;
}

const OPTIONAL = ['stream', 'tool_choice', 'cache_control'] as const;

/** The parameters without which a request may be sent again. */
export const optionalParameters = (refused: RefusedParameters): string[] =>
  OPTIONAL.filter((name) => !refused.has(name));

export function toMessagesRequest(
  request: ModelRequest,
  { model, isPublicApi, refused }: MessagesServer,
): MessageCreateParamsStreaming {
  const context = request.context && contextPrompt(request.context);
  const { toolChoice = 'auto' } = request;
  // Without `tool_choice`, only the absence of tools keeps the model from calling one.
  const mustOmitTools = toolChoice === 'none' && refused.has('tool_choice');
  const cached = refused.has('cache_control') ? {} : { cache_control: { type: 'ephemeral' as const } };
  return {
    model,
    max_tokens: request.maxTokens,
    // Without `stream` the server answers with one JSON body, which is read as well.
    ...((refused.has('stream') ? {} : { stream: true }) as { stream: true }),
    // Tools precede the system prompt in the provider's cache order, so one cache mark covers both.
    system: [
      { type: 'text', text: request.system, ...cached },
      ...(context === undefined ? [] : [{ type: 'text' as const, text: context }]),
    ],
    messages: request.messages.map(toMessage),
    ...(request.tools.length === 0 || mustOmitTools
      ? {}
      : {
          tools: request.tools.map((tool) => ({
            name: tool.name,
            description: tool.description,
            input_schema: {
              ...(isPublicApi ? tool.input_schema : portableSchemaOf(tool.input_schema)),
              type: 'object' as const,
            },
          })),
          ...(refused.has('tool_choice') ? {} : { tool_choice: { type: toolChoice } }),
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
