const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * The response with a body that comes in whole lines. For SDKs that search all of an unfinished event again with every
 * chunk: of one event of megabytes that is gigabytes.
 */
export function inWholeLines(response: Response): Response {
  if (response.body === null) return response;
  const source: ReadableStream<Uint8Array> = response.body;
  const reader = source.getReader();
  let unfinished: Uint8Array[] = [];
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        for (;;) {
          const { done, value } = await reader.read();
          if (done) {
            if (unfinished.length > 0) controller.enqueue(Buffer.concat(unfinished));
            controller.close();
            return;
          }
          const end = Math.max(value.lastIndexOf(LINE_FEED), value.lastIndexOf(CARRIAGE_RETURN)) + 1;
          if (end === 0) {
            unfinished.push(value);
            continue;
          }
          controller.enqueue(Buffer.concat([...unfinished, value.subarray(0, end)]));
          unfinished = end === value.length ? [] : [value.subarray(end)];
          return;
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  const { status, statusText, headers } = response;
  return new Response(body, { status, statusText, headers });
}
