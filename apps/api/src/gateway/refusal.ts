import { toErrorPayload } from '@app/common';
import type { Refusal } from '@app/client';

/** How an event that fails is acknowledged. */
export const toRefusal = (reason: unknown): Refusal => ({ ok: false, error: toErrorPayload(reason) });
