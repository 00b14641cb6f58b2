import { FEEDBACK_COMMENT_LENGTH, FEEDBACK_RATINGS, type FeedbackRating } from '@app/chat-protocol';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, ValidateBy, type ValidationArguments } from 'class-validator';
import { IsTrimmedText } from '../../http/field-rules.js';

const NeedsRating = (): PropertyDecorator =>
  ValidateBy({
    name: 'needsRating',
    validator: {
      validate: (_comment: unknown, context?: ValidationArguments) =>
        (context?.object as FeedbackRequestDto | undefined)?.rating !== null,
      defaultMessage: () => 'needs a rating',
    },
  });

export class FeedbackRequestDto {
  @ApiProperty({
    type: 'string',
    enum: [...FEEDBACK_RATINGS, null],
    nullable: true,
    example: 'down',
    description: '`up` for a good answer, `down` for a bad one; null removes the feedback.',
  })
  @IsIn([...FEEDBACK_RATINGS, null], { message: 'must be up, down or null' })
  rating!: FeedbackRating | null;

  @ApiPropertyOptional({
    type: 'string',
    nullable: true,
    minLength: FEEDBACK_COMMENT_LENGTH.minimum,
    maxLength: FEEDBACK_COMMENT_LENGTH.maximum,
    example: 'The record is right, the date is not.',
    description: 'Trimmed; needs a visible character. Without it the earlier comment is removed.',
  })
  @IsOptional()
  @IsTrimmedText(FEEDBACK_COMMENT_LENGTH)
  @NeedsRating()
  comment?: string | null;
}
