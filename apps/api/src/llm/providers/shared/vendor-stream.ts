import type { ModelEvent } from '../../language-model.js';
import { LanguageModelError } from '../../language-model.errors.js';
import { IdleWatchdog } from './idle-watchdog.js';

/** Vendors send pings while a model thinks; a connection without any byte for this long is dead. */
export const IDLE_TIMEOUT_MS = 45_000;

/** One request to a vendor, as its own SDK makes it. */
export interface VendorRequest<Event> {
  idleTimeoutMs: number;
  /** @param onBytes to be called whenever bytes arrive, be they pings or half an event */
  open(signal: AbortSignal, onBytes: () => void): Promise<AsyncIterable<Event>>;
  read(event: Event): Iterable<ModelEvent>;
  /** Called when the stream is over: yields `stop`, or throws when the vendor never told the end. */
  finish(): Iterable<ModelEvent>;
  toError(error: unknown): LanguageModelError;
}

/**
 * Streams a vendor's request. No SDK's timeout covers the body, so silence is watched here; and SDKs end without an
 * error when they are aborted and when the connection closes early.
 * @throws LanguageModelError; the signal's reason when it was aborted
 */
export async function* streamFromVendor<Event>(
  request: VendorRequest<Event>,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent> {
  signal.throwIfAborted();
  const attempt = new AbortController();
  const abort = (): void => attempt.abort(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  let idle = false;
  const watchdog = new IdleWatchdog(request.idleTimeoutMs, () => {
    idle = true;
    attempt.abort();
  });
  const silence = (): LanguageModelError =>
    new LanguageModelError('connection', { detail: `silent for ${request.idleTimeoutMs} ms` });
  try {
    const stream = await request.open(attempt.signal, () => watchdog.touch());
    for await (const event of stream) yield* request.read(event);
    signal.throwIfAborted();
    if (idle) throw silence();
    yield* request.finish();
  } catch (error) {
    signal.throwIfAborted();
    throw idle ? silence() : request.toError(error);
  } finally {
    watchdog.stop();
    signal.removeEventListener('abort', abort);
    attempt.abort();
  }
}
