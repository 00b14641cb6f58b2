import { TITLE_LENGTH } from '@app/chat-protocol';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { ExcludesFields, IsQueryInteger, IsTrimmedText } from '../http/field-rules.js';
import { MAX_OFFSET, SESSION_PAGE } from './chat-session.bounds.js';

export class CreateSessionRequestDto {
  @ApiPropertyOptional({
    type: 'string',
    nullable: true,
    minLength: TITLE_LENGTH.minimum,
    maxLength: TITLE_LENGTH.maximum,
    example: "Khabib's record",
    description: 'Trimmed; needs a visible character. Default: the first words of the first question.',
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
    description: 'Trimmed; needs a visible character.',
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
    description: 'Maximum number of sessions.',
  })
  @IsOptional()
  @IsQueryInteger({ minimum: 1, maximum: SESSION_PAGE.maximum })
  limit: number = SESSION_PAGE.default;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: MAX_OFFSET,
    default: 0,
    description: 'Number of sessions to skip, from the most recently used. Use `cursor` for long lists.',
  })
  @IsOptional()
  @IsQueryInteger({ minimum: 0, maximum: MAX_OFFSET })
  offset: number = 0;

  @ApiPropertyOptional({
    description: '`next_cursor` of the previous page. Excludes `offset`.',
    maxLength: 200,
  })
  @IsOptional()
  @IsTrimmedText({ minimum: 1, maximum: 200 })
  @ExcludesFields('offset')
  cursor?: string;
}
