/** A refusal's body is read up to here, in bytes after decompression; what follows says nothing more about the error. */
export const LARGEST_REFUSAL = 64 * 1024;

/** `fetch` for the SDKs, which read the whole body of a refusal into memory: it ends at {@link LARGEST_REFUSAL}. */
export const fetchWithBoundedRefusals: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  return response.ok ? response : truncateBody(response, LARGEST_REFUSAL);
};

/** The response with a body that ends after so many bytes; the connection is closed then. */
export function truncateBody(response: Response, largest: number): Response {
  if (response.body === null) return response;
  const source: ReadableStream<Uint8Array> = response.body;
  const reader = source.getReader();
  let left = largest;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read();
        if (done) {
          controller.close();
          return;
        }
        controller.enqueue(value.subarray(0, left));
        left -= value.length;
        if (left > 0) return;
        controller.close();
        await reader.cancel();
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  const { status, statusText, headers } = response;
  return new Response(body, { status, statusText, headers });
}
