import type { Dispatcher } from 'undici';

/** Bytes that may wait for their reader. */
const MAX_WAITING_BYTES = 8 * 1024 * 1024;

export class SlowReaderError extends Error {
  constructor() {
    super(`more than ${MAX_WAITING_BYTES / 1024 / 1024} MB of the response were not read in time`);
    this.name = 'SlowReaderError';
  }
}

/**
 * Never pauses a response. undici 7 ends the process with an assertion when the server closes the connection of a paused
 * response (nodejs/undici#5360; the fix needs Node 22). A response of which more than 8 MB wait is aborted instead.
 */
export const unpausedBodies: Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) =>
  dispatch(options, new UnpausedHandler(handler));

class UnpausedHandler implements Dispatcher.DispatchHandler {
  private waiting: WaitingController | null = null;

  constructor(private readonly handler: Dispatcher.DispatchHandler) {}

  onRequestStart(controller: Dispatcher.DispatchController, context: unknown): void {
    this.handler.onRequestStart?.(this.wrap(controller), context);
  }

  onRequestUpgrade(
    controller: Dispatcher.DispatchController,
    ...rest: Tail<Required<Dispatcher.DispatchHandler>['onRequestUpgrade']>
  ): void {
    this.handler.onRequestUpgrade?.(this.wrap(controller), ...rest);
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    ...rest: Tail<Required<Dispatcher.DispatchHandler>['onResponseStart']>
  ): void {
    this.handler.onResponseStart?.(this.wrap(controller), ...rest);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    const waiting = this.wrap(controller);
    this.handler.onResponseData?.(waiting, chunk);
    waiting.received(chunk.length);
  }

  onResponseEnd(
    controller: Dispatcher.DispatchController,
    ...rest: Tail<Required<Dispatcher.DispatchHandler>['onResponseEnd']>
  ): void {
    this.handler.onResponseEnd?.(this.wrap(controller), ...rest);
  }

  onResponseError(controller: Dispatcher.DispatchController, error: Error): void {
    this.handler.onResponseError?.(this.wrap(controller), error);
  }

  private wrap(controller: Dispatcher.DispatchController): WaitingController {
    if (this.waiting?.inner !== controller) this.waiting = new WaitingController(controller);
    return this.waiting;
  }
}

type Tail<Method> = Method extends (first: never, ...rest: infer Rest) => void ? Rest : never;

/** Counts what arrives while the reader asks for a pause. */
class WaitingController implements Dispatcher.DispatchController {
  paused = false;
  private bytes = 0;

  constructor(readonly inner: Dispatcher.DispatchController) {}

  get aborted(): boolean {
    return this.inner.aborted;
  }

  get reason(): Error | null {
    return this.inner.reason;
  }

  get rawHeaders(): Dispatcher.DispatchController['rawHeaders'] {
    return this.inner.rawHeaders;
  }

  get rawTrailers(): Dispatcher.DispatchController['rawTrailers'] {
    return this.inner.rawTrailers;
  }

  abort(reason: Error): void {
    this.inner.abort(reason);
  }

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
    this.bytes = 0;
  }

  received(length: number): void {
    if (!this.paused) return;
    this.bytes += length;
    if (this.bytes > MAX_WAITING_BYTES && !this.aborted) this.abort(new SlowReaderError());
  }
}
