import { Body, Controller, Get, Post, Query, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { DevLoginGuard } from '../auth/dev-login/dev-login.guard.js';
import { DevLoginService } from '../auth/dev-login/dev-login.service.js';
import { Public } from '../auth/public.decorator.js';
import { RateBudget } from '../http/rate-budget.js';
import { AuthorizationCookie } from './authorization-cookie.js';
import { AuthorizationService, type Step } from './authorization.service.js';
import { AuthorizationPageError } from './oauth.errors.js';
import { OAuthErrorFilter } from './oauth-error.filter.js';
import { consentPage, sendPage, signInPage } from './oauth-page.js';

const returned = z.object({ ticket: z.string(), code: z.string().optional() });
const decided = z.object({ ticket: z.string(), decision: z.enum(['allow', 'deny']) });
const devSignIn = z.object({ ticket: z.string(), email: z.email().max(254) });

/** The pages of an authorization. Each step is bound to the browser by a cookie and a ticket. */
@ApiExcludeController()
@Public()
@RateBudget('refresh')
@UseFilters(OAuthErrorFilter)
@Controller('oauth')
export class AuthorizationController {
  constructor(
    private readonly authorizations: AuthorizationService,
    private readonly cookie: AuthorizationCookie,
    private readonly devLogin: DevLoginService,
  ) {}

  @Get('authorize')
  async start(
    @Query() query: unknown,
    @Req() { headers }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(reply, await this.authorizations.start(query, headers.cookie));
  }

  /** The return of a sign-in. */
  @Get('consent')
  async finishSignIn(
    @Query() query: unknown,
    @Req() { headers }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { ticket, code } = parse(returned, query);
    const authorization = await this.cookie.readFor(ticket, headers.cookie);
    if (code !== undefined) {
      await this.show(reply, await this.authorizations.finishSignIn(authorization, code));
      return;
    }
    await this.leave(reply, this.authorizations.deny(authorization));
  }

  @Post('consent')
  async decide(
    @Body() form: unknown,
    @Req() { headers }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { ticket, decision } = parse(decided, form);
    const authorization = await this.cookie.readFor(ticket, headers.cookie);
    const location =
      decision === 'allow'
        ? await this.authorizations.allow(authorization)
        : this.authorizations.deny(authorization);
    await this.leave(reply, location);
  }

  @Post('dev-sign-in')
  @UseGuards(DevLoginGuard)
  @RateBudget('dev_sign_in')
  async signInForDevelopment(
    @Body() form: unknown,
    @Req() { headers }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { ticket, email } = parse(devSignIn, form);
    const authorization = await this.cookie.readFor(ticket, headers.cookie);
    const account = await this.devLogin.findOrCreate({ email: email.toLowerCase() });
    await this.show(reply, this.authorizations.signedIn(authorization, account));
  }

  private async show(reply: FastifyReply, { authorization, account }: Step): Promise<void> {
    void reply.header('set-cookie', await this.cookie.create(authorization));
    const page =
      account === null
        ? signInPage(authorization, this.authorizations.choicesOf(authorization))
        : consentPage(authorization, account);
    await sendPage(reply, page);
  }

  private async leave(reply: FastifyReply, location: string): Promise<void> {
    await reply.header('set-cookie', this.cookie.clear()).redirect(location, 303);
  }
}

function parse<Value>(schema: z.ZodType<Value>, input: unknown): Value {
  const parsed = schema.safeParse(input ?? {});
  if (!parsed.success) {
    throw new AuthorizationPageError('The form is not complete. Start the connection again in your app.');
  }
  return parsed.data;
}
