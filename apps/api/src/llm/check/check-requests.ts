import type { ToolDefinition } from '@app/mma';
import type { ModelMessage, ModelRequest } from '../language-model.js';
import { ANSWER_PROMPT } from '../prompts.js';

const MAX_TOKENS = 2048;
/** Of a fighter who does not exist, so that no model knows it. */
export const RECORD = '17-4';

const tool = (name: string, description: string, argument: string): ToolDefinition => ({
  name,
  description,
  input_schema: {
    type: 'object',
    properties: { [argument]: { type: 'string', description: `Name of the ${argument}.` } },
    required: [argument],
    additionalProperties: false,
  },
  output_schema: {},
});

const TOOLS = [
  tool('get_fighter', 'Profile and UFC record of one fighter.', 'fighter'),
  tool('get_event', 'Date, place and bouts of one UFC event.', 'event'),
];

const said = (text: string): ModelMessage => ({ role: 'user', content: [{ type: 'text', text }] });

const ask = (text: string, more: Partial<ModelRequest> = {}): ModelRequest => ({
  system: ANSWER_PROMPT,
  messages: [said(text)],
  tools: TOOLS,
  maxTokens: MAX_TOKENS,
  ...more,
});

/** A question whose tool call has been answered. */
function looked(question: string, fighter: string): ModelMessage[] {
  // Mistral takes only ids of nine letters and digits.
  const call = { id: 'check0001', name: 'get_fighter' };
  const result = { data: { name: fighter, ufc_record: RECORD }, meta: { as_of: '2026-01-01', row_count: 1 } };
  return [
    said(question),
    { role: 'assistant', content: [{ type: 'tool_call', ...call, arguments: { fighter } }] },
    { role: 'user', content: [{ type: 'tool_result', ...call, result, isError: false }] },
  ];
}

const CONTEXT = { summary: null, mentioned: [], now: new Date('2026-01-01T00:00:00Z'), timeZone: 'UTC' };
const ENGLISH = "What is Rowan Teller's UFC record?";
const KOREAN = '로완 텔러의 UFC 전적을 알려 줘.';

export const CHECK_REQUESTS = {
  text: ask('Say in one short sentence what you can help with.', { tools: [], context: CONTEXT }),
  tool: ask(ENGLISH, { context: CONTEXT }),
  parallel: ask(
    'Compare the UFC records of Rowan Teller and Milo Brandt. Look both up at the same time, with one call for each.',
    { context: CONTEXT },
  ),
  result: ask('', { messages: looked(ENGLISH, 'Rowan Teller'), context: CONTEXT }),
  korean: ask('', { messages: looked(KOREAN, '로완 텔러'), context: CONTEXT }),
  withoutTools: ask('', { messages: looked(ENGLISH, 'Rowan Teller'), toolChoice: 'none', context: CONTEXT }),
  long: ask('Write an essay of two thousand words about the history of boxing.', {
    system: 'You write essays.',
    toolChoice: 'none',
  }),
};
