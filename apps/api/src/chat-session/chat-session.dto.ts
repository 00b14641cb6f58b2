import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { ExcludesFields, IsQueryInteger, IsTrimmedText } from '../http/field-rules.js';
import { LARGEST_OFFSET, SESSION_PAGE, TITLE_LENGTH } from './chat-session.bounds.js';

const SESSION_ID_EXAMPLE = '01987a2c-7c1e-7b5e-9d3f-2f6a1c0b4e55';

export class ChatSessionDto {
  @ApiProperty({ format: 'uuid', description: 'UUIDv7.', example: SESSION_ID_EXAMPLE })
  session_id!: string;

  @ApiProperty({ type: 'integer', example: 7 })
  user_id!: number;

  @ApiProperty({
    type: 'string',
    nullable: true,
    maxLength: TITLE_LENGTH.maximum,
    example: "Khabib's record",
  })
  title!: string | null;

  @ApiProperty({ type: 'integer', example: 2 })
  message_count!: number;

  @ApiProperty({
    type: 'string',
    format: 'date-time',
    nullable: true,
    description: 'Null while there is no message.',
    example: '2026-08-01T12:00:00.000Z',
  })
  last_message_at!: string | null;

  @ApiProperty({ format: 'date-time', example: '2026-08-01T12:00:00.000Z' })
  created_at!: string;

  @ApiProperty({ format: 'date-time', example: '2026-08-01T12:00:00.000Z' })
  updated_at!: string;
}

export class CreateSessionRequestDto {
  @ApiPropertyOptional({
    type: 'string',
    nullable: true,
    minLength: TITLE_LENGTH.minimum,
    maxLength: TITLE_LENGTH.maximum,
    example: "Khabib's record",
    description:
      'Spaces around it are taken away; one character must be visible. Without one, the first question gives the title.',
  })
  @IsOptional()
  @IsTrimmedText(TITLE_LENGTH)
  title?: string | null;
}

export class RenameSessionRequestDto {
  @ApiProperty({
    minLength: TITLE_LENGTH.minimum,
    maxLength: TITLE_LENGTH.maximum,
    example: "Khabib's record",
    description: 'Spaces around it are taken away; one character must be visible.',
  })
  @IsTrimmedText(TITLE_LENGTH)
  title!: string;
}

export class ListSessionsQueryDto {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: SESSION_PAGE.maximum,
    default: SESSION_PAGE.default,
    description: 'How many at most.',
  })
  @IsOptional()
  @IsQueryInteger({ minimum: 1, maximum: SESSION_PAGE.maximum })
  limit: number = SESSION_PAGE.default;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: LARGEST_OFFSET,
    default: 0,
    description: 'How many to leave out, from the most recently used. For long lists use `cursor`.',
  })
  @IsOptional()
  @IsQueryInteger({ minimum: 0, maximum: LARGEST_OFFSET })
  offset: number = 0;

  @ApiPropertyOptional({
    description: '`next_cursor` of the page before; not together with `offset`.',
    maxLength: 200,
  })
  @IsOptional()
  @IsTrimmedText({ minimum: 1, maximum: 200 })
  @ExcludesFields('offset')
  cursor?: string;
}

export class SessionListDto {
  @ApiProperty({ type: [ChatSessionDto], description: 'Most recently used first.' })
  sessions!: ChatSessionDto[];

  @ApiProperty({ type: 'integer', description: 'How many sessions you have in all.', example: 1 })
  total_sessions!: number;

  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'Send it as `cursor` for the next page; null on the last one.',
    example: null,
  })
  next_cursor!: string | null;
}

export class DeleteSessionAnswerDto {
  @ApiProperty({ enum: [true], example: true })
  success!: true;

  @ApiProperty({ example: 'The chat session and its messages were deleted.' })
  message!: string;
}

export class ValidateSessionAnswerDto {
  @ApiProperty({ format: 'uuid', example: SESSION_ID_EXAMPLE })
  session_id!: string;

  @ApiProperty({ description: "False for an unknown session and for another person's.", example: true })
  has_access!: boolean;

  @ApiProperty({ type: 'integer', description: 'Who asked.', example: 7 })
  user_id!: number;
}
