import { IsBoolean, IsInt, IsOptional, Max, Min } from 'class-validator';
import { USER_CONTENT_LENGTH } from '../chat-session/chat-session.bounds.js';
import { IsIdentifier, IsTrimmedText } from '../http/field-rules.js';

const CLIENT_MESSAGE_ID_LENGTH = { minimum: 1, maximum: 64 } as const;
const LARGEST_SEQ = 2_147_483_647;

/** `message` */
export class MessagePayload {
  @IsTrimmedText(USER_CONTENT_LENGTH)
  content!: string;

  @IsOptional()
  @IsIdentifier()
  session_id?: string | null;

  @IsOptional()
  @IsTrimmedText(CLIENT_MESSAGE_ID_LENGTH)
  client_message_id?: string | null;
}

/** `stop`, `regenerate` */
export class AnswerPayload {
  @IsIdentifier()
  message_id!: string;
}

/** `resume` */
export class ResumePayload extends AnswerPayload {
  /** The last `seq` that the client has; 0 for everything. */
  @IsInt({ message: 'must be a whole number' })
  @Min(0, { message: 'must be 0 or more' })
  @Max(LARGEST_SEQ, { message: 'is too large' })
  after_seq!: number;
}

/** `join`, `leave` */
export class SessionPayload {
  @IsIdentifier()
  session_id!: string;
}

/** `typing` */
export class TypingPayload extends SessionPayload {
  @IsBoolean({ message: 'must be true or false' })
  is_typing!: boolean;
}

/** `auth_refresh` */
export class AuthRefreshPayload {
  @IsTrimmedText({ minimum: 1, maximum: 16_384 })
  token!: string;
}
