import { EventSplitter } from './event-splitter.js';

/**
 * The response with a body that comes in whole server-sent events, so that an SDK never holds or searches an unfinished
 * one. It fails, and closes the connection, as soon as the reply is too large. A refusal, whose body holds no events, is
 * returned as it is.
 * @param onBytes called whenever bytes arrive, be they comments or half an event
 */
export function inWholeEvents(response: Response, onBytes: () => void): Response {
  if (response.body === null || !response.ok) return response;
  const source: ReadableStream<Uint8Array> = response.body;
  const reader = source.getReader();
  const splitter = new EventSplitter();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        for (;;) {
          const { done, value } = await reader.read();
          onBytes();
          if (done) {
            const rest = splitter.rest();
            if (rest.length > 0) controller.enqueue(rest);
            controller.close();
            return;
          }
          let hasEvents = false;
          try {
            for (const event of splitter.split(value)) {
              controller.enqueue(event);
              hasEvents = true;
            }
          } catch (error) {
            void reader.cancel(error).catch(() => undefined);
            throw error;
          }
          if (hasEvents) return;
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  const { status, statusText, headers } = response;
  return new Response(body, { status, statusText, headers });
}
