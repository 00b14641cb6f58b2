import { signInList, tokenPair, type SignInList, type TokenPairAnswer } from '@app/chat-protocol';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems, ApiPublicProblems } from '../../errors/api-problems.decorator.js';
import { ApiAnswer } from '../../http/api-answer.decorator.js';
import { RateBudget } from '../../http/rate-budget.js';
import { UuidPipe } from '../../http/uuid.pipe.js';
import type { AuthenticatedUser } from '../authenticated-user.js';
import { CurrentUser } from '../current-user.decorator.js';
import { Public } from '../public.decorator.js';
import { ExchangeCodeRequestDto, RefreshTokenRequestDto } from './sign-ins.dto.js';
import { toSignIn, toTokenPairAnswer } from './sign-ins.mapper.js';
import { SignInsService } from './sign-ins.service.js';

@ApiTags('Authentication')
@Controller('auth')
export class SignInsController {
  constructor(private readonly signIns: SignInsService) {}

  @Post('refresh')
  @HttpCode(200)
  @Public()
  @RateBudget('refresh')
  @ApiOperation({
    summary: 'Exchange a refresh token for new tokens',
    description:
      'The refresh token is spent. For 10 seconds it yields a valid successor again, so that two tabs or a lost answer ' +
      'sign nobody out. A later use, or the use of an older token, ends the sign-in: 401 `token_reused`.',
  })
  @ApiAnswer(tokenPair, { description: 'The new tokens.' })
  @ApiPublicProblems(
    'validation_failed',
    'malformed_json',
    'unauthorized',
    'token_expired',
    'token_reused',
    'account_disabled',
    'payload_too_large',
    'rate_limited',
    'internal_error',
    'database_unavailable',
  )
  async refresh(@Body() { refresh_token: refreshToken }: RefreshTokenRequestDto): Promise<TokenPairAnswer> {
    return toTokenPairAnswer(await this.signIns.refresh(refreshToken));
  }

  @Post('exchange')
  @HttpCode(200)
  @Public()
  @RateBudget('sign_in')
  @ApiOperation({
    summary: 'Exchange the code of a Google sign-in for tokens',
    description: 'A code is valid once, for one minute.',
  })
  @ApiAnswer(tokenPair, { description: 'The tokens.' })
  @ApiPublicProblems(
    'validation_failed',
    'malformed_json',
    'unauthorized',
    'account_disabled',
    'payload_too_large',
    'rate_limited',
    'internal_error',
    'database_unavailable',
  )
  async exchange(@Body() { code }: ExchangeCodeRequestDto): Promise<TokenPairAnswer> {
    return toTokenPairAnswer(await this.signIns.exchange(code));
  }

  @Post('logout')
  @HttpCode(204)
  @Public()
  @RateBudget('refresh')
  @ApiOperation({
    summary: 'End the sign-in of a refresh token',
    description: 'Its access tokens end too, on every node. An unknown token is no error.',
  })
  @ApiNoContentResponse({ description: 'The sign-in has ended.' })
  @ApiPublicProblems(
    'validation_failed',
    'malformed_json',
    'payload_too_large',
    'rate_limited',
    'internal_error',
    'database_unavailable',
  )
  async logOut(@Body() { refresh_token: refreshToken }: RefreshTokenRequestDto): Promise<void> {
    await this.signIns.logOut(refreshToken);
  }

  @Get('sessions')
  @ApiOperation({
    summary: 'List your sign-ins',
    description:
      'The sign-ins at this service, last used first. Sessions of a NextAuth app are not listed: the app keeps them.',
  })
  @ApiAnswer(signInList, { description: 'Your sign-ins.' })
  @ApiProblems()
  async list(@CurrentUser() user: AuthenticatedUser): Promise<SignInList> {
    const signIns = await this.signIns.list(user);
    return { sessions: signIns.map((signIn) => toSignIn(signIn, user.signInId)) };
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @ApiOperation({
    summary: 'End one of your sign-ins',
    description: 'Its tokens are refused and its connections closed at once, on every node.',
  })
  @ApiParam({ name: 'id', format: 'uuid', description: 'Id of the sign-in.' })
  @ApiNoContentResponse({ description: 'The sign-in has ended.' })
  @ApiProblems('validation_failed', 'not_found')
  async end(@CurrentUser() user: AuthenticatedUser, @Param('id', UuidPipe) id: string): Promise<void> {
    await this.signIns.end(user, id);
  }

  @Post('logout-everywhere')
  @HttpCode(204)
  @ApiOperation({
    summary: 'End all your sign-ins',
    description:
      'Also refuses the tokens that NextAuth apps have issued for you so far. Every connection is closed at once, on ' +
      'every node.',
  })
  @ApiNoContentResponse({ description: 'All sign-ins have ended.' })
  @ApiProblems()
  async endAll(@CurrentUser() user: AuthenticatedUser): Promise<void> {
    await this.signIns.endAll(user.id);
  }
}
