import { Injectable, Logger } from '@nestjs/common';
import { DelegateBackoff, handleWhen, retry } from 'cockatiel';
import type { RequestKind } from '../usage/model-request.entity.js';
import type { OpenRequest, RequestAccount } from '../usage/request-account.js';
import type { LanguageModel, ModelEvent, ModelRequest } from './language-model.js';
import { LanguageModelError } from './language-model.errors.js';
import { ProviderCircuit } from './provider-circuit.js';
import { repairMessages } from './repair-messages.js';
import { MOST_RETRIES, RetryBudget, retryDelay } from './retry-policy.js';

/** Whom a request is billed to, and what may end it. */
export interface RequestTerms {
  kind: RequestKind;
  account: RequestAccount;
  signal: AbortSignal;
}

/** A request that gave its first sign of life, with what it said up to it. */
interface OpenedStream {
  head: ModelEvent[];
  rest: AsyncIterator<ModelEvent>;
}

/**
 * Makes model requests under the one policy: again only while nothing of the request has been seen, within a budget for
 * the whole process; not at all while the provider rests. Each try is one entry of the ledger.
 */
@Injectable()
export class ModelRequester {
  private readonly logger = new Logger(ModelRequester.name);
  private readonly budget = new RetryBudget();
  private readonly guards = new Map<string, ProviderCircuit>();

  /** @throws LanguageModelError; the signal's reason when it was aborted */
  async *stream(
    model: LanguageModel,
    request: ModelRequest,
    terms: RequestTerms,
  ): AsyncGenerator<ModelEvent> {
    const { signal } = terms;
    signal.throwIfAborted();
    const guard = this.guardOf(model);
    const repaired = { ...request, messages: repairMessages(request.messages) };
    this.budget.countRequest();
    const { head, rest } = await this.open(model, repaired, terms, guard);
    try {
      yield* head;
      for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
    } catch (error) {
      if (!signal.aborted) guard.countFailure(error);
      throw error;
    } finally {
      await rest.return?.();
    }
  }

  private async open(
    model: LanguageModel,
    request: ModelRequest,
    terms: RequestTerms,
    guard: ProviderCircuit,
  ): Promise<OpenedStream> {
    const { signal } = terms;
    let tries = 0;
    let delay = 0;
    const shallRetry = (error: Error): boolean => {
      if (signal.aborted) return false;
      this.logFailure(model, error, tries);
      const wait = retryDelay(error, tries - 1, Math.random());
      if (wait === null || !this.budget.take()) return false;
      delay = wait;
      return true;
    };
    const policy = retry(handleWhen(shallRetry), {
      maxAttempts: MOST_RETRIES,
      backoff: new DelegateBackoff(() => delay),
    });
    const opening = policy.execute(() => {
      signal.throwIfAborted();
      tries += 1;
      return guard.run(() => readHead(this.attempt(model, request, terms)));
    });
    return unlessAborted(opening, signal);
  }

  /** One request to the provider, taken down in the account. */
  private async *attempt(
    model: LanguageModel,
    request: ModelRequest,
    { kind, account, signal }: RequestTerms,
  ): AsyncGenerator<ModelEvent> {
    const entry = account.open(kind, model);
    try {
      for await (const event of model.stream(request, signal)) {
        takeDown(event, entry);
        yield event;
      }
    } catch (error) {
      if (signal.aborted) entry.close('stopped');
      else entry.close('failed', error instanceof LanguageModelError ? error.kind : 'unexpected');
      throw error;
    } finally {
      // Reached without an end only when nobody wants the rest.
      entry.close('stopped');
    }
  }

  private guardOf({ provider }: LanguageModel): ProviderCircuit {
    let guard = this.guards.get(provider);
    if (guard === undefined) {
      guard = new ProviderCircuit();
      this.guards.set(provider, guard);
    }
    return guard;
  }

  private logFailure(model: LanguageModel, error: unknown, tries: number): void {
    if (!(error instanceof LanguageModelError) || error.kind === 'resting') return;
    this.logger.warn(
      `${model.provider} request failed (${error.kind}, attempt ${tries}): ${error.detail ?? 'no detail'}`,
    );
  }
}

function takeDown(event: ModelEvent, entry: OpenRequest): void {
  switch (event.type) {
    case 'accepted':
      entry.accepted(event.providerRequestId);
      return;
    case 'usage':
      entry.report(event.usage);
      return;
    case 'text':
      entry.receive(event.text);
      return;
    case 'tool_call':
      entry.receive(JSON.stringify(event.arguments) ?? '');
      return;
    case 'provider_block':
      entry.receive(JSON.stringify(event.block) ?? '');
      return;
    case 'stop':
      entry.finish(event.usage);
      return;
  }
}

/**
 * Reads up to the first event that a reader would see, or the end. Reasoning comes before it; held back, it does not
 * stand in the way of another try.
 */
async function readHead(events: AsyncIterator<ModelEvent>): Promise<OpenedStream> {
  const head: ModelEvent[] = [];
  for (let next = await events.next(); next.done !== true; next = await events.next()) {
    // Some servers tell the figures with every piece of reasoning: only the latest ones count.
    if (next.value.type === 'usage' && head.at(-1)?.type === 'usage') head.pop();
    head.push(next.value);
    if (next.value.type === 'text' || next.value.type === 'tool_call' || next.value.type === 'stop') break;
  }
  return { head, rest: events };
}

/** The promise's outcome, or the signal's reason as soon as it is aborted; a stream that opens too late is closed. */
async function unlessAborted(opening: Promise<OpenedStream>, signal: AbortSignal): Promise<OpenedStream> {
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([opening, aborted]);
  } catch (error) {
    opening.then(({ rest }) => rest.return?.()).catch(() => undefined);
    signal.throwIfAborted();
    throw error;
  } finally {
    if (onAbort !== undefined) signal.removeEventListener('abort', onAbort);
  }
}
