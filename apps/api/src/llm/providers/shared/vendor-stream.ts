import type { Readable } from 'node:stream';
import type { ModelEvent } from '../../language-model.js';
import { LanguageModelError } from '../../language-model.errors.js';
import { EventSplitter, type ServerSentEvent } from './event-splitter.js';
import { WholeBody } from './whole-body.js';
import { bodyOf } from './vendor-fetch.js';

interface VendorRequest {
  open(signal: AbortSignal): Promise<Response>;
  /** @throws the vendor's error that an event reports */
  read(event: ServerSentEvent, response: Response): readonly ModelEvent[];
  /** A reply that came as one JSON body, though a stream was asked for. */
  readWhole(json: string, response: Response): readonly ModelEvent[];
  /** Called at the end of the stream. @throws LanguageModelError when the vendor reported no end */
  finish(): readonly ModelEvent[];
  toError(error: unknown): LanguageModelError;
}

/**
 * Streams a vendor's request. The SDK only sends it; its events are parsed here, within bounds and without the SDK's
 * stream, which costs more per event than all other steps.
 * @throws LanguageModelError; the signal's reason when it was aborted
 */
export async function* streamFromVendor(
  request: VendorRequest,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent> {
  signal.throwIfAborted();
  const attempt = new AbortController();
  let body: Readable | undefined;
  const abort = (): void => {
    attempt.abort(signal.reason);
    body?.destroy();
  };
  signal.addEventListener('abort', abort, { once: true });
  try {
    const response = await request.open(attempt.signal);
    body = bodyOf(response);
    const splitter = new EventSplitter();
    const whole = new WholeBody();
    let isEmpty = true;
    let events: ServerSentEvent[] = [];
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      if (whole.take(chunk)) continue;
      let failure: { error: unknown } | null = null;
      try {
        splitter.split(chunk, events);
      } catch (error) {
        failure = { error };
      }
      for (const event of events) {
        for (const each of request.read(event, response)) yield each;
      }
      if (failure !== null) throw failure.error;
      isEmpty &&= events.length === 0;
      events = [];
    }
    signal.throwIfAborted();
    if (whole.json !== null) for (const each of request.readWhole(whole.json, response)) yield each;
    splitter.finish(events);
    if (isEmpty && whole.json === null && events.length === 0) {
      const type = response.headers.get('content-type') ?? 'unknown type';
      throw new LanguageModelError('incomplete', { detail: `a reply without events (${type})` });
    }
    for (const event of events) {
      for (const each of request.read(event, response)) yield each;
    }
    for (const each of request.finish()) yield each;
  } catch (error) {
    signal.throwIfAborted();
    throw request.toError(error);
  } finally {
    signal.removeEventListener('abort', abort);
    body?.destroy();
    attempt.abort();
  }
}
