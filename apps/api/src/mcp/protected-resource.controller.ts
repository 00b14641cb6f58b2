import { protectedResource, type ProtectedResource } from '@app/chat-protocol';
import { AppConfig } from '@app/config';
import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../auth/public.decorator.js';
import { ApiPublicProblems } from '../errors/api-problems.decorator.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';
import { describeResource, METADATA_PATH } from './protected-resource.js';

@ApiTags('MCP')
@Public()
@Controller(METADATA_PATH)
export class ProtectedResourceController {
  constructor(private readonly config: AppConfig) {}

  @Get()
  @ApiOperation({ summary: 'Read the metadata of the MCP endpoint' })
  @ApiAnswer(protectedResource)
  @ApiPublicProblems('rate_limited')
  read(): ProtectedResource {
    return describeResource(this.config);
  }

  @Get('mcp')
  @ApiOperation({ summary: 'Read the metadata of the MCP endpoint (the address of RFC 9728)' })
  @ApiAnswer(protectedResource)
  @ApiPublicProblems('rate_limited')
  readOfPath(): ProtectedResource {
    return describeResource(this.config);
  }
}
