import type {
  ChatCompletionCreateParamsStreaming,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions';
import type { ModelMessage, ModelRequest } from '../../language-model.js';
import { contextPrompt } from '../../prompts.js';
import { asArguments } from '../shared/tool-arguments.js';

export function toCompletionRequest(
  request: ModelRequest,
  { model, isPublicApi }: { model: string; isPublicApi: boolean },
): ChatCompletionCreateParamsStreaming {
  const context = request.context && contextPrompt(request.context);
  return {
    model,
    stream: true,
    stream_options: { include_usage: true },
    // Reasoning models reject the old name; most other servers know no other.
    ...(isPublicApi ? { max_completion_tokens: request.maxTokens } : { max_tokens: request.maxTokens }),
    messages: [
      // The part common to all users comes first: the API caches prefixes.
      { role: 'system', content: request.system },
      ...(context === undefined ? [] : [{ role: 'system' as const, content: context }]),
      ...request.messages.flatMap(toMessages),
    ],
    ...(request.tools.length === 0
      ? {}
      : {
          tools: request.tools.map(({ name, description, input_schema: parameters }) => ({
            type: 'function' as const,
            function: { name, description, parameters },
          })),
          tool_choice: request.toolChoice ?? 'auto',
        }),
  };
}

function toMessages({ role, content }: ModelMessage): ChatCompletionMessageParam[] {
  const text = content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n\n');
  if (role === 'assistant') {
    const calls = content.flatMap((part) =>
      part.type === 'tool_call'
        ? [
            {
              id: part.id,
              type: 'function' as const,
              function: { name: part.name, arguments: JSON.stringify(asArguments(part.arguments)) },
            },
          ]
        : [],
    );
    return [
      { role, content: text === '' ? null : text, ...(calls.length === 0 ? {} : { tool_calls: calls }) },
    ];
  }
  const results = content.flatMap((part): ChatCompletionMessageParam[] =>
    part.type === 'tool_result'
      ? [{ role: 'tool', tool_call_id: part.id, content: JSON.stringify(part.result) }]
      : [],
  );
  return text === '' ? results : [...results, { role, content: text }];
}
