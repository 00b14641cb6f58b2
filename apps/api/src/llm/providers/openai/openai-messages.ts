import type {
  ChatCompletionCreateParamsStreaming,
  ChatCompletionMessageParam,
  ChatCompletionTool,
} from 'openai/resources/chat/completions';
import type { ModelMessage, ModelRequest } from '../../language-model.js';
import { contextPrompt } from '../../prompts.js';
import { type RefusedParameters, SYSTEM_ROLE } from '../shared/refused-parameters.js';
import { asArguments } from '../shared/tool-arguments.js';
import { portableSchemaOf } from '../shared/tool-schema.js';

export interface CompletionServer {
  model: string;
  /** Compatible servers differ in the name of the output limit, in system messages and in the schemas they take. */
  isPublicApi: boolean;
  refused: RefusedParameters;
}

const REQUIRED: readonly string[] = ['model', 'messages', 'tools'];

/** The parameters without which a request may be sent again. */
export const optionalParameters = (request: ChatCompletionCreateParamsStreaming): string[] => [
  ...Object.keys(request).filter((name) => !REQUIRED.includes(name)),
  ...(request.messages.some(({ role }) => role === 'system') ? [SYSTEM_ROLE] : []),
];

export function toCompletionRequest(
  request: ModelRequest,
  server: CompletionServer,
): ChatCompletionCreateParamsStreaming {
  const { refused } = server;
  const optional = {
    // Without `stream` the server answers with one JSON body, which is read as well.
    ...(refused.has('stream') ? {} : { stream: true, stream_options: { include_usage: true } }),
    ...outputLimit(request.maxTokens, server),
    ...toolParameters(request, server),
  };
  const sent = Object.fromEntries(Object.entries(optional).filter(([name]) => !refused.has(name)));
  const messages = [...systemMessages(request, server), ...request.messages.flatMap(toMessages)];
  return {
    model: server.model,
    messages: withSystemRole(messages, refused),
    ...sent,
  } as ChatCompletionCreateParamsStreaming;
}

/** Reasoning models of OpenAI reject the old name; most other servers know no other. */
function outputLimit(tokens: number, { isPublicApi, refused }: CompletionServer): object {
  const names = isPublicApi
    ? ['max_completion_tokens', 'max_tokens']
    : ['max_tokens', 'max_completion_tokens'];
  const name = names.find((each) => !refused.has(each));
  return name === undefined ? {} : { [name]: tokens };
}

function toolParameters({ tools, toolChoice = 'auto' }: ModelRequest, server: CompletionServer): object {
  // Without `tool_choice`, only the absence of tools keeps the model from calling one.
  const mustOmit = toolChoice === 'none' && server.refused.has('tool_choice');
  if (tools.length === 0 || mustOmit) return {};
  return {
    tools: tools.map(({ name, description, input_schema: schema }): ChatCompletionTool => ({
      type: 'function',
      function: { name, description, parameters: server.isPublicApi ? schema : portableSchemaOf(schema) },
    })),
    tool_choice: toolChoice,
  };
}

/** The part common to all users comes first: providers cache prefixes. Many chat templates take one system message. */
function systemMessages(
  { system, context }: ModelRequest,
  { isPublicApi }: CompletionServer,
): ChatCompletionMessageParam[] {
  const contents = context === undefined ? [system] : [system, contextPrompt(context)];
  return (isPublicApi ? contents : [contents.join('\n\n')]).map((content) => ({ role: 'system', content }));
}

/** For chat templates without a system role, the instructions precede the first message. */
function withSystemRole(
  messages: ChatCompletionMessageParam[],
  refused: RefusedParameters,
): ChatCompletionMessageParam[] {
  if (!refused.has(SYSTEM_ROLE)) return messages;
  const texts = messages.flatMap(({ role, content }) =>
    (role === 'system' || role === 'user') && typeof content === 'string' ? [{ role, content }] : [],
  );
  const first = texts.findIndex(({ role }) => role === 'user');
  const content = texts
    .slice(0, first + 1)
    .map((text) => text.content)
    .join('\n\n');
  const rest = messages.filter(({ role }) => role !== 'system');
  return [{ role: 'user', content }, ...rest.slice(1)];
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
