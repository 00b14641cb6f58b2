import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsChoiceList, IsDay, IsQueryInteger } from '../http/field-rules.js';
import { USAGE_GROUPS, type UsageGroup } from './ledger.repository.js';

const USAGE_ROWS = { default: 100, maximum: 1000 };

export class UsagePeriodQueryDto {
  @ApiPropertyOptional({
    format: 'date',
    description: 'First day (UTC). Default: 29 days before `to`.',
    example: '2026-08-01',
  })
  @IsOptional()
  @IsDay()
  from?: string;

  @ApiPropertyOptional({
    format: 'date',
    description: 'Last day (UTC). Default: today.',
    example: '2026-08-31',
  })
  @IsOptional()
  @IsDay()
  to?: string;
}

export class UsageReportQueryDto extends UsagePeriodQueryDto {
  @ApiPropertyOptional({
    type: String,
    default: 'user,model,day',
    description: `Comma-separated groups of the sums: any of ${USAGE_GROUPS.join(', ')}.`,
  })
  @IsOptional()
  @IsChoiceList(USAGE_GROUPS)
  by: UsageGroup[] = ['user', 'model', 'day'];

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: USAGE_ROWS.maximum,
    default: USAGE_ROWS.default,
    description: 'Maximum number of rows, ordered by newest day, then highest cost.',
  })
  @IsOptional()
  @IsQueryInteger({ minimum: 1, maximum: USAGE_ROWS.maximum })
  limit: number = USAGE_ROWS.default;
}
