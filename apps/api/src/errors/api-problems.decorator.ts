import type { ErrorCode } from '@app/chat-protocol';
import { applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse } from '@nestjs/swagger';
import { describeProblemResponses } from './problem-responses.js';

/** What any route that keeps people's data may fail with. */
const COMMON_CODES: readonly ErrorCode[] = ['rate_limited', 'internal_error', 'database_unavailable'];
/** What a route that needs a token may fail with besides. */
const GUARDED_CODES: readonly ErrorCode[] = ['unauthorized', 'token_expired', 'account_disabled'];

export const BEARER_SCHEME = 'bearer';

/** Documents a route that needs a token: its own failures, and those of every such route. */
export const ApiProblems = (...codes: ErrorCode[]): MethodDecorator =>
  applyDecorators(
    ApiBearerAuth(BEARER_SCHEME),
    ApiPublicProblems(...codes, ...GUARDED_CODES, ...COMMON_CODES),
  );

/** Documents the failures of a public route: these and no others. */
export const ApiPublicProblems = (...codes: ErrorCode[]): MethodDecorator =>
  applyDecorators(
    ...Object.entries(describeProblemResponses(codes)).map(([status, response]) =>
      ApiResponse({ status: Number(status), ...response }),
    ),
  );
