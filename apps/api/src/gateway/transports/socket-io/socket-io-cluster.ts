import { AppConfig } from '@app/config';
import { closeRedis, inTime, openRedis, redisPrefix, type RedisClient } from '@app/redis';
import { Injectable } from '@nestjs/common';
import { createShardedAdapter } from '@socket.io/redis-adapter';
import type { ServerOptions } from 'socket.io';
import { type NodeCarrier, NodeMessages } from '../../../cluster/node-messages.js';
import type { ChatNamespace } from './socket-io-connection.js';

const NEWS = 'news';
const LONGEST_ASKING_MS = 6_000;
/** What of a namespace carries events between servers, whose names and payloads are ours. */
interface ServerSide {
  serverSideEmit(event: string, ...args: unknown[]): boolean;
  serverSideEmitWithAck(event: string, ...args: unknown[]): Promise<unknown[]>;
  on(event: string, listener: (...args: unknown[]) => void): unknown;
}

/** Carries the news between nodes over the Redis adapter of Socket.IO (sharded publish/subscribe). */
@Injectable()
export class SocketIoCluster implements NodeCarrier {
  private publisher: RedisClient | null = null;
  private subscriber: RedisClient | null = null;
  private namespace: ServerSide | null = null;

  constructor(
    private readonly config: AppConfig,
    private readonly bus: NodeMessages,
  ) {}

  serverOptions(): Pick<Partial<ServerOptions>, 'adapter'> {
    const consequence = 'nodes do not hear of one another';
    this.publisher = openRedis(this.config, { consequence, waits: false });
    this.subscriber = openRedis(this.config, { consequence, waits: true });
    if (this.publisher === null || this.subscriber === null) return {};
    return {
      adapter: createShardedAdapter(this.publisher, toSubscriber(this.subscriber), {
        channelPrefix: `${redisPrefix(this.config)}:sockets`,
        // Rooms are each node's own.
        subscriptionMode: 'static',
      }),
    };
  }

  join(chat: ChatNamespace): void {
    if (this.subscriber === null) return;
    const namespace = chat as unknown as ServerSide;
    this.namespace = namespace;
    namespace.on(NEWS, (topic, payload, respond) => {
      const answer = this.bus.receive(String(topic), payload);
      if (!isResponse(respond)) return;
      Promise.resolve(answer).then(
        (value) => respond(value ?? null),
        () => respond(null),
      );
    });
    this.bus.attach(this);
  }

  publish(topic: string, payload: unknown): void {
    this.namespace?.serverSideEmit(NEWS, topic, payload);
  }

  async ask(topic: string, payload: unknown): Promise<unknown[]> {
    try {
      const answers = this.namespace?.serverSideEmitWithAck(NEWS, topic, payload);
      return answers === undefined ? [] : await inTime(answers, LONGEST_ASKING_MS);
    } catch (error) {
      return partialAnswers(error);
    }
  }

  leave(): void {
    closeRedis(this.publisher);
    closeRedis(this.subscriber);
  }
}

const isResponse = (value: unknown): value is (answer: unknown) => void => typeof value === 'function';

/** The answers of those who did, where one node did not in time. */
function partialAnswers(error: unknown): unknown[] {
  const responses: unknown = error instanceof Error && 'responses' in error ? error.responses : undefined;
  return Array.isArray(responses) ? responses : [];
}

/** The adapter waits for none of these; what fails while the connection ends concerns nobody. */
const toSubscriber = (client: RedisClient): object => ({
  sSubscribe: (...args: Parameters<RedisClient['sSubscribe']>) => client.sSubscribe(...args).catch(ignore),
  sUnsubscribe: (...args: Parameters<RedisClient['sUnsubscribe']>) =>
    client.sUnsubscribe(...args).catch(ignore),
});
const ignore = (): void => undefined;
