import { tokenPair, type TokenPairAnswer } from '@app/chat-protocol';
import { Body, Controller, HttpCode, Post, Req, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { RateBudget } from '../../http/rate-budget.js';
import { ApiAnswer } from '../../http/api-answer.decorator.js';
import { ApiPublicProblems } from '../../errors/api-problems.decorator.js';
import { DevLoginGuard } from './dev-login.guard.js';
import { DevLoginService } from './dev-login.service.js';
import { DevTokenRequestDto } from './dev-token.dto.js';
import { Public } from '../public.decorator.js';
import { originOf } from '../sign-ins/request-origin.js';
import { toTokenPairAnswer } from '../sign-ins/sign-ins.mapper.js';

@ApiTags('Authentication')
@Controller('auth')
export class DevLoginController {
  constructor(private readonly devLogin: DevLoginService) {}

  @Post('dev-token')
  @HttpCode(200)
  @Public()
  @RateBudget('dev_sign_in')
  @UseGuards(DevLoginGuard)
  @ApiOperation({
    summary: 'Get a token without a password, for development',
    description:
      'Exists only if `AUTH_DEV_LOGIN` is true; otherwise the status is 404. Accepts only local requests: the host ' +
      'must be `localhost`, `127.0.0.1` or `[::1]`, no proxy may pass the request on, and a page must be of ' +
      '`FRONTEND_URL` or of the service; otherwise the answer is 403. Creates the account if there is none.',
  })
  @ApiAnswer(tokenPair, { description: 'The tokens.' })
  @ApiPublicProblems(
    'validation_failed',
    'malformed_json',
    'forbidden',
    'not_found',
    'payload_too_large',
    'rate_limited',
    'account_disabled',
    'internal_error',
    'database_unavailable',
  )
  async devToken(@Req() request: FastifyRequest, @Body() body: DevTokenRequestDto): Promise<TokenPairAnswer> {
    return toTokenPairAnswer(await this.devLogin.signIn(body, originOf(request)));
  }
}
