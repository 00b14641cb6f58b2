import { USER_CONTENT_LENGTH } from '@app/chat-protocol';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { ExcludesFields, IsIdentifier, IsQueryInteger } from '../http/field-rules.js';
import { ASSISTANT_CONTENT_LENGTH, HISTORY_PAGE, LARGEST_OFFSET } from './chat-session.bounds.js';
import { CHAT_MESSAGE_STATUSES, type ChatMessageStatus, type ChatRole } from './chat-message.entity.js';
import { IsMessageContent } from './message-content.js';

const CHAT_ROLES = ['user', 'assistant'] as const;

export class ToolCallDto {
  @ApiProperty({ example: 'call_1' })
  tool_call_id!: string;

  @ApiProperty({ example: 'get_fighter' })
  name!: string;

  @ApiProperty({ description: "The tool's arguments.", type: 'object', additionalProperties: true })
  arguments!: unknown;

  @ApiProperty({ enum: ['done', 'error'] })
  status!: 'done' | 'error';

  @ApiProperty({ type: 'integer', nullable: true, example: 1 })
  row_count!: number | null;

  @ApiProperty({ type: 'integer', example: 12 })
  duration_ms!: number;
}

export class SourceDto {
  @ApiProperty({ enum: ['bout', 'event', 'fighter', 'ranking'] })
  kind!: 'bout' | 'event' | 'fighter' | 'ranking';

  @ApiProperty({ example: '032cc3922d871c7f' })
  id!: string;

  @ApiProperty({ example: 'Khabib Nurmagomedov' })
  label!: string;

  @ApiProperty({ type: 'string', format: 'uri', nullable: true })
  url!: string | null;
}

export class AnsweringModelDto {
  @ApiProperty({ example: 'anthropic' })
  provider!: string;

  @ApiProperty({ description: "The provider's name of the model." })
  name!: string;

  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'The provider that should have answered and failed, where this one answered instead.',
  })
  fallback_from!: string | null;

  @ApiProperty({ type: 'string', nullable: true, description: 'Which prompt the model was given.' })
  prompt_version!: string | null;
}

export class AnswerUsageDto {
  @ApiProperty({ type: 'integer', description: 'Read at full price.', example: 812 })
  input_tokens!: number;

  @ApiProperty({ type: 'integer', example: 120 })
  output_tokens!: number;

  @ApiProperty({ type: 'integer', example: 0 })
  cache_read_input_tokens!: number;

  @ApiProperty({ type: 'integer', example: 0 })
  cache_creation_input_tokens!: number;

  @ApiProperty({ type: 'integer', description: 'What of `output_tokens` was reasoning.', example: 0 })
  thinking_tokens!: number;

  @ApiProperty({ type: AnsweringModelDto, nullable: true, description: 'Who answered.' })
  model!: AnsweringModelDto | null;
}

export class ChatMessageDto {
  @ApiProperty({ format: 'uuid', description: 'UUIDv7.', example: '01987a2c-8a10-7f0e-8b8d-5d1c9e7a2b11' })
  id!: string;

  @ApiProperty({ format: 'uuid', example: '01987a2c-7c1e-7b5e-9d3f-2f6a1c0b4e55' })
  session_id!: string;

  @ApiProperty({ enum: CHAT_ROLES })
  role!: ChatRole;

  @ApiProperty({ example: "What is Khabib Nurmagomedov's UFC record?" })
  content!: string;

  @ApiProperty({
    enum: CHAT_MESSAGE_STATUSES,
    description: '`streaming` is being made; `interrupted` was cut off when its process ended.',
  })
  status!: ChatMessageStatus;

  @ApiProperty({ format: 'date-time', example: '2026-08-01T12:00:00.000Z' })
  timestamp!: string;

  @ApiProperty({ type: [ToolCallDto], nullable: true, description: "Null on a user's message." })
  tool_calls!: ToolCallDto[] | null;

  @ApiProperty({
    type: [SourceDto],
    nullable: true,
    description: "Where the answer's figures come from. Null on a user's message.",
  })
  sources!: SourceDto[] | null;

  @ApiProperty({ type: AnswerUsageDto, nullable: true, description: "Null on a user's message." })
  usage!: AnswerUsageDto | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: "Which figures of the answer stand in its sources. Null on a user's message.",
  })
  grounding!: Record<string, unknown> | null;
}

export class HistoryQueryDto {
  @ApiProperty({ format: 'uuid' })
  @IsIdentifier()
  session_id!: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: HISTORY_PAGE.maximum,
    default: HISTORY_PAGE.default,
    description: 'How many at most.',
  })
  @IsOptional()
  @IsQueryInteger({ minimum: 1, maximum: HISTORY_PAGE.maximum })
  limit: number = HISTORY_PAGE.default;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: LARGEST_OFFSET,
    default: 0,
    description:
      'How many to leave out, counted from the oldest. Deep offsets cost no more than shallow ones.',
  })
  @IsOptional()
  @IsQueryInteger({ minimum: 0, maximum: LARGEST_OFFSET })
  offset: number = 0;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Id of a message: the messages just before it. Not together with `after` or `offset`.',
  })
  @IsOptional()
  @IsIdentifier()
  @ExcludesFields('after', 'offset')
  before?: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Id of a message: the messages just after it. Not together with `before` or `offset`.',
  })
  @IsOptional()
  @IsIdentifier()
  @ExcludesFields('before', 'offset')
  after?: string;
}

export class HistoryDto {
  @ApiProperty({ format: 'uuid', example: '01987a2c-7c1e-7b5e-9d3f-2f6a1c0b4e55' })
  session_id!: string;

  @ApiProperty({ type: [ChatMessageDto], description: 'Oldest first.' })
  messages!: ChatMessageDto[];

  @ApiProperty({ type: 'integer', description: 'How many messages the session has in all.', example: 2 })
  total_messages!: number;

  @ApiProperty({
    description:
      'Whether more follow in the direction of reading: older ones with `before`, else newer ones.',
    example: false,
  })
  has_more!: boolean;
}

export class StoreMessageRequestDto {
  @ApiProperty({
    minLength: USER_CONTENT_LENGTH.minimum,
    maxLength: ASSISTANT_CONTENT_LENGTH.maximum,
    description:
      `For role \`user\` at most ${USER_CONTENT_LENGTH.maximum} characters after the spaces around them are ` +
      `taken away; for \`assistant\` at most ${ASSISTANT_CONTENT_LENGTH.maximum}, kept as they are. One must be visible.`,
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
