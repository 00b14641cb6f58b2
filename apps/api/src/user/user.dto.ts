import { EXAMPLE, MAX_TIME_ZONE_LENGTH, USER_LANGUAGES, type UserLanguage } from '@app/chat-protocol';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUrl, MaxLength } from 'class-validator';
import { IsTimeZone, IsTrimmedText } from '../http/field-rules.js';

export class UpdateProfileRequestDto {
  @ApiPropertyOptional({
    type: 'string',
    nullable: true,
    minLength: 1,
    maxLength: 200,
    example: 'Someone',
    description: 'Trimmed; needs a visible character. Null removes the name.',
  })
  @IsOptional()
  @IsTrimmedText({ minimum: 1, maximum: 200 })
  name?: string | null;

  @ApiPropertyOptional({
    type: 'string',
    format: 'uri',
    nullable: true,
    maxLength: 2000,
    example: 'https://example.com/someone.png',
    description: 'An https URL; null removes the picture.',
  })
  @IsOptional()
  @MaxLength(2000, { message: 'must have at most 2000 characters' })
  @IsUrl(
    { protocols: ['https'], require_protocol: true, require_tld: false },
    { message: 'must be an https address' },
  )
  picture?: string | null;

  @ApiPropertyOptional({
    type: 'string',
    nullable: true,
    minLength: 1,
    maxLength: MAX_TIME_ZONE_LENGTH,
    example: EXAMPLE.timeZone,
    description: 'IANA time zone, for questions that state none; null removes it.',
  })
  @IsOptional()
  @IsTimeZone()
  time_zone?: string | null;

  @ApiPropertyOptional({
    type: 'string',
    nullable: true,
    enum: USER_LANGUAGES,
    example: 'ko',
    description: 'Preferred language; null removes it.',
  })
  @IsOptional()
  @IsIn(USER_LANGUAGES, { message: 'must be ko or en' })
  language?: UserLanguage | null;
}
