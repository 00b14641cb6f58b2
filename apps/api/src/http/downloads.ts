import { Readable } from 'node:stream';
import { RateLimitedError } from '@app/chat-protocol';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** Retry delay while another download of the user runs on this node. */
const BUSY_RETRY_MS = 10_000;

export interface Download {
  fileName: string;
  /** Ends with an error, which aborts the response, if reading fails. */
  content: Readable;
}

/** Streams files to users, one per user and node at a time. Each module that needs it provides its own. */
@Injectable()
export class Downloads implements OnModuleDestroy {
  private readonly running = new Map<number, Readable>();

  /** @param read is called only if no other download of the user runs @throws RateLimitedError */
  open(userId: number, fileName: string, read: () => AsyncIterable<string>): Download {
    if (this.running.has(userId)) throw new RateLimitedError(BUSY_RETRY_MS);
    // A piece is read only when the client has taken the one before.
    const content = Readable.from(read(), { highWaterMark: 1 });
    this.running.set(userId, content);
    content.once('close', () => this.running.delete(userId));
    return { fileName, content };
  }

  onModuleDestroy(): void {
    for (const content of this.running.values()) content.destroy(new Error('the process is shutting down'));
  }
}

export async function sendDownload(
  reply: FastifyReply,
  contentType: string,
  { fileName, content }: Download,
): Promise<void> {
  await reply
    .header('content-type', contentType)
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .send(content);
}
