import {
  ErrorCode,
  GetPromptRequestSchema,
  ListPromptsRequestSchema,
  McpError,
  type GetPromptResult,
} from '@modelcontextprotocol/sdk/types.js';
import type { ProtocolServer } from './mcp-tools.js';

const LONGEST_ARGUMENT = 120;

interface Prompt {
  name: string;
  title: string;
  description: string;
  /** All are required. */
  arguments: { name: string; description: string }[];
  /** @param values of the arguments, as quoted texts */
  write: (values: Record<string, string>) => string;
}

const FIGHTER = 'A full name, a surname, a nickname or a Korean spelling.';
const PAIR = [
  { name: 'fighter_a', description: FIGHTER },
  { name: 'fighter_b', description: FIGHTER },
];

const RULES =
  'Take every figure, date and name from the tools. Say that records are UFC records, and say what the notes of the ' +
  'results say about missing data. Answer in the language of the user.';

const PROMPTS: readonly Prompt[] = [
  {
    name: 'fighter_profile',
    title: 'Fighter profile',
    description: 'Record, style and last bouts of one fighter.',
    arguments: [{ name: 'fighter', description: FIGHTER }],
    write: ({ fighter }) =>
      `Write a profile of the fighter ${fighter}: UFC record, how the wins and losses came about, measurements, titles, ` +
      'current streak, and the last five bouts. Use get_fighter and get_fighter_bouts.',
  },
  {
    name: 'compare_fighters',
    title: 'Compare two fighters',
    description: 'Two fighters side by side: record, measurements, rates and common opponents.',
    arguments: PAIR,
    write: ({ fighter_a, fighter_b }) =>
      `Compare the fighters ${fighter_a} and ${fighter_b}: a table of records, measurements and career rates, then their ` +
      'common opponents, then what separates them. Use compare_fighters.',
  },
  {
    name: 'event_recap',
    title: 'Event recap',
    description: 'What happened at one UFC event.',
    arguments: [{ name: 'event', description: 'A full name, or a short form such as "UFC 300".' }],
    write: ({ event }) =>
      `Recap the UFC event ${event}: date and place, every bout of the card with its result, and the main event in ` +
      'detail by round. Use get_event, and get_bout for the main event.',
  },
  {
    name: 'head_to_head',
    title: 'Head to head',
    description: 'All bouts between two fighters.',
    arguments: PAIR,
    write: ({ fighter_a, fighter_b }) =>
      `List all UFC bouts between ${fighter_a} and ${fighter_b} with date, event, result, method, round and time, then the ` +
      'statistics of each. Use get_fighter_bouts with opponent, and get_bout for each bout.',
  },
];

export function servePrompts(server: ProtocolServer): void {
  server.setRequestHandler(ListPromptsRequestSchema, () => ({
    prompts: PROMPTS.map(({ write: _, ...prompt }) => ({
      ...prompt,
      arguments: prompt.arguments.map((argument) => ({ ...argument, required: true })),
    })),
  }));
  server.setRequestHandler(GetPromptRequestSchema, ({ params }) =>
    writePrompt(params.name, params.arguments ?? {}),
  );
}

/** @throws McpError */
function writePrompt(name: string, given: Record<string, string>): GetPromptResult {
  const prompt = PROMPTS.find((known) => known.name === name);
  if (prompt === undefined) {
    const names = PROMPTS.map((known) => known.name).join(', ');
    throw invalid(`There is no prompt "${name.slice(0, 60)}". Prompts: ${names}.`);
  }
  const names = prompt.arguments.map((argument) => argument.name);
  const unknown = Object.keys(given).filter((key) => !names.includes(key));
  if (unknown.length > 0) throw invalid(`${prompt.name} takes only: ${names.join(', ')}.`);
  const values = Object.fromEntries(names.map((key) => [key, quote(key, given[key])]));
  return {
    description: prompt.description,
    messages: [{ role: 'user', content: { type: 'text', text: `${prompt.write(values)} ${RULES}` } }],
  };
}

/** One line of text in quotation marks, so that a value does not read as an instruction. */
function quote(name: string, value: string | undefined): string {
  const text = value?.replace(/\s+/g, ' ').trim() ?? '';
  if (text === '') throw invalid(`The argument ${name} is missing.`);
  if (text.length > LONGEST_ARGUMENT) {
    throw invalid(`The argument ${name} is longer than ${LONGEST_ARGUMENT} characters.`);
  }
  return JSON.stringify(text);
}

const invalid = (message: string): McpError => new McpError(ErrorCode.InvalidParams, message);
