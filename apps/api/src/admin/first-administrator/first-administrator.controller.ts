import { firstAdministrator, type FirstAdministrator } from '@app/chat-protocol';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../../errors/api-problems.decorator.js';
import { ApiAnswer } from '../../http/api-answer.decorator.js';
import { RateBudget } from '../../http/rate-budget.js';
import { type Actor, CurrentActor } from '../actor.decorator.js';
import { FirstAdministratorRequestDto } from './first-administrator.dto.js';
import { FirstAdministratorService } from './first-administrator.service.js';

@ApiTags('Authentication')
@Controller('auth')
export class FirstAdministratorController {
  constructor(private readonly administrators: FirstAdministratorService) {}

  @Post('first-administrator')
  @HttpCode(200)
  @RateBudget('sign_in')
  @ApiOperation({
    summary: 'Become the first administrator',
    description:
      'While there is no administrator and ADMIN_EMAILS is not set, each start of the service shows a link with a code. ' +
      'It works once, within 15 minutes of the start.',
  })
  @ApiAnswer(firstAdministrator, { description: 'You are an administrator now.' })
  @ApiProblems('validation_failed', 'malformed_json', 'payload_too_large', 'forbidden', 'conflict')
  claim(
    @CurrentActor() actor: Actor,
    @Body() { code }: FirstAdministratorRequestDto,
  ): Promise<FirstAdministrator> {
    return this.administrators.claim(actor, code);
  }
}
