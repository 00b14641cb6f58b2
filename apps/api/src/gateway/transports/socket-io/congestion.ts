import type { Socket } from 'socket.io';

type Transport = Pick<Socket['conn'], 'on' | 'close'>;

/** Buffered packets above which no chunks are sent; they stay in the event log and are sent as one after the drain. */
const WATERMARK = 16;

const MAX_BUFFERED_PACKETS = 256;

export const isCongested = (transport: object): boolean => countBuffered(transport) > WATERMARK;

/** Closes a connection whose client does not read, so that acknowledgements and events do not fill the memory. */
export function closeSlowConsumer(transport: Transport): void {
  let isChecking = false;
  transport.on('packetCreate', () => {
    if (isChecking || countBuffered(transport) < MAX_BUFFERED_PACKETS) return;
    isChecking = true;
    // One read may bring many events; the replies to a client that reads are flushed one event-loop turn later.
    setImmediate(() => {
      isChecking = false;
      // Without force, closing waits for the drain.
      if (countBuffered(transport) >= MAX_BUFFERED_PACKETS) transport.close(true);
    });
  });
}

/** Engine.IO's types do not declare the field. */
function countBuffered(transport: object): number {
  const waiting: unknown = Reflect.get(transport, 'writeBuffer');
  return Array.isArray(waiting) ? waiting.length : 0;
}
