import { FEEDBACK_RATINGS, type FeedbackRating } from '@app/chat-protocol';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { IsDay } from '../../http/field-rules.js';
import { ADMIN_PAGE, IsPageCursor, IsPageLimit } from '../page-limit.js';

export class FeedbackFilterQueryDto {
  @ApiPropertyOptional({ enum: FEEDBACK_RATINGS, description: 'Only answers with this rating.' })
  @IsOptional()
  @IsIn(FEEDBACK_RATINGS, { message: 'must be up or down' })
  rating?: FeedbackRating;

  @ApiPropertyOptional({
    format: 'date',
    description: 'First day (UTC) of the feedback.',
    example: '2026-08-01',
  })
  @IsOptional()
  @IsDay()
  from?: string;

  @ApiPropertyOptional({
    format: 'date',
    description: 'Last day (UTC) of the feedback.',
    example: '2026-08-31',
  })
  @IsOptional()
  @IsDay()
  to?: string;
}

export class FeedbackListQueryDto extends FeedbackFilterQueryDto {
  @IsPageCursor()
  cursor?: string;

  @IsPageLimit()
  limit: number = ADMIN_PAGE.default;
}
