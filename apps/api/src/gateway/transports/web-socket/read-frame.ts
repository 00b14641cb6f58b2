import { ValidationFailedError } from '@app/chat-protocol';
import { MalformedJsonError } from '../../../errors/http.errors.js';

const MAX_ACK_ID_LENGTH = 64;

export interface Frame {
  type: string;
  ackId: string | number | undefined;
  /** The whole object; properties that are not fields of the event are ignored. */
  payload: object;
}

/** @throws MalformedJsonError, ValidationFailedError */
export function readFrame(text: string): Frame {
  const payload = parse(text);
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
    throw new ValidationFailedError([{ field: 'frame', message: 'must be one JSON object' }]);
  }
  const type = Object.hasOwn(payload, 'type') && 'type' in payload ? payload.type : undefined;
  if (typeof type !== 'string') {
    throw new ValidationFailedError([{ field: 'type', message: 'must be the name of an event' }]);
  }
  const ackId = Object.hasOwn(payload, 'ack_id') && 'ack_id' in payload ? payload.ack_id : undefined;
  if (ackId !== undefined && !isAckId(ackId)) {
    throw new ValidationFailedError([
      {
        field: 'ack_id',
        message: `must be a whole number, or a text of at most ${MAX_ACK_ID_LENGTH} characters`,
      },
    ]);
  }
  return { type, ackId, payload };
}

const isAckId = (value: unknown): value is string | number =>
  typeof value === 'string' ? value.length <= MAX_ACK_ID_LENGTH : Number.isSafeInteger(value);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new MalformedJsonError();
  }
}
