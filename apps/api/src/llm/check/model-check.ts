import { NO_TOKENS } from '@app/chat-protocol';
import { type LedgerEntry, RequestAccount } from '../../usage/request-account.js';
import type { LanguageModel } from '../language-model.js';
import { LanguageModelError } from '../language-model.errors.js';
import { ModelReply } from '../model-reply.js';
import { ModelRequester } from '../model-requester.js';
import { CHECK_CASES, type CheckCase, type SendCheck } from './check-cases.js';

const CASE_TIMEOUT_MS = 120_000;
/** Of a stopped request until it has ended. */
const STOP_LIMIT_MS = 2000;

export interface CheckResult {
  name: string;
  isNecessary: boolean;
  /** Null if it holds. */
  fault: string | null;
  otherwise: string;
  milliseconds: number;
}

export interface ModelCheck {
  results: CheckResult[];
  /** How many requests were sent again without a parameter that the server refused. */
  adapted: number;
}

/** Runs the cases one after another, through the requester that answers use. */
export async function checkModel(model: LanguageModel, signal: AbortSignal): Promise<ModelCheck> {
  const entries: LedgerEntry[] = [];
  const requester = new ModelRequester();
  const results: CheckResult[] = [];
  for (const each of CHECK_CASES) {
    const account = new RequestAccount(
      { userId: 0, messageId: null },
      { write: (entry) => void entries.push(entry) },
    );
    const limit = AbortSignal.any([signal, AbortSignal.timeout(CASE_TIMEOUT_MS)]);
    results.push(await runCase(each, sender({ model, requester, account, signal: limit })));
    signal.throwIfAborted();
  }
  return { results, adapted: entries.filter(({ failure }) => failure === 'parameter_refused').length };
}

async function runCase(each: CheckCase, send: SendCheck): Promise<CheckResult> {
  const { name, isNecessary, otherwise } = each;
  const started = performance.now();
  const fault = await each.run(send).catch(describeFailure);
  return { name, isNecessary, otherwise, fault, milliseconds: Math.round(performance.now() - started) };
}

function describeFailure(error: unknown): string {
  if (!(error instanceof LanguageModelError)) return error instanceof Error ? error.message : String(error);
  return error.detail === undefined ? error.kind : `${error.kind}: ${error.detail}`;
}

interface Sending {
  model: LanguageModel;
  requester: ModelRequester;
  account: RequestAccount;
  signal: AbortSignal;
}

const sender =
  ({ model, requester, account, signal }: Sending): SendCheck =>
  async (request, stopAfterText = false) => {
    const stop = new AbortController();
    const reply = new ModelReply();
    let text = '';
    let usage = null;
    let stoppedAt = 0;
    const terms = { kind: 'answer' as const, account, signal: AbortSignal.any([signal, stop.signal]) };
    try {
      await requester.request(model, request, terms, (event) => {
        reply.add(event);
        if (event.type === 'stop') usage = event.usage;
        if (event.type === 'text') {
          text += event.text;
          if (stopAfterText && stoppedAt === 0) {
            stoppedAt = performance.now();
            stop.abort(new Error('stopped'));
          }
        }
        return true;
      });
    } catch (error) {
      if (!stop.signal.aborted) throw error;
      const took = Math.round(performance.now() - stoppedAt);
      if (took > STOP_LIMIT_MS) throw new Error(`ended ${took} ms after it was stopped`, { cause: error });
      return { reply, text, usage: NO_TOKENS, isStopped: true };
    }
    return { reply, text, usage, isStopped: false };
  };
