import type { ToolList } from '@app/chat-protocol';
import { ToolRegistry, titleOf, type ToolDefinition, type ToolOutcome, type ToolResult } from '@app/mma';
import { Injectable } from '@nestjs/common';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import { UserService } from '../user/user.service.js';
import { ToolFailedError } from './tools.errors.js';

/** The tools for users: every call that runs counts as one request of the day. */
@Injectable()
export class ToolsService {
  constructor(
    private readonly tools: ToolRegistry,
    private readonly users: UserService,
  ) {}

  definitions(): readonly ToolDefinition[] {
    return this.tools.definitions();
  }

  list(): ToolList {
    return {
      tools: this.tools.definitions().map((definition) => ({
        name: definition.name,
        title: titleOf(definition),
        description: definition.description,
        input_schema: definition.input_schema,
        output_schema: definition.output_schema,
      })),
    };
  }

  /**
   * Unknown tools and invalid arguments are not counted. Failures of the tool are data.
   * @throws UsageLimitExceededError, AccountDisabledError; the reason of an abort
   */
  async call(
    user: AuthenticatedUser,
    name: string,
    args: unknown,
    signal: AbortSignal,
  ): Promise<ToolOutcome> {
    const prepared = this.tools.prepare(name, args);
    if (!prepared.ok) return prepared;
    signal.throwIfAborted();
    await this.users.consumeRequest(user);
    return prepared.run(signal);
  }

  /** {@link call} for REST. @throws ToolFailedError in addition */
  async callOrThrow(
    user: AuthenticatedUser,
    name: string,
    args: unknown,
    signal: AbortSignal,
  ): Promise<ToolResult> {
    const outcome = await this.call(user, name, args, signal);
    if (!outcome.ok) throw new ToolFailedError(outcome.result.error);
    return outcome.result;
  }
}
