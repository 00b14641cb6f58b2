import { CHAT_ROLES, USER_CONTENT_LENGTH, type ChatRole } from '@app/chat-protocol';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { ExcludesFields, IsIdentifier, IsQueryInteger } from '../http/field-rules.js';
import { ASSISTANT_CONTENT_LENGTH, HISTORY_PAGE, MAX_OFFSET } from './chat-session.bounds.js';
import { IsMessageContent } from './message-content.js';

export class HistoryQueryDto {
  @ApiProperty({ format: 'uuid' })
  @IsIdentifier()
  session_id!: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: HISTORY_PAGE.maximum,
    default: HISTORY_PAGE.default,
    description: 'Maximum number of messages.',
  })
  @IsOptional()
  @IsQueryInteger({ minimum: 1, maximum: HISTORY_PAGE.maximum })
  limit: number = HISTORY_PAGE.default;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: MAX_OFFSET,
    default: 0,
    description: 'Number of messages to skip, from the oldest.',
  })
  @IsOptional()
  @IsQueryInteger({ minimum: 0, maximum: MAX_OFFSET })
  offset: number = 0;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Returns the messages before the one with this id. Excludes `after` and `offset`.',
  })
  @IsOptional()
  @IsIdentifier()
  @ExcludesFields('after', 'offset')
  before?: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Returns the messages after the one with this id. Excludes `before` and `offset`.',
  })
  @IsOptional()
  @IsIdentifier()
  @ExcludesFields('before', 'offset')
  after?: string;
}

export class StoreMessageRequestDto {
  @ApiProperty({
    minLength: USER_CONTENT_LENGTH.minimum,
    maxLength: ASSISTANT_CONTENT_LENGTH.maximum,
    description:
      `For role \`user\` at most ${USER_CONTENT_LENGTH.maximum} characters, trimmed; for \`assistant\` at most ` +
      `${ASSISTANT_CONTENT_LENGTH.maximum}, not trimmed. Needs a visible character.`,
    example: "What is Khabib Nurmagomedov's UFC record?",
  })
  @IsMessageContent()
  content!: string;

  @ApiProperty({ enum: CHAT_ROLES })
  @IsIn(CHAT_ROLES, { message: 'must be user or assistant' })
  role!: ChatRole;

  @ApiProperty({ format: 'uuid' })
  @IsIdentifier()
  session_id!: string;
}
