import { ValidationFailedError, type AccountDeletion } from '@app/chat-protocol';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { AuthenticatedUser } from '../../auth/authenticated-user.js';
import { UserNotFoundError } from '../user.errors.js';
import { UserService } from '../user.service.js';
import { AccountDeletionSteps } from './account-deletion-steps.js';
import { AccountDeletionRepository } from './account-deletion.repository.js';

const RESUME_INTERVAL_MS = 60_000;
/** Another node may still be at work on a younger deletion. */
const RESUME_AFTER_MS = 5 * 60_000;

/**
 * Deletes accounts in two parts: {@link close} refuses the user at once, {@link finish} deletes the rows and is resumed
 * on any node if its process ends.
 */
@Injectable()
export class AccountDeletionService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(AccountDeletionService.name);
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly users: UserService,
    private readonly repository: AccountDeletionRepository,
    private readonly steps: AccountDeletionSteps,
  ) {}

  /**
   * Deletes the caller's account.
   * @param confirm the caller's e-mail address or id
   * @throws ValidationFailedError if `confirm` is something else
   */
  async delete(caller: AuthenticatedUser, confirm: string): Promise<AccountDeletion> {
    const { id, email } = await this.users.read(caller);
    if (confirm !== String(id) && (email === null || confirm.toLowerCase() !== email)) {
      const message = email === null ? 'must be your user id' : 'must be your e-mail address or your user id';
      throw new ValidationFailedError([{ field: 'confirm', message }]);
    }
    if (!(await this.repository.close(id))) throw new UserNotFoundError();
    this.users.announceDeletion(id);
    try {
      await this.finish(id);
    } catch (error) {
      this.logger.error(`the deletion of account ${id} is resumed later`, error);
    }
    return {
      success: true,
      message: 'The account and everything stored about it is being deleted.',
    };
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.resume(RESUME_AFTER_MS);
    this.timer = setInterval(() => void this.resume(RESUME_AFTER_MS), RESUME_INTERVAL_MS);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }

  /** Finishes deletions that began that many milliseconds ago and did not end. Never throws. */
  async resume(olderThanMs: number): Promise<void> {
    try {
      for (const id of await this.repository.findInterrupted(olderThanMs)) {
        await this.finish(id);
        this.logger.log(`the deletion of account ${id} was resumed and has ended`);
      }
    } catch (error) {
      this.logger.warn('an interrupted deletion of an account could not be resumed yet', error);
    }
  }

  private async finish(userId: number): Promise<void> {
    await this.steps.run(userId);
    await this.repository.deleteClosed(userId);
    // Nodes that authenticated the user in between forget the user again.
    this.users.announceDeletion(userId);
  }
}
