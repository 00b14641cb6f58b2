import { CLIENT_MESSAGE_ID_LENGTH, USER_CONTENT_LENGTH } from '@app/chat-protocol';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsTrimmedText } from '../../../http/field-rules.js';

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
}

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
