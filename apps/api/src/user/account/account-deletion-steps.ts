import { Injectable } from '@nestjs/common';

/** What another module does when an account is deleted. Each method may be called again after a failure. */
export interface AccountDeletionStep {
  /** Ends what still works for the user on any node, and removes copies outside the database. */
  stop?(userId: number): Promise<void>;
  /** Deletes or anonymises rows that the deletion of the user's row does not. */
  deleteRows?(userId: number): Promise<void>;
}

/** The steps that modules register in their constructors. */
@Injectable()
export class AccountDeletionSteps {
  private readonly steps: AccountDeletionStep[] = [];

  add(step: AccountDeletionStep): void {
    this.steps.push(step);
  }

  async run(userId: number): Promise<void> {
    for (const step of this.steps) await step.stop?.(userId);
    for (const step of this.steps) await step.deleteRows?.(userId);
  }
}
