import type { RequestAccount } from '../usage/request-account.js';
import type { LanguageModel, ModelContentPart, ModelMessage, ModelRequest } from './language-model.js';
import type { LanguageModelError } from './language-model.errors.js';
import { boundForModel, isToolResult } from './tool-results.js';

/** Characters of each tool result: of the last round first, then of all rounds. */
const SHORT_RESULT = 8_000;
const SHORTEST_RESULT = 2_000;
const MIN_OUTPUT_TOKENS = 256;
/** The server counts the output limit as part of the context. */
const COUNTS_OUTPUT = /max_(?:completion_)?tokens|completion|output/i;

interface Level {
  /** Share of the earlier conversation that is dropped, the oldest messages first. */
  dropped: number;
  /** Maximum length of tool results. */
  results: (isLastRound: boolean) => number;
}

const LEVELS: readonly Level[] = [
  { dropped: 0, results: () => Infinity },
  { dropped: 0.5, results: () => Infinity },
  { dropped: 0.75, results: () => Infinity },
  { dropped: 1, results: () => Infinity },
  { dropped: 1, results: (isLastRound) => (isLastRound ? SHORT_RESULT : Infinity) },
  { dropped: 1, results: () => SHORTEST_RESULT },
];

interface Shortening {
  level: number;
  halvesOutput: boolean;
}

const UNCHANGED: Shortening = { level: 0, halvesOutput: false };

/**
 * Shortens requests that exceed a model's context: first the oldest half of the earlier conversation goes, then more of
 * it, then the tool results of the running turn are cut. The question, the summary in the context, and the order of calls
 * and results stay. Later requests of the same answer begin where the earlier one ended.
 */
export class RequestShortener {
  private readonly known = new WeakMap<RequestAccount, WeakMap<LanguageModel, Shortening>>();

  /** As much as an earlier request of this answer had to be shortened. */
  shortenAgain(request: ModelRequest, model: LanguageModel, account: RequestAccount): ModelRequest {
    return shorten(request, this.known.get(account)?.get(model) ?? UNCHANGED);
  }

  /** @returns null when the request cannot be any shorter */
  shortenFurther(
    request: ModelRequest,
    model: LanguageModel,
    account: RequestAccount,
    { detail }: LanguageModelError,
  ): ModelRequest | null {
    const byModel = this.known.get(account) ?? new WeakMap<LanguageModel, Shortening>();
    this.known.set(account, byModel);
    const before = byModel.get(model) ?? UNCHANGED;
    const size = sizeOf(shorten(request, before));
    const halvesOutput = before.halvesOutput || COUNTS_OUTPUT.test(detail ?? '');
    for (let level = before.level + 1; level < LEVELS.length; level += 1) {
      const shortening = { level, halvesOutput };
      const shorter = shorten(request, shortening);
      if (sizeOf(shorter) >= size) continue;
      byModel.set(model, shortening);
      return shorter;
    }
    return null;
  }
}

/** Texts and tokens are compared with themselves only, so that their units may be added. */
const sizeOf = ({ messages, maxTokens }: ModelRequest): number => JSON.stringify(messages).length + maxTokens;

function shorten(request: ModelRequest, { level, halvesOutput }: Shortening): ModelRequest {
  const { dropped, results } = LEVELS[level] ?? { dropped: 0, results: () => Infinity };
  if (level === 0) return request;
  const { messages, maxTokens } = request;
  const question = messages.findLastIndex(isQuestion);
  const turn = messages
    .slice(Math.max(0, question))
    .map((message, index, all) => withShortResults(message, results(index === all.length - 1)));
  const earlier = messages.slice(0, Math.max(0, question));
  const reduced = Math.max(Math.min(MIN_OUTPUT_TOKENS, maxTokens), Math.floor(maxTokens / 2 ** level));
  return {
    ...request,
    messages: [...dropOldest(earlier, dropped), ...turn],
    maxTokens: halvesOutput ? reduced : maxTokens,
  };
}

/** Begins with a question, so that no result loses its call. */
function dropOldest(messages: readonly ModelMessage[], share: number): readonly ModelMessage[] {
  const rest = messages.slice(Math.ceil(messages.length * share));
  const first = rest.findIndex(isQuestion);
  return first < 0 ? [] : rest.slice(first);
}

const isQuestion = ({ role, content }: ModelMessage): boolean =>
  role === 'user' &&
  content.some(({ type }) => type === 'text') &&
  content.every(({ type }) => type !== 'tool_result');

function withShortResults(message: ModelMessage, maxLength: number): ModelMessage {
  if (maxLength === Infinity) return message;
  return { ...message, content: message.content.map((part) => withShortResult(part, maxLength)) };
}

function withShortResult(part: ModelContentPart, maxLength: number): ModelContentPart {
  if (part.type !== 'tool_result' || !isToolResult(part.result)) return part;
  return { ...part, result: boundForModel({ ok: true, result: part.result }, maxLength) };
}
