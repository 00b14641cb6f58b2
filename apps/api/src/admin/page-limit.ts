import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsQueryInteger, IsTrimmedText } from '../http/field-rules.js';

/** Rows of one page of administrators' lists. */
export const ADMIN_PAGE = { default: 50, maximum: 200 } as const;

export const IsPageLimit = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      type: 'integer',
      minimum: 1,
      maximum: ADMIN_PAGE.maximum,
      default: ADMIN_PAGE.default,
      description: 'Maximum number of rows.',
    }),
    IsOptional(),
    IsQueryInteger({ minimum: 1, maximum: ADMIN_PAGE.maximum }),
  );

const CURSOR_LENGTH = { minimum: 1, maximum: 200 };

export const CURSOR_DESCRIPTION = '`next_cursor` of the previous page.';

export const IsPageCursor = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ description: CURSOR_DESCRIPTION, maxLength: CURSOR_LENGTH.maximum }),
    IsOptional(),
    IsTrimmedText(CURSOR_LENGTH),
  );
