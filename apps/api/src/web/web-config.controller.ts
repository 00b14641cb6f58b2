import { webConfig, type WebConfig } from '@app/chat-protocol';
import { AppConfig } from '@app/config';
import { Controller, Get, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../auth/public.decorator.js';
import { readRequestTokens } from '../auth/tokens/request-token.js';
import { ApiPublicProblems } from '../errors/api-problems.decorator.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';

@ApiTags('Authentication')
@Public()
@Controller('web')
export class WebConfigController {
  constructor(private readonly config: AppConfig) {}

  @Get('config')
  @ApiOperation({
    summary: 'Which ways to sign in are there?',
    description: 'For pages, before anybody has signed in.',
  })
  @ApiAnswer(webConfig, { description: 'The ways to sign in.' })
  @ApiPublicProblems('rate_limited', 'internal_error')
  read(@Req() { headers }: FastifyRequest): WebConfig {
    const { devLoginEnabled, env } = this.config;
    const cookies = headers.cookie === undefined ? {} : { cookie: headers.cookie };
    return {
      sign_in: { development: devLoginEnabled, google: env.GOOGLE_CLIENT_ID.length > 0 },
      has_session_cookie: readRequestTokens(cookies).length > 0,
    };
  }
}
