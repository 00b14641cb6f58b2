import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';
import { AccountDisabledError } from '../auth/auth.errors.js';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import { NodeMessages, nodeTopic } from '../cluster/node-messages.js';
import { DEVELOPMENT_PROVIDER, type Account, type PersonClaims } from './person-claims.js';
import { decideSignIn, provesAddressOf } from './sign-in.js';
import { millisecondsToMidnight, type Usage } from './daily-usage.js';
import type { UserEntity } from './user.entity.js';
import { AddressTakenError, UsageLimitExceededError, UserNotFoundError } from './user.errors.js';
import { UserRepository } from './user.repository.js';

export interface ProfileChange {
  name?: string | null;
  picture?: string | null;
}

/** What about a person has changed that others act on. */
export interface PersonChange {
  isDeactivated: boolean;
}

type ChangeListener = (userId: number, change: PersonChange) => void;

const CHANGED = nodeTopic<{ userId: number; change: PersonChange }>('person-changed');

/** People and their counts. */
@Injectable()
export class UserService {
  private readonly listeners: ChangeListener[] = [];

  constructor(
    private readonly config: AppConfig,
    private readonly users: UserRepository,
    private readonly bus: NodeMessages,
  ) {
    bus.on(CHANGED, ({ userId, change }) => this.tell(userId, change));
  }

  /** Calls the listener after anything about a person but their counts has changed, by whichever node. */
  onChange(listener: ChangeListener): void {
    this.listeners.push(listener);
  }

  /**
   * The account of the user whom a valid token names. It is created at the first sign-in, once, however many requests
   * race; a sign-in that proves an address takes it from accounts that only claimed it.
   * @throws AddressTakenError
   */
  async findOrCreate(claims: PersonClaims): Promise<Account> {
    const known = await this.users.findBySubject(claims.provider, claims.subject);
    const user = known === null || provesAddressOf(known, claims) ? await this.settle(claims) : known;
    const { id, email, name, isActive } = user;
    return { id, email, name, isActive, isAdmin: this.isAdmin(user) };
  }

  async read(caller: AuthenticatedUser): Promise<UserEntity> {
    const user = await this.users.findById(caller.id);
    if (user === null) throw new UserNotFoundError();
    return { ...user, isAdmin: this.isAdmin(user) };
  }

  async updateProfile(caller: AuthenticatedUser, change: ProfileChange): Promise<UserEntity> {
    await this.users.updateProfile(caller.id, change);
    this.announce(caller.id, { isDeactivated: false });
    return this.read(caller);
  }

  /** Deactivating refuses the person's next request and ends their connections, on every node. */
  async setActive(userId: number, isActive: boolean): Promise<void> {
    await this.users.setActive(userId, isActive);
    this.announce(userId, { isDeactivated: !isActive });
  }

  /**
   * Lets every node act on a deactivation that was made in the database itself.
   * @returns what to throw
   */
  deactivationFound(userId: number): AccountDisabledError {
    // The refusal goes out before the connection that it answers is closed.
    setImmediate(() => this.announce(userId, { isDeactivated: true }));
    return new AccountDisabledError();
  }

  /** Counts one request. @throws UsageLimitExceededError when none remain today, AccountDisabledError */
  async consumeRequest(caller: AuthenticatedUser): Promise<Usage> {
    const defaultLimit = this.config.env.DAILY_REQUEST_LIMIT;
    const counted = await this.users.countRequestAlone(caller.id, defaultLimit);
    if (counted === null) {
      const { dailyRequestLimit, isActive } = await this.read(caller);
      if (!isActive) throw this.deactivationFound(caller.id);
      throw new UsageLimitExceededError(
        dailyRequestLimit ?? defaultLimit,
        millisecondsToMidnight(new Date()),
      );
    }
    return counted;
  }

  private async settle(claims: PersonClaims): Promise<UserEntity> {
    const { devLoginEnabled } = this.config;
    const { user, decision, releasedIds } = await this.users.settleSignIn(claims, (candidates) =>
      decideSignIn(claims, candidates, { devLoginEnabled }),
    );
    if (decision === 'refuse') throw new AddressTakenError();
    if (user === null) throw new UserNotFoundError();
    const changedIds = decision === 'verify' ? [user.id, ...releasedIds] : releasedIds;
    for (const id of changedIds) this.announce(id, { isDeactivated: false });
    return user;
  }

  /** ADMIN_EMAILS needs a verified address; the development sign-in, which verifies none, is enough where it is on. */
  private isAdmin({ isAdmin, email, emailVerified, provider }: UserEntity): boolean {
    if (isAdmin) return true;
    const isTrusted = emailVerified || (this.config.devLoginEnabled && provider === DEVELOPMENT_PROVIDER);
    return isTrusted && email !== null && this.config.env.ADMIN_EMAILS.includes(email);
  }

  private announce(userId: number, change: PersonChange): void {
    this.tell(userId, change);
    this.bus.publish(CHANGED, { userId, change });
  }

  private tell(userId: number, change: PersonChange): void {
    for (const listener of this.listeners) listener(userId, change);
  }
}
