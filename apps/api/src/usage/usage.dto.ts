import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
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

/** Requests to language models, summed up. */
export class UsageSumsDto {
  @ApiProperty({ type: 'integer', description: 'Requests to providers, also failed and stopped ones.' })
  requests!: number;

  @ApiProperty({ type: 'integer', description: 'Tokens read at full price.', example: 812 })
  input_tokens!: number;

  @ApiProperty({ type: 'integer', description: "Tokens read from the provider's cache.", example: 4100 })
  cache_read_input_tokens!: number;

  @ApiProperty({ type: 'integer', description: "Tokens written to the provider's cache.", example: 0 })
  cache_creation_input_tokens!: number;

  @ApiProperty({ type: 'integer', description: 'Tokens written, reasoning included.', example: 120 })
  output_tokens!: number;

  @ApiProperty({ type: 'integer', description: 'What of `output_tokens` was reasoning.', example: 0 })
  thinking_tokens!: number;

  @ApiProperty({
    description: 'US dollars, of the requests that the price list has a price for.',
    example: 0.0042,
  })
  cost_usd!: number;

  @ApiProperty({ type: 'integer', description: 'Requests without a price; `cost_usd` leaves them out.' })
  unpriced_requests!: number;

  @ApiProperty({
    type: 'integer',
    description: 'Requests that were cut off before the provider told their output; it was estimated.',
  })
  estimated_requests!: number;
}

export class DayUsageDto extends UsageSumsDto {
  @ApiProperty({ format: 'date', example: '2026-08-01' })
  day!: string;
}

export class OwnUsageDto {
  @ApiProperty({ format: 'date', example: '2026-08-01' })
  from!: string;

  @ApiProperty({ format: 'date', example: '2026-08-30' })
  to!: string;

  @ApiProperty({ type: UsageSumsDto, description: 'Over the whole period.' })
  total!: UsageSumsDto;

  @ApiProperty({ type: [DayUsageDto], description: 'Days with requests, the newest first.' })
  days!: DayUsageDto[];
}

/** What the report was not grouped by is null. */
export class UsageReportRowDto extends UsageSumsDto {
  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  day!: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'The person.' })
  user_id!: number | null;

  @ApiProperty({ type: 'string', nullable: true })
  email!: string | null;

  @ApiProperty({ type: 'string', nullable: true, example: 'anthropic' })
  provider!: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  model!: string | null;

  @ApiProperty({ type: 'string', nullable: true, description: 'answer, title, compaction or correction.' })
  kind!: string | null;
}

export class UsageReportDto {
  @ApiProperty({ format: 'date', example: '2026-08-01' })
  from!: string;

  @ApiProperty({ format: 'date', example: '2026-08-30' })
  to!: string;

  @ApiProperty({ type: UsageSumsDto, description: 'Over the whole period, also what `limit` leaves out.' })
  total!: UsageSumsDto;

  @ApiProperty({ type: [UsageReportRowDto] })
  rows!: UsageReportRowDto[];
}
