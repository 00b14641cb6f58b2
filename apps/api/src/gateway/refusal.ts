import { toErrorPayload, type Refusal } from '@app/chat-protocol';

/** How an event that fails is acknowledged. */
export const toRefusal = (reason: unknown): Refusal => ({ ok: false, error: toErrorPayload(reason) });
