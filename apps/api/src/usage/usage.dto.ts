import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsChoiceList, IsDay, IsQueryInteger } from '../http/field-rules.js';
import { USAGE_GROUPS, type UsageGroup } from './ledger.repository.js';

export const USAGE_ROWS = { default: 100, maximum: 1000 };

export class UsagePeriodQueryDto {
  @ApiPropertyOptional({
    format: 'date',
    description: 'First day (UTC). Left out: 29 days before `to`.',
    example: '2026-08-01',
  })
  @IsOptional()
  @IsDay()
  from?: string;

  @ApiPropertyOptional({
    format: 'date',
    description: 'Last day (UTC). Left out: today.',
    example: '2026-08-31',
  })
  @IsOptional()
  @IsDay()
  to?: string;
}

export class UsageReportQueryDto extends UsagePeriodQueryDto {
  @ApiPropertyOptional({
    type: String,
    default: 'person,model,day',
    description: `What the sums are told apart by, with commas between: any of ${USAGE_GROUPS.join(', ')}.`,
  })
  @IsOptional()
  @IsChoiceList(USAGE_GROUPS)
  group_by: UsageGroup[] = ['person', 'model', 'day'];

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: USAGE_ROWS.maximum,
    default: USAGE_ROWS.default,
    description: 'How many rows at most, the newest day and the dearest first.',
  })
  @IsOptional()
  @IsQueryInteger({ minimum: 1, maximum: USAGE_ROWS.maximum })
  limit: number = USAGE_ROWS.default;
}
