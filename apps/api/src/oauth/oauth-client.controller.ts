import { AppConfig } from '@app/config';
import { Body, Controller, Get, HttpCode, Post, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../auth/public.decorator.js';
import { originOf } from '../auth/sign-ins/request-origin.js';
import { RateBudget } from '../http/rate-budget.js';
import { OAuthClientsService, type RegisteredClient } from './oauth-clients.service.js';
import { OAuthErrorFilter } from './oauth-error.filter.js';
import { describeAuthorizationServer } from './oauth-metadata.js';
import { TokensService, type TokenAnswer } from './tokens.service.js';

/** What OAuth clients call themselves. It is described by its metadata, not by OpenAPI. */
@ApiExcludeController()
@Public()
@UseFilters(OAuthErrorFilter)
@Controller()
export class OAuthClientController {
  constructor(
    private readonly config: AppConfig,
    private readonly clients: OAuthClientsService,
    private readonly tokens: TokensService,
  ) {}

  @Get('.well-known/oauth-authorization-server')
  metadata(): ReturnType<typeof describeAuthorizationServer> {
    return describeAuthorizationServer(this.config.publicUrl);
  }

  @Post('oauth/register')
  @HttpCode(201)
  @RateBudget('sign_in')
  register(@Body() metadata: unknown): Promise<RegisteredClient> {
    return this.clients.register(metadata);
  }

  @Post('oauth/token')
  @HttpCode(200)
  @RateBudget('refresh')
  token(@Req() request: FastifyRequest, @Body() form: unknown): Promise<TokenAnswer> {
    return this.tokens.issue(form, originOf(request).address);
  }
}
