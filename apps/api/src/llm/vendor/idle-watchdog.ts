/** Calls back once when nothing was touched for a time. */
export class IdleWatchdog {
  private readonly timer: NodeJS.Timeout;

  constructor(idleMs: number, onIdle: () => void) {
    this.timer = setTimeout(onIdle, idleMs);
  }

  touch(): void {
    this.timer.refresh();
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}

/** The response with a body that calls `onBytes` whenever bytes arrive, be they pings or half an event. */
export function watchBody(response: Response, onBytes: () => void): Response {
  if (response.body === null) return response;
  const source: ReadableStream<Uint8Array> = response.body;
  const reader = source.getReader();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read();
        onBytes();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  return new Response(body, {
    status: response.status,
    statusText: response.statusText,
    headers: response.headers,
  });
}
