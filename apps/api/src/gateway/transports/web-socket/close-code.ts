import { ERROR_TABLE, type ErrorCode } from '@app/chat-protocol';

const INTERNAL_ERROR = 1011;

/** The close code of the contract for an error that ends or refuses a plain WebSocket. */
export const closeCode = (code: ErrorCode): number => ERROR_TABLE[code].closeCode ?? INTERNAL_ERROR;
