import { newId } from '@app/common';
import { AppConfig } from '@app/config';
import { closeRedis, openRedis, type RedisClient, redisPrefix, SharedRedis } from '@app/redis';
import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { NodeMessages, type NodeTransport } from './node-messages.js';

const ANSWER_TIMEOUT_MS = 5_000;

/** A message to all nodes; with `request` they reply on the channel of the node `from`. */
const Message = z.object({
  from: z.string(),
  topic: z.string(),
  payload: z.unknown(),
  request: z.string().optional(),
});
const Answer = z.object({ request: z.string(), answer: z.unknown() });
type Message = z.infer<typeof Message>;

interface Request {
  readonly answers: unknown[];
  /** Number of nodes that received the request, including this one; infinite until Redis reports it. */
  expected: number;
  received: number;
  finish: () => void;
}

/**
 * Carries messages over Redis publish/subscribe: one channel for all nodes and one per node for replies. Only
 * {@link ask} waits for Redis, with a time limit. The Redis client resubscribes after a reconnection.
 */
@Injectable()
export class RedisNodeTransport implements NodeTransport, OnModuleInit, OnApplicationShutdown {
  private readonly nodeId = newId();
  private readonly channel: string;
  private readonly subscriber: RedisClient | null;
  private readonly requests = new Map<string, Request>();

  constructor(
    config: AppConfig,
    private readonly redis: SharedRedis,
    private readonly messages: NodeMessages,
  ) {
    this.channel = `${redisPrefix(config)}:nodes`;
    this.subscriber = openRedis(config, {
      consequence: 'nodes receive no messages from each other',
      waits: true,
    });
  }

  get isConnected(): boolean {
    return this.subscriber?.isReady ?? true;
  }

  onModuleInit(): void {
    if (this.subscriber === null) return;
    this.subscriber.on('ready', () => this.messages.reconnected());
    // Resolves once Redis is available and rejects only when the client is closed.
    this.subscriber.subscribe(this.channel, (text) => this.receive(text)).catch(ignore);
    this.subscriber
      .subscribe(this.answerChannel(this.nodeId), (text) => this.receiveAnswer(text))
      .catch(ignore);
    this.messages.attach(this);
  }

  onApplicationShutdown(): void {
    closeRedis(this.subscriber);
    for (const { finish } of this.requests.values()) finish();
  }

  publish(topic: string, payload: unknown): void {
    this.send(this.channel, { from: this.nodeId, topic, payload }).catch(ignore);
  }

  async ask(topic: string, payload: unknown): Promise<unknown[]> {
    const id = newId();
    const answers: unknown[] = [];
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ANSWER_TIMEOUT_MS);
      timer.unref();
      const finish = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const request: Request = { answers, expected: Infinity, received: 0, finish };
      this.requests.set(id, request);
      this.send(this.channel, { from: this.nodeId, topic, payload, request: id }).then((receivers) => {
        request.expected = receivers;
        if (request.received >= receivers) finish();
      }, finish);
    });
    this.requests.delete(id);
    return answers;
  }

  private receive(text: string): void {
    const message = Message.safeParse(parseJson(text)).data;
    if (message === undefined) return;
    const { from, topic, payload, request } = message;
    if (from === this.nodeId) {
      if (request !== undefined) this.count(request);
      return;
    }
    const answer = this.messages.receive(topic, payload);
    if (request !== undefined) void this.answer(message, answer);
  }

  private async answer({ from, request }: Message, answer: unknown): Promise<void> {
    const value = await Promise.resolve(answer).catch(() => null);
    await this.send(this.answerChannel(from), { request, answer: value ?? null }).catch(ignore);
  }

  private receiveAnswer(text: string): void {
    const { data } = Answer.safeParse(parseJson(text));
    if (data === undefined) return;
    this.requests.get(data.request)?.answers.push(data.answer);
    this.count(data.request);
  }

  private count(id: string): void {
    const request = this.requests.get(id);
    if (request === undefined) return;
    request.received += 1;
    if (request.received >= request.expected) request.finish();
  }

  /** @returns the number of receiving nodes */
  private async send(channel: string, content: object): Promise<number> {
    return (await this.redis.client?.publish(channel, JSON.stringify(content))) ?? 0;
  }

  private answerChannel(nodeId: string): string {
    return `${this.channel}:${nodeId}`;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The Redis client logs the failure. */
const ignore = (): void => undefined;
