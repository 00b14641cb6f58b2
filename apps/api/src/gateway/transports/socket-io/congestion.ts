import type { Socket } from 'socket.io';

/** A connection of Engine.IO. */
type Transport = Pick<Socket['conn'], 'on' | 'close'>;

/** Buffered packets above which a connection gets no chunks. They stay in the log and are sent as one after the drain. */
const WATERMARK = 16;

/** Buffered packets above which a connection is closed. */
const MOST_BUFFERED = 256;

export const isCongested = (transport: object): boolean => countBuffered(transport) > WATERMARK;

/** Closes a connection whose client does not read, so that its acknowledgements and events do not fill the memory. */
export function endWhenStuck(transport: Transport): void {
  let isChecking = false;
  transport.on('packetCreate', () => {
    if (isChecking || countBuffered(transport) < MOST_BUFFERED) return;
    isChecking = true;
    // One read may bring many events; a client that reads has taken their answers a turn later.
    setImmediate(() => {
      isChecking = false;
      // Without force, closing waits for the drain.
      if (countBuffered(transport) >= MOST_BUFFERED) transport.close(true);
    });
  });
}

/** Engine.IO's types do not declare the field. */
function countBuffered(transport: object): number {
  const waiting: unknown = Reflect.get(transport, 'writeBuffer');
  return Array.isArray(waiting) ? waiting.length : 0;
}
