import { AppConfig } from '@app/config';
import { Catch, Injectable, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerProblem } from '../http/problem-details.filter.js';
import { resourceMetadataOf } from './protected-resource.js';

/** Problem details whose challenge (401) names the metadata of the endpoint, from which MCP clients find the sign-in. */
@Catch()
@Injectable()
export class McpProblemFilter implements ExceptionFilter {
  constructor(private readonly config: AppConfig) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerProblem(exception, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), {
      resource_metadata: resourceMetadataOf(this.config),
    });
  }
}
