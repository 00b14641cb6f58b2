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
    maximum: MAX_OFFSET,
    default: 0,
    description: 'How many to leave out, from the most recently used. For long lists use `cursor`.',
  })
  @IsOptional()
  @IsQueryInteger({ minimum: 0, maximum: MAX_OFFSET })
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
