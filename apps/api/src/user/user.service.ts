import type { UserLanguage } from '@app/chat-protocol';
import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';
import { AccountDisabledError } from '../auth/auth.errors.js';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import { NodeMessages, nodeTopic } from '../cluster/node-messages.js';
import { administratorBy, type AdministratorRule } from './administrators.js';
import type { Account, SignInClaims } from './sign-in.js';
import { decideSignIn, provesAddressOf, wasIssuedBy } from './sign-in.js';
import type { Usage } from './daily-usage.js';
import type { UserEntity } from './user.entity.js';
import {
  AccountDeletedError,
  AddressTakenError,
  UsageLimitExceededError,
  UserNotFoundError,
} from './user.errors.js';
import { UserRepository } from './user.repository.js';

export interface ProfileChange {
  name?: string | null;
  picture?: string | null;
  timeZone?: string | null;
  language?: UserLanguage | null;
}

interface UserChange {
  isDeactivated: boolean;
  /** The account was deleted: everything of the user ends. */
  isDeleted?: boolean;
}

type ChangeListener = (userId: number, change: UserChange) => void;

const CHANGED = nodeTopic<{ userId: number; change: UserChange }>('user-changed');

@Injectable()
export class UserService {
  private readonly listeners: ChangeListener[] = [];

  constructor(
    private readonly config: AppConfig,
    private readonly users: UserRepository,
    private readonly messages: NodeMessages,
  ) {
    messages.on(CHANGED, ({ userId, change }) => this.notify(userId, change));
  }

  /** Calls the listener after a user (not only its counts) has changed, on any node. */
  onChange(listener: ChangeListener): void {
    this.listeners.push(listener);
  }

  /**
   * Creates the account at the first sign-in, once when requests race.
   * @throws AddressTakenError; AccountDeletedError for a token issued at or before the deletion of its account
   */
  async findOrCreate(claims: SignInClaims): Promise<Account> {
    const known = await this.users.findBySubject(claims.provider, claims.subject);
    // Only a token older than the account can be of an account before it.
    if (known !== null && wasIssuedBy(claims, known.createdAt) && (await this.users.wasDeletedSince(claims)))
      throw new AccountDeletedError();
    const user = known === null || provesAddressOf(known, claims) ? await this.settle(claims) : known;
    return this.toAccount(user);
  }

  /** @returns null if the user does not exist */
  async findAccount(id: number): Promise<Account | null> {
    const user = await this.users.findById(id);
    return user === null || user.deletedAt !== null ? null : this.toAccount(user);
  }

  /** Refuses the tokens that other services have issued for the user so far, on every node. */
  async signOut(userId: number): Promise<void> {
    await this.users.signOut(userId);
    this.announce(userId, { isDeactivated: false });
  }

  async read(caller: AuthenticatedUser): Promise<UserEntity> {
    const user = await this.users.findById(caller.id);
    if (user === null || user.deletedAt !== null) throw new UserNotFoundError();
    return { ...user, isAdmin: this.isAdmin(user) };
  }

  async updateProfile(caller: AuthenticatedUser, change: ProfileChange): Promise<UserEntity> {
    await this.users.updateProfile(caller.id, change);
    this.announce(caller.id, { isDeactivated: false });
    return this.read(caller);
  }

  /** Deactivation refuses the user's next request and closes their connections on every node. */
  async setActive(userId: number, isActive: boolean): Promise<void> {
    await this.users.setActive(userId, isActive);
    this.announce(userId, { isDeactivated: !isActive });
  }

  /** Notifies all nodes of a change of role, limit or state. A deactivation closes the user's connections. */
  announceChange(userId: number, { isDeactivated }: { isDeactivated: boolean }): void {
    this.announce(userId, { isDeactivated });
  }

  /** Closes the user's connections on every node; their tokens are refused. */
  announceDeletion(userId: number): void {
    this.announce(userId, { isDeactivated: false, isDeleted: true });
  }

  get administratorRule(): AdministratorRule {
    return { emails: this.config.env.ADMIN_EMAILS, devLoginEnabled: this.config.devLoginEnabled };
  }

  /** Notifies all nodes of a deactivation made directly in the database. @returns the error to throw */
  deactivationFound(userId: number): AccountDisabledError {
    // The refusal is sent before the connection closes.
    setImmediate(() => this.announce(userId, { isDeactivated: true }));
    return new AccountDisabledError();
  }

  /** Counts one request. @throws UsageLimitExceededError, AccountDisabledError */
  async consumeRequest(caller: AuthenticatedUser): Promise<Usage> {
    const defaultLimit = this.config.env.DAILY_REQUEST_LIMIT;
    const counted = await this.users.countRequestAlone(caller.id, defaultLimit);
    if (counted === null) {
      const { dailyRequestLimit, isActive } = await this.read(caller);
      if (!isActive) throw this.deactivationFound(caller.id);
      throw new UsageLimitExceededError(dailyRequestLimit ?? defaultLimit, new Date());
    }
    return counted;
  }

  private async settle(claims: SignInClaims): Promise<UserEntity> {
    const { devLoginEnabled } = this.config;
    const { user, decision, releasedIds } = await this.users.settleSignIn(claims, (candidates) =>
      decideSignIn(claims, candidates, { devLoginEnabled }),
    );
    if (decision === 'refuse') throw new AddressTakenError();
    if (decision === 'deleted') throw new AccountDeletedError();
    if (user === null) throw new UserNotFoundError();
    const changedIds = decision === 'verify' ? [user.id, ...releasedIds] : releasedIds;
    for (const id of changedIds) this.announce(id, { isDeactivated: false });
    return user;
  }

  private toAccount(user: UserEntity): Account {
    const { id, email, name, isActive, signedOutAt } = user;
    return { id, email, name, isActive, signedOutAt, isAdmin: this.isAdmin(user) };
  }

  private isAdmin(user: UserEntity): boolean {
    return administratorBy(user, this.administratorRule) !== null;
  }

  private announce(userId: number, change: UserChange): void {
    this.notify(userId, change);
    this.messages.publish(CHANGED, { userId, change });
  }

  private notify(userId: number, change: UserChange): void {
    for (const listener of this.listeners) listener(userId, change);
  }
}
