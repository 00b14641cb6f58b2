import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, ValidateIf } from 'class-validator';
import { IsQueryInteger, IsTrimmedText } from '../http/field-rules.js';
import { IsCount, IsFlag } from './admin-fields.js';
import { ADMIN_PAGE, CURSOR_DESCRIPTION, IsPageLimit } from './page-limit.js';

const SEARCH_LENGTH = { minimum: 1, maximum: 100 };
const MAX_DAILY_LIMIT = 1_000_000;
/** Maximum of a PostgreSQL integer. */
const MAX_ID = 2_147_483_647;

export class UserSearchQueryDto {
  @ApiPropertyOptional({
    minLength: SEARCH_LENGTH.minimum,
    maxLength: SEARCH_LENGTH.maximum,
    description: 'Part of the name, the e-mail address or the id.',
    example: 'kim',
  })
  @IsOptional()
  @IsTrimmedText(SEARCH_LENGTH)
  q?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MAX_ID, description: CURSOR_DESCRIPTION })
  @IsOptional()
  @IsQueryInteger({ minimum: 1, maximum: MAX_ID })
  cursor?: number;

  @IsPageLimit()
  limit: number = ADMIN_PAGE.default;
}

export class ChangeUserRequestDto {
  @ApiPropertyOptional({
    type: 'integer',
    nullable: true,
    minimum: 0,
    maximum: MAX_DAILY_LIMIT,
    example: 500,
    description: 'Requests per day; null means DAILY_REQUEST_LIMIT.',
  })
  @IsOptional()
  @IsCount(MAX_DAILY_LIMIT)
  daily_request_limit?: number | null;

  @ApiPropertyOptional({
    type: 'boolean',
    description: 'False refuses the user and closes their connections at once.',
  })
  @ValidateIf(({ is_active }: ChangeUserRequestDto) => is_active !== undefined)
  @IsFlag()
  is_active?: boolean;

  @ApiPropertyOptional({
    type: 'boolean',
    description: 'Whether the user is an administrator. Administrators of ADMIN_EMAILS stay what they are.',
  })
  @ValidateIf(({ is_admin }: ChangeUserRequestDto) => is_admin !== undefined)
  @IsFlag()
  is_admin?: boolean;
}
