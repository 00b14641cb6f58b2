import type { ChatConnection } from './chat-connection.js';
import { ChatClientError } from './chat-client.errors.js';
import type { ClientEventName, ClientEvents } from './protocol.js';

const MAX_ATTEMPTS = 5;

interface SendingOptions {
  /** Refusals to retry after their delay. */
  repeats?: (error: ChatClientError) => boolean;
  signal?: AbortSignal | undefined;
}

/**
 * Sends an idempotent event and resends it while its acknowledgement is lost; at most five times.
 * @param fields read for each sending
 * @throws ChatClientError with the refusal, or the signal's reason
 */
export async function sendUntilAcknowledged<Name extends ClientEventName>(
  connection: Pick<ChatConnection, 'send'>,
  event: Name,
  fields: () => ClientEvents[Name]['fields'],
  { repeats = () => false, signal }: SendingOptions = {},
): Promise<ClientEvents[Name]['answer']> {
  for (let sendings = 1; ; sendings += 1) {
    signal?.throwIfAborted();
    try {
      return await connection.send(event, fields());
    } catch (error) {
      if (!(error instanceof ChatClientError)) throw error;
      if (error.code !== 'not_acknowledged' && !repeats(error)) throw error;
      if (sendings >= MAX_ATTEMPTS) throw error;
      if (error.retryAfterMs !== undefined) await wait(error.retryAfterMs);
    }
  }
}

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
