import { takeJson } from './json-brackets.js';
import { parseArguments } from './tool-arguments.js';
import { toFields } from './vendor-values.js';

export interface TextualCall {
  name: string;
  arguments: object;
}

/** The names of the declared tools. */
type Tools = ReadonlySet<string>;
type ReadCalls = (text: string, tools: Tools) => readonly TextualCall[] | null;

/** A notation of tool calls within a text. */
export interface CallNotation {
  opening: RegExp;
  /** Beginnings of {@link opening}, in lower case, to recognize one that has not arrived completely. */
  beginnings: readonly string[];
  /** Null: the calls extend to the end of the reply. */
  closing: RegExp | null;
  /**
   * @param text what follows the beginning of the opening, without the closing
   * @returns null when it holds no calls of declared tools
   */
  read: ReadCalls;
}

const NAME_KEYS = ['name', 'tool_name', 'tool', 'function'];
const ARGUMENT_KEYS = ['arguments', 'parameters', 'args', 'input'];
const SEPARATORS = /^[\s;,]+/;
const FENCES = /^\s*```(?:json)?\s*|\s*```\s*$/g;

export const CALL_NOTATIONS: readonly CallNotation[] = [
  {
    // Hermes, Qwen, GLM; around Qwen-Coder's <function=…>.
    opening: /<(?:tool_calls?|function_calls?)>/i,
    beginnings: ['<tool_call>', '<tool_calls>', '<function_call>', '<function_calls>'],
    closing: /<\/(?:tool_calls?|function_calls?)>/i,
    read: readBlock,
  },
  {
    // Llama and Qwen-Coder.
    opening: /<function=(?=[\w.-]{1,64}>)/i,
    beginnings: ['<function='],
    closing: /<\/function>/i,
    read: (text, tools) => readFunction(text, tools),
  },
  {
    opening: /<\|python_tag\|>/i,
    beginnings: ['<|python_tag|>'],
    closing: null,
    read: readJsonCalls,
  },
  {
    // Mistral: a list, or a name before each object.
    opening: /\[TOOL_CALLS\]/,
    beginnings: ['[tool_calls]'],
    closing: null,
    read: (text, tools) => readJsonCalls(text, tools) ?? readNamedObjects(text, tools),
  },
  {
    // DeepSeek.
    opening: /<｜tool▁calls▁begin｜>/,
    beginnings: ['<｜tool▁calls▁begin｜>'],
    closing: /<｜tool▁calls▁end｜>/,
    read: readNamedObjects,
  },
  {
    // Kimi.
    opening: /<\|tool_calls_section_begin\|>/,
    beginnings: ['<|tool_calls_section_begin|>'],
    closing: /<\|tool_calls_section_end\|>/,
    read: readNamedObjects,
  },
];

/**
 * Calls of declared tools as JSON: an object, a list, or objects one after another. A text after them is ignored.
 * @returns null when the JSON is unsound or names another tool
 */
export function readJsonCalls(text: string, tools: Tools): readonly TextualCall[] | null {
  const calls: TextualCall[] = [];
  let rest = text.replace(FENCES, '');
  for (let taken = takeJson(rest); taken !== null; taken = takeJson(rest)) {
    const parsed = parseArguments(taken.json);
    if (parsed.malformed === true) return null;
    for (const each of [parsed.arguments].flat()) {
      const call = toCall(each, tools);
      if (call === null) return null;
      calls.push(call);
    }
    rest = taken.rest.replace(SEPARATORS, '');
  }
  // An object that does not end is a call that was cut off.
  return calls.length === 0 || /^[{[]/.test(rest) ? null : calls;
}

function toCall(value: unknown, tools: Tools): TextualCall | null {
  const fields = toFields(value);
  const called = toFields(fields['function']);
  const source = typeof called['name'] === 'string' ? called : fields;
  const name = NAME_KEYS.map((key) => source[key]).find((each) => typeof each === 'string');
  const sent = ARGUMENT_KEYS.map((key) => source[key]).find((each) => each !== undefined) ?? {};
  return typeof name === 'string' ? toDeclared(name, sent, tools) : null;
}

function toDeclared(name: string, sent: unknown, tools: Tools): TextualCall | null {
  const own = name.trim().replace(/^functions\./, '');
  const parsed = typeof sent === 'string' ? parseArguments(sent).arguments : sent;
  const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  return isObject && tools.has(own) ? { name: own, arguments: parsed } : null;
}

function readBlock(text: string, tools: Tools): readonly TextualCall[] | null {
  const inner = text.replace(FENCES, '').trim();
  if (/^[{[]/.test(inner)) return readJsonCalls(inner, tools);
  if (inner.startsWith('<function=')) {
    const calls = inner
      .split('<function=')
      .slice(1)
      .map((each) => readFunction(each.replace(/<\/function>\s*$/, ''), tools));
    return calls.includes(null) ? null : calls.flatMap((each) => each ?? []);
  }
  const call = toDeclared(/^[\w.-]+/.exec(inner)?.[0] ?? '', readPairs(inner, ARGUMENT_PAIR), tools);
  return call === null ? null : [call];
}

const PARAMETER = /<parameter=([^>]+)>([\s\S]*?)<\/parameter>/g;
const ARGUMENT_PAIR = /<arg_key>([\s\S]*?)<\/arg_key>\s*<arg_value>([\s\S]*?)<\/arg_value>/g;

/** @param text `name>` and the arguments, as an object or as `<parameter=…>` */
function readFunction(text: string, tools: Tools): readonly TextualCall[] | null {
  const end = text.indexOf('>');
  const name = text.slice(0, end);
  const body = text.slice(end + 1).trim();
  if (end < 0) return null;
  if (body === '') return toList(toDeclared(name, {}, tools));
  if (!body.startsWith('{')) {
    const pairs = readPairs(body, PARAMETER);
    return Object.keys(pairs).length === 0 ? null : toList(toDeclared(name, pairs, tools));
  }
  const taken = takeJson(body);
  return taken === null ? null : toList(toDeclared(name, taken.json, tools));
}

const toList = (call: TextualCall | null): readonly TextualCall[] | null => (call === null ? null : [call]);

/** Values that are JSON, such as numbers, are parsed; others are texts. */
function readPairs(text: string, pattern: RegExp): Record<string, unknown> {
  const pairs = [...text.matchAll(pattern)].map(([, key = '', value = '']) => {
    const { arguments: parsed, malformed } = parseArguments(value);
    return [key.trim(), malformed === true || value.trim() === '' ? value.trim() : parsed] as const;
  });
  return Object.fromEntries(pairs);
}

/** Objects of arguments, each after a text that names its tool. */
function readNamedObjects(text: string, tools: Tools): readonly TextualCall[] | null {
  const calls: TextualCall[] = [];
  let rest = text;
  for (let start = rest.indexOf('{'); start >= 0; start = rest.indexOf('{')) {
    const names: readonly string[] = rest.slice(0, start).match(/[\w-]+/g) ?? [];
    const name = names.findLast((each) => tools.has(each));
    const taken = takeJson(rest.slice(start));
    const call = name === undefined || taken === null ? null : toDeclared(name, taken.json, tools);
    if (call === null || taken === null) return null;
    calls.push(call);
    rest = taken.rest;
  }
  return calls.length === 0 ? null : calls;
}

const BARE_KEYS = [...NAME_KEYS, ...ARGUMENT_KEYS, 'type'].flatMap((key) => [`{"${key}"`, `[{"${key}"`]);

/** Whether a reply that begins so may be one bare call; null while too little has arrived to tell. */
export function beginsBareCall(text: string): boolean | null {
  const compact = text.replace(/^\s*(?:```(?:json)?)?/, '').replace(/\s+/g, '');
  if (BARE_KEYS.some((beginning) => compact.startsWith(beginning))) return true;
  const isFence = '```json'.startsWith(text.trim()) && text.trim() !== '';
  return isFence || BARE_KEYS.some((beginning) => beginning.startsWith(compact)) ? null : false;
}

/** Whether a whole reply, which holds no call of a declared tool, was meant as a call: it must not be shown. */
export const looksLikeCall = (text: string, tools: Tools): boolean =>
  /"(?:arguments|parameters)"\s*:/.test(text) || [...tools].some((name) => text.includes(`"${name}"`));
