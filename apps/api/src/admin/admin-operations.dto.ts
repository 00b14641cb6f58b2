import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsTrimmedText } from '../http/field-rules.js';
import { ADMIN_PAGE, CURSOR_DESCRIPTION, IsPageLimit } from './page-limit.js';

const CURSOR_LENGTH = { minimum: 1, maximum: 200 };

export class QuarantineQueryDto {
  @ApiPropertyOptional({ description: CURSOR_DESCRIPTION, maxLength: CURSOR_LENGTH.maximum })
  @IsOptional()
  @IsTrimmedText(CURSOR_LENGTH)
  cursor?: string;

  @IsPageLimit()
  limit: number = ADMIN_PAGE.default;
}
