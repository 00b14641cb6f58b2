import { AppError, DatabaseUnavailableError, type ErrorPayload, toErrorPayload } from '@app/chat-protocol';
import { isDatabaseUnavailable } from '@app/database';
import type { FinishedAnswer } from './answer.repository.js';

/** The person stopped the answer. */
export class StopRequested extends Error {}
/** This process ends. */
export class ProcessEnding extends Error {}
/** Somebody else ended the answer, or marked it as nobody's. */
export class LeaseLost extends Error {}

/** How the making of an answer ended. */
export type AnswerEnd =
  | { kind: 'end'; status: FinishedAnswer['status']; error: ErrorPayload | null }
  /** It is no longer this process's to store. */
  | { kind: 'lost' };

export const WHOLE: AnswerEnd = { kind: 'end', status: 'complete', error: null };

/** Judges what ended the making of an answer before it was whole. */
export function toAnswerEnd(reason: unknown): AnswerEnd {
  if (reason instanceof LeaseLost) return { kind: 'lost' };
  if (reason instanceof StopRequested) return { kind: 'end', status: 'stopped', error: null };
  if (reason instanceof ProcessEnding) return { kind: 'end', status: 'interrupted', error: null };
  const error = isDatabaseUnavailable(reason) ? new DatabaseUnavailableError(reason) : reason;
  return { kind: 'end', status: 'failed', error: toErrorPayload(error) };
}

/** Whether nobody foresaw it, so that it belongs into the log with its stack. */
export const isUnexpected = (reason: unknown): boolean =>
  !(
    reason instanceof AppError ||
    reason instanceof LeaseLost ||
    reason instanceof StopRequested ||
    reason instanceof ProcessEnding
  );
