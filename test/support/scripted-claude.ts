import type { AnthropicReply } from './anthropic-server.js';
import type { RecordedRequest } from './model-server.js';

interface Part {
  type: string;
  text?: string;
  content?: unknown;
}

const NAMES: [RegExp, string][] = [
  [/khabib|하빕/iu, 'Khabib Nurmagomedov'],
  [/jones|존스/iu, 'Jon Jones'],
  [/mcgregor|맥그/iu, 'Conor McGregor'],
];

const partsOf = (content: unknown): Part[] =>
  typeof content === 'string' ? [{ type: 'text', text: content }] : (content as Part[]);

/** A model that looks up the fighter of the question and states the record, whatever is asked. */
export function scriptedClaude(stream: AnthropicReply, { body }: RecordedRequest): void {
  const last = partsOf(body.messages.at(-1)?.content);
  const result = last.find(({ type }) => type === 'tool_result');
  if (result !== undefined) {
    stream.answer(recordText(JSON.stringify(result.content), JSON.stringify(body.messages)));
    return;
  }
  const question = last.map(({ text }) => text ?? '').join(' ');
  const name = NAMES.find(([pattern]) => pattern.test(question))?.[1];
  if (name === undefined) {
    stream.answer('I can only answer questions about the UFC.');
    return;
  }
  stream.toolCall('call_fighter', 'get_fighter', { fighter: name });
  stream.stop('tool_use');
}

function recordText(result: string, conversation: string): string {
  const read = (pattern: RegExp): string => pattern.exec(result)?.[1] ?? '';
  const name = read(/name\\*":\s*\\*"([^"\\]+)/u);
  const wins = read(/record\\*":\s*\{\\*"wins\\*":\s*(\d+)/u);
  const losses = read(/losses\\*":\s*(\d+)/u);
  return /[가-힣]/u.test(conversation.slice(-2_000).replaceAll(/tool_result.*$/gu, '')) ||
    /[가-힣]/u.test(conversation.slice(0, 400))
    ? `${name}의 UFC 전적은 ${wins}승 ${losses}패입니다.`
    : `${name} has a UFC record of ${wins}-${losses}.`;
}
