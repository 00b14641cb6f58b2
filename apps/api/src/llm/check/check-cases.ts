import { isWrittenIn, type Language } from '@app/analyst';
import type { TokenUsage } from '@app/chat-protocol';
import type { ModelReply } from '../model-reply.js';
import { CHECK_REQUESTS, RECORD } from './check-requests.js';
import type { ModelRequest } from '../language-model.js';

export interface CheckedReply {
  reply: ModelReply;
  text: string;
  usage: TokenUsage | null;
}

/** Sends one request; with `stopAfterText`, aborts after the first text. */
export type SendCheck = (
  request: ModelRequest,
  stopAfterText?: boolean,
) => Promise<CheckedReply & { isStopped: boolean }>;

export interface CheckCase {
  name: string;
  /** Without it the service cannot answer from its data. */
  isNecessary: boolean;
  /** What the service does when it does not hold. */
  otherwise: string;
  /** @returns null if it holds, otherwise the reason. @throws LanguageModelError */
  run(send: SendCheck): Promise<string | null>;
}

const FALLS_BACK = 'the fallback answers, or questions fail';
const quote = (text: string): string => JSON.stringify(text.trim().slice(0, 80));

export const CHECK_CASES: readonly CheckCase[] = [
  {
    name: 'writes a text',
    isNecessary: true,
    otherwise: FALLS_BACK,
    run: async (send) => ((await send(CHECK_REQUESTS.text)).text.trim() === '' ? 'no text' : null),
  },
  {
    name: 'calls a tool',
    isNecessary: true,
    otherwise: 'answers do not come from the data',
    async run(send) {
      const { reply, text } = await send(CHECK_REQUESTS.tool);
      const [call] = reply.calls;
      if (call === undefined) return `no call, but ${quote(text)}`;
      if (call.name !== 'get_fighter') return `called ${call.name} instead of get_fighter`;
      const named = JSON.stringify(call.arguments);
      return call.malformed !== true && named.includes('Teller') ? null : `arguments ${quote(named)}`;
    },
  },
  {
    name: 'calls tools in parallel',
    isNecessary: false,
    otherwise: 'answers take more rounds',
    async run(send) {
      const { calls } = (await send(CHECK_REQUESTS.parallel)).reply;
      return calls.length > 1 ? null : `${calls.length} of 2 calls in one round`;
    },
  },
  {
    name: "uses a tool's result",
    isNecessary: true,
    otherwise: 'answers do not come from the data',
    async run(send) {
      const { text, reply } = await send(CHECK_REQUESTS.result);
      if (text.replaceAll(/[–‑]/g, '-').includes(RECORD)) return null;
      return reply.calls.length > 0 ? 'called the tool again' : `${RECORD} is missing in ${quote(text)}`;
    },
  },
  {
    name: 'calls no tool where it must not',
    isNecessary: false,
    otherwise: 'long answers may fail in their last round',
    async run(send) {
      const { text, reply } = await send(CHECK_REQUESTS.withoutTools);
      if (reply.calls.length > 0) return `called ${reply.calls[0]?.name}`;
      return text.trim() === '' ? 'no text' : null;
    },
  },
  {
    name: 'stops at once',
    isNecessary: true,
    otherwise: 'stopped answers go on and cost tokens',
    run: async (send) =>
      (await send(CHECK_REQUESTS.long, true)).isStopped ? null : 'ended before it was stopped',
  },
  {
    name: 'reports its usage',
    isNecessary: false,
    otherwise: 'tokens are estimated',
    async run(send) {
      const { usage } = await send(CHECK_REQUESTS.text);
      const {
        input_tokens: input = 0,
        cache_read_input_tokens: read = 0,
        output_tokens: output = 0,
      } = usage ?? {};
      return input + read > 0 && output > 0 ? null : `${input + read} input and ${output} output tokens`;
    },
  },
  answersIn('English', 'en', CHECK_REQUESTS.result),
  answersIn('Korean', 'ko', CHECK_REQUESTS.korean),
];

function answersIn(name: string, language: Language, request: ModelRequest): CheckCase {
  return {
    name: `answers in ${name}`,
    isNecessary: false,
    otherwise: 'answers are translated by a second request',
    async run(send) {
      const { text } = await send(request);
      if (text.trim() === '') return 'no text';
      // A short text without any Hangul is undecided for the detector.
      const isUndecided = language === 'ko' && !/\p{Script=Hangul}/u.test(text);
      return isWrittenIn(text, language) && !isUndecided ? null : quote(text);
    },
  };
}
