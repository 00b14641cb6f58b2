import {
  CLIENT_MESSAGE_ID_LENGTH,
  EXAMPLE,
  MAX_TIME_ZONE_LENGTH,
  USER_CONTENT_LENGTH,
} from '@app/chat-protocol';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsTimeZone, IsTrimmedText } from '../../../http/field-rules.js';

export class AskRequestDto {
  @ApiProperty({
    minLength: USER_CONTENT_LENGTH.minimum,
    maxLength: USER_CONTENT_LENGTH.maximum,
    description: 'The question. At least one character must be visible.',
    example: '존 존스 전적 알려줘',
  })
  @IsTrimmedText(USER_CONTENT_LENGTH)
  content!: string;

  @ApiPropertyOptional({
    type: 'string',
    nullable: true,
    maxLength: CLIENT_MESSAGE_ID_LENGTH.maximum,
    description: 'Your idempotency key: sending it again in the same session creates no second message.',
    example: 'b7c1f6de',
  })
  @IsOptional()
  @IsTrimmedText(CLIENT_MESSAGE_ID_LENGTH)
  client_message_id?: string | null;

  @ApiPropertyOptional({
    type: 'string',
    nullable: true,
    minLength: 1,
    maxLength: MAX_TIME_ZONE_LENGTH,
    description:
      "IANA time zone of the reader: what `today` and `yesterday` mean. Without it the profile's, else UTC.",
    example: EXAMPLE.timeZone,
  })
  @IsOptional()
  @IsTimeZone()
  time_zone?: string | null;
}

export class EditRequestDto extends AskRequestDto {}

export class RegenerateRequestDto {
  @ApiPropertyOptional({
    type: 'string',
    nullable: true,
    maxLength: CLIENT_MESSAGE_ID_LENGTH.maximum,
    description: 'Your idempotency key: sending it again for the same answer generates no second one.',
    example: 'b7c1f6de',
  })
  @IsOptional()
  @IsTrimmedText(CLIENT_MESSAGE_ID_LENGTH)
  client_message_id?: string | null;
}
