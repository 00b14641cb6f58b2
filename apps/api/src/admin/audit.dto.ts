import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsIdentifier } from '../http/field-rules.js';
import { ADMIN_PAGE, CURSOR_DESCRIPTION, IsPageLimit } from './page-limit.js';

export class AuditQueryDto {
  @ApiPropertyOptional({ format: 'uuid', description: CURSOR_DESCRIPTION })
  @IsOptional()
  @IsIdentifier()
  cursor?: string;

  @IsPageLimit()
  limit: number = ADMIN_PAGE.default;
}
