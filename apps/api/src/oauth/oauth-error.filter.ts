import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerProblem } from '../http/problem-details.filter.js';
import { RedirectedError } from './authorization-requests.js';
import { AuthorizationPageError, OAuthError } from './oauth.errors.js';
import { errorPage, sendPage } from './oauth-page.js';

/** Answers errors in the form of OAuth: JSON for clients, a redirect or a page for browsers. */
@Catch()
export class OAuthErrorFilter implements ExceptionFilter {
  async catch(exception: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    if (exception instanceof RedirectedError) {
      await reply.redirect(exception.location, 303);
    } else if (exception instanceof AuthorizationPageError) {
      await sendPage(reply, errorPage(exception.message));
    } else if (exception instanceof OAuthError) {
      await reply
        .code(exception.status)
        .send({ error: exception.error, error_description: exception.message });
    } else {
      answerProblem(exception, http.getRequest<FastifyRequest>(), reply);
    }
  }
}
