import type { Socket } from 'socket.io';

/** The transport's connection, which Socket.IO's own connections are built on. */
type Transport = Pick<Socket['conn'], 'on' | 'close'>;

/**
 * Packets that may wait for a connection before it gets no more chunks. What a slow reader misses is not queued: it
 * stands in the log, and goes out as one chunk when the connection has drained.
 */
const WATERMARK = 16;

/** Packets of any kind that may wait for a connection before it is given up. */
const MOST_WAITING = 256;

export const isCongested = (transport: object): boolean => countWaiting(transport) > WATERMARK;

/**
 * Ends a connection that sends, or is sent to, but does not read: acknowledgements, refusals and the events of rooms
 * are queued for it, and without a bound they would fill the memory.
 */
export function endWhenStuck(transport: Transport): void {
  let isJudging = false;
  transport.on('packetCreate', () => {
    if (isJudging || countWaiting(transport) < MOST_WAITING) return;
    isJudging = true;
    // What one read brings is answered at once; a connection that reads has taken those answers a turn later.
    setImmediate(() => {
      isJudging = false;
      // An orderly end would wait for the queue to drain.
      if (countWaiting(transport) >= MOST_WAITING) transport.close(true);
    });
  });
}

/** Engine.IO holds what it could not hand to the transport yet in a field that its types do not show. */
function countWaiting(transport: object): number {
  const waiting: unknown = Reflect.get(transport, 'writeBuffer');
  return Array.isArray(waiting) ? waiting.length : 0;
}
