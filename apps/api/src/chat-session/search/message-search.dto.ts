import { SEARCH_TEXT_LENGTH } from '@app/chat-protocol';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, ValidateBy } from 'class-validator';
import { IsIdentifier, IsQueryInteger, IsTrimmedText } from '../../http/field-rules.js';
import { searchWords } from './excerpt.js';

const SEARCH_PAGE = { default: 20, maximum: 50 } as const;
const MAX_WORDS = 10;

const HasFewWords = (): PropertyDecorator =>
  ValidateBy({
    name: 'hasFewWords',
    validator: {
      validate: (text: unknown) => typeof text !== 'string' || searchWords(text).length <= MAX_WORDS,
      defaultMessage: () => `must have at most ${MAX_WORDS} different words`,
    },
  });

export class MessageSearchQueryDto {
  @ApiProperty({
    minLength: SEARCH_TEXT_LENGTH.minimum,
    maxLength: SEARCH_TEXT_LENGTH.maximum,
    description: `At most ${MAX_WORDS} words. Each must occur, in any letter case, also as part of a longer word.`,
    example: '존스 전적',
  })
  @IsTrimmedText(SEARCH_TEXT_LENGTH)
  @HasFewWords()
  q!: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: SEARCH_PAGE.maximum,
    default: SEARCH_PAGE.default,
    description: 'Maximum number of messages.',
  })
  @IsOptional()
  @IsQueryInteger({ minimum: 1, maximum: SEARCH_PAGE.maximum })
  limit: number = SEARCH_PAGE.default;

  @ApiPropertyOptional({ format: 'uuid', description: '`next_cursor` of the page before.' })
  @IsOptional()
  @IsIdentifier()
  cursor?: string;
}
