import { tokenPair, type TokenPairAnswer } from '@app/chat-protocol';
import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiFoundResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiPublicProblems } from '../../errors/api-problems.decorator.js';
import { ApiAnswer } from '../../http/api-answer.decorator.js';
import { RateBudget } from '../../http/rate-budget.js';
import { Public } from '../public.decorator.js';
import { originOf } from '../sign-ins/request-origin.js';
import { toTokenPairAnswer } from '../sign-ins/sign-ins.mapper.js';
import { GoogleIdTokenRequestDto, GoogleLoginQueryDto } from './google.dto.js';
import { GoogleSignInService } from './google-sign-in.service.js';

const PROBLEMS = [
  'unauthorized',
  'account_disabled',
  'not_found',
  'rate_limited',
  'internal_error',
  'sign_in_unavailable',
  'database_unavailable',
] as const;

@ApiTags('Authentication')
@Public()
@RateBudget('sign_in')
@Controller('auth/google')
export class GoogleController {
  constructor(private readonly google: GoogleSignInService) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Sign in with an ID token of Google',
    description: 'For apps that sign in at Google themselves. 404 without GOOGLE_CLIENT_ID.',
  })
  @ApiAnswer(tokenPair, { description: 'The tokens.' })
  @ApiPublicProblems(...PROBLEMS, 'validation_failed', 'malformed_json', 'payload_too_large')
  async signIn(
    @Req() request: FastifyRequest,
    @Body() { id_token: idToken, nonce }: GoogleIdTokenRequestDto,
  ): Promise<TokenPairAnswer> {
    return toTokenPairAnswer(await this.google.signIn(idToken, nonce, originOf(request)));
  }

  @Get('login')
  @ApiOperation({
    summary: 'Start a Google sign-in in the browser',
    description:
      'Authorization-code flow with PKCE. Afterwards the browser returns to FRONTEND_URL with `?code=…` for `POST ' +
      '/api/auth/exchange`, or with `?error=access_denied`. 404 without GOOGLE_CLIENT_ID.',
  })
  @ApiFoundResponse({ description: "To Google's sign-in page." })
  @ApiPublicProblems(...PROBLEMS, 'validation_failed')
  async login(
    @Query() { return_to: returnTo }: GoogleLoginQueryDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { url, cookie } = await this.google.startLogin(returnTo);
    await reply.header('set-cookie', cookie).redirect(url, 302);
  }

  @Get('callback')
  @ApiOperation({
    summary: 'Finish a Google sign-in',
    description: 'Called by the browser on its way back from Google.',
  })
  @ApiFoundResponse({ description: 'To the page that started the sign-in.' })
  @ApiPublicProblems(...PROBLEMS)
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const [, query = ''] = request.url.split('?', 2);
    const { url, cookie } = await this.google.finishLogin(query, request.headers.cookie, originOf(request));
    await reply.header('set-cookie', cookie).redirect(url, 302);
  }
}
