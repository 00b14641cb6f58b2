import { EventEmitter } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { Socket } from 'socket.io';
import { closeSlowConsumer } from './congestion.js';

class Transport extends EventEmitter {
  readonly writeBuffer: unknown[] = [];
  readonly closed: boolean[] = [];

  queue(packets: number): void {
    for (let packet = 0; packet < packets; packet += 1) {
      this.emit('packetCreate', {});
      this.writeBuffer.push(packet);
    }
  }

  close(isAtOnce: boolean): void {
    this.closed.push(isAtOnce);
  }
}

function watched(): Transport {
  const transport = new Transport();
  closeSlowConsumer(transport as unknown as Socket['conn']);
  return transport;
}

describe(closeSlowConsumer.name, () => {
  it('closes a connection that does not read, without waiting for the drain', async () => {
    const transport = watched();
    transport.queue(1000);
    await nextTurn();
    expect(transport.closed).toEqual([true]);
  });

  it('keeps a connection that reads a large batch at once', async () => {
    const transport = watched();
    transport.queue(1000);
    transport.writeBuffer.length = 0;
    await nextTurn();
    expect(transport.closed).toEqual([]);
  });

  it('keeps a connection with few buffered packets', async () => {
    const transport = watched();
    transport.queue(200);
    await nextTurn();
    expect(transport.closed).toEqual([]);
  });
});
