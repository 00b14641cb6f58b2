import type { Language } from '@app/analyst';
import type { RequestAccount } from '../usage/request-account.js';
import type { EmitAnswerEvent } from './answer-events.js';
import type { ConversationContext, ModelMessage } from './language-model.js';

export interface AnswerRequest {
  question: string;
  messages: ModelMessage[];
  context?: ConversationContext;
  account: RequestAccount;
}

/** One run of the answer loop. */
export interface Generation {
  request: AnswerRequest;
  language: Language;
  startedAt: number;
  signal: AbortSignal;
  emit: EmitAnswerEvent;
}
