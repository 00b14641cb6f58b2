import { toErrorPayload } from '@app/common';
import type { ChatSocket } from './chat-connection.js';
import type { Refusal } from './chat-events.js';

type Acknowledge = (answer: unknown) => void;

/** The acknowledgement callback of an event, which stands last among its arguments. */
export function findAcknowledge(args: readonly unknown[]): Acknowledge | undefined {
  const last = args.at(-1);
  return isAcknowledge(last) ? last : undefined;
}

const isAcknowledge = (value: unknown): value is Acknowledge => typeof value === 'function';

/** Answers an event with an error: by its acknowledgement, or by an `error` event where the client asked for none. */
export function refuseEvent(
  socket: Pick<ChatSocket, 'emit'>,
  args: readonly unknown[],
  reason: unknown,
): void {
  const refusal: Refusal = { ok: false, error: toErrorPayload(reason) };
  const acknowledge = findAcknowledge(args);
  if (acknowledge === undefined) socket.emit('error', { error: refusal.error });
  else acknowledge(refusal);
}

/** What refuses a connection: a `connect_error` whose `data` is the error of the contract. */
export function toConnectError(reason: unknown): Error {
  const data = toErrorPayload(reason);
  return Object.assign(new Error(data.message), { data });
}
