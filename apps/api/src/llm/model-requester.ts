import { Injectable, Logger } from '@nestjs/common';
import { DelegateBackoff, handleWhen, retry } from 'cockatiel';
import type { RequestKind } from '../usage/model-request.entity.js';
import type { OpenRequest, RequestAccount } from '../usage/request-account.js';
import { unlessAborted } from './abort.js';
import type { LanguageModel, ModelEvent, ModelRequest } from './language-model.js';
import { LanguageModelError, type LanguageModelErrorKind } from './language-model.errors.js';
import type { ProviderCircuit } from './provider-circuit.js';
import { ProviderState } from './provider-state.js';
import { repairMessages } from './repair-messages.js';
import { estimateInput } from './request-estimate.js';
import { RequestShortener } from './request-shortener.js';
import { MAX_RETRIES, retryDelay } from './retry-policy.js';

interface RequestTerms {
  kind: RequestKind;
  account: RequestAccount;
  signal: AbortSignal;
  /** An attempt that takes longer until it fails is not repeated. @default no limit */
  maxRetriedAttemptMs?: number;
  /** The caller reports failures itself. */
  isQuiet?: boolean;
}

/** Immediate resends of one request: without refused parameters, or shorter. */
const MAX_RESENDS = 12;

/** How the last request to a model went: `ok`, or why it failed. */
export type ModelOutcome = 'ok' | LanguageModelError;

/** Failures of one request, which do not tell whether the provider works. */
const OF_THE_REQUEST: ReadonlySet<LanguageModelErrorKind> = new Set(['context_exceeded', 'circuit_open']);

interface OpenedStream {
  entry: OpenRequest;
  head: ModelEvent[];
  rest: AsyncIterator<ModelEvent>;
}

/**
 * Sends model requests under one retry policy: a retry happens only before the first visible event, within the retry
 * budget of all nodes, and while the provider's circuit is not open. A request that the server refuses for a parameter
 * or its length is sent again at once in another form; this is no failure of the provider. Each attempt is one ledger
 * entry.
 */
@Injectable()
export class ModelRequester {
  private readonly logger = new Logger(ModelRequester.name);
  private readonly shortener = new RequestShortener();
  private readonly outcomes = new WeakMap<LanguageModel, ModelOutcome>();

  constructor(private readonly providers: ProviderState = new ProviderState()) {}

  /**
   * @param receive called with every event; false cancels the request
   * @throws LanguageModelError; the signal's reason when it was aborted
   */
  async request(
    model: LanguageModel,
    request: ModelRequest,
    terms: RequestTerms,
    receive: (event: ModelEvent) => boolean,
  ): Promise<void> {
    const { signal } = terms;
    signal.throwIfAborted();
    const circuit = this.providers.circuitOf(model.provider);
    const repaired = { ...request, messages: repairMessages(request.messages) };
    this.providers.budget.countRequest();
    const { entry, head, rest } = await this.open(model, repaired, terms, circuit).catch((error: unknown) => {
      this.noteFailure(model, error);
      throw error;
    });
    this.outcomes.set(model, 'ok');
    try {
      for (const event of head) if (!receive(event)) return;
      for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
        record(next.value, entry);
        if (next.value.type !== 'reasoning' && !receive(next.value)) return;
      }
    } catch (error) {
      closeFailed(entry, error, signal);
      if (!signal.aborted) {
        circuit.countFailure(error);
        this.noteFailure(model, error);
      }
      throw error;
    } finally {
      await close(rest, entry);
    }
  }

  /** Undefined before the first request. */
  lastOutcome(model: LanguageModel): ModelOutcome | undefined {
    return this.outcomes.get(model);
  }

  /** Undefined before the first request. */
  circuitState({ provider }: LanguageModel): ProviderCircuit['state'] | undefined {
    return this.providers.findCircuit(provider)?.state;
  }

  noteFailure(model: LanguageModel, error: unknown): void {
    if (!(error instanceof LanguageModelError) || OF_THE_REQUEST.has(error.kind)) return;
    this.outcomes.set(model, error);
  }

  private async open(
    model: LanguageModel,
    request: ModelRequest,
    terms: RequestTerms,
    circuit: ProviderCircuit,
  ): Promise<OpenedStream> {
    const { signal } = terms;
    let attempts = 0;
    let begunAt = 0;
    let delay = 0;
    const mayRetry = (error: Error): boolean => {
      if (signal.aborted) return false;
      if (terms.isQuiet !== true) this.logFailure(model, error, attempts);
      const wait = retryDelay(error, attempts - 1, Math.random());
      if (performance.now() - begunAt > (terms.maxRetriedAttemptMs ?? Infinity)) return false;
      if (wait === null || !this.providers.budget.take()) return false;
      delay = wait;
      return true;
    };
    const policy = retry(handleWhen(mayRetry), {
      maxAttempts: MAX_RETRIES,
      backoff: new DelegateBackoff(() => delay),
    });
    const opening = policy.execute(() => {
      signal.throwIfAborted();
      attempts += 1;
      begunAt = performance.now();
      return circuit.run(() => this.send(model, request, terms));
    });
    return unlessAborted(opening, signal, ({ rest, entry }) => close(rest, entry));
  }

  /** Sends a request until the server accepts its form. */
  private async send(
    model: LanguageModel,
    request: ModelRequest,
    terms: RequestTerms,
  ): Promise<OpenedStream> {
    let sent = this.shortener.shortenAgain(request, model, terms.account);
    for (let resends = 0; ; resends += 1) {
      try {
        return await attempt(model, sent, terms);
      } catch (error) {
        if (!(error instanceof LanguageModelError) || terms.signal.aborted || resends >= MAX_RESENDS)
          throw error;
        if (error.kind === 'context_exceeded') {
          const shorter = this.shortener.shortenFurther(request, model, terms.account, error);
          if (shorter === null) throw error;
          sent = shorter;
        } else if (error.kind !== 'parameter_refused') throw error;
        this.logger.warn(
          `${model.provider} request is sent again (${error.kind}): ${error.detail ?? 'no detail'}`,
        );
      }
    }
  }

  private logFailure(model: LanguageModel, error: unknown, attempts: number): void {
    if (!(error instanceof LanguageModelError) || error.kind === 'circuit_open') return;
    this.logger.warn(
      `${model.provider} request failed (${error.kind}, attempt ${attempts}): ${error.detail ?? 'no detail'}`,
    );
  }
}

/**
 * Sends one request and reads up to its first visible event or its end. Reasoning before it is buffered, so that the
 * request can still be retried.
 */
async function attempt(
  model: LanguageModel,
  request: ModelRequest,
  { kind, account, signal }: RequestTerms,
): Promise<OpenedStream> {
  // The embedded analyst uses no tokens.
  const estimate = model.isFinished === true ? null : () => estimateInput(request);
  const entry = account.open(kind, model, estimate);
  const rest = model.stream(request, signal)[Symbol.asyncIterator]();
  const head: ModelEvent[] = [];
  try {
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
      const event = next.value;
      record(event, entry);
      if (event.type === 'reasoning') continue;
      // Some servers report the usage with every piece of reasoning: only the latest counts.
      if (event.type === 'usage' && head.at(-1)?.type === 'usage') head.pop();
      head.push(event);
      if (event.type === 'text' || event.type === 'tool_call' || event.type === 'stop') break;
    }
    return { entry, head, rest };
  } catch (error) {
    closeFailed(entry, error, signal);
    throw error;
  }
}

async function close(rest: AsyncIterator<ModelEvent>, entry: OpenRequest): Promise<void> {
  try {
    await rest.return?.();
  } finally {
    // No effect on a request that ended by itself.
    entry.close('stopped');
  }
}

function closeFailed(entry: OpenRequest, error: unknown, signal: AbortSignal): void {
  if (signal.aborted) entry.close('stopped');
  else entry.close('failed', error instanceof LanguageModelError ? error.kind : 'unexpected');
}

function record(event: ModelEvent, entry: OpenRequest): void {
  switch (event.type) {
    case 'accepted':
      entry.accepted(event.providerRequestId);
      return;
    case 'usage':
      entry.report(event.usage);
      return;
    case 'text':
    case 'reasoning':
      entry.receive(event.text);
      return;
    case 'tool_call':
      entry.receive(JSON.stringify(event.arguments) ?? '');
      return;
    case 'provider_block':
      entry.receive(JSON.stringify(event.block) ?? '');
      return;
    case 'reading':
      return;
    case 'stop':
      entry.finish(event.usage);
      return;
  }
}
