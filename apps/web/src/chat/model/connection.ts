import { ChatClient, ChatClientError, type ConnectionState } from '@mma-savant/client';
import { asProblem, Problem } from '../../api/problem.js';
import { auth } from '../../auth/auth.js';
import { createStore, type Store } from '../../lib/store.js';

export type LinkState =
  | { phase: 'connecting' | 'connected' | 'reconnecting' }
  /** Final, until the reader connects again. */
  | { phase: 'closed'; problem: Problem };

const FIRST_RETRY_MS = 500;
const MAX_RETRY_MS = 5_000;

type ClientListener = (client: ChatClient) => void;

/** Keeps one chat client connected while a user is signed in. */
export class ChatLink {
  readonly state: Store<LinkState> = createStore<LinkState>({ phase: 'connecting' });
  private client: ChatClient | undefined;
  private opening: Promise<ChatClient> | undefined;
  private isEnded = false;
  private wasConnected = false;
  private readonly onClient = new Set<ClientListener>();
  private readonly onReconnected = new Set<() => void>();

  /** Calls the listener with each new client, before it has sent anything. */
  listen(onClient: ClientListener, onReconnected: () => void): void {
    this.onClient.add(onClient);
    this.onReconnected.add(onReconnected);
  }

  /** The connected client; waits for it. @throws Problem if connecting has failed for good */
  ready(): Promise<ChatClient> {
    if (this.client !== undefined) return Promise.resolve(this.client);
    this.opening ??= this.open().finally(() => {
      this.opening = undefined;
    });
    return this.opening;
  }

  reconnect(): void {
    this.client?.close();
    this.client = undefined;
    this.state.set({ phase: 'connecting' });
    this.ready().catch(() => undefined);
  }

  end(): void {
    this.isEnded = true;
    this.client?.close();
    this.client = undefined;
  }

  private async open(): Promise<ChatClient> {
    let wasRenewed = false;
    for (let delayMs = FIRST_RETRY_MS; ; delayMs = Math.min(delayMs * 2, MAX_RETRY_MS)) {
      if (this.isEnded) throw new Problem('closed', 'The page has ended the connection.');
      try {
        return this.accept(await this.connect());
      } catch (error) {
        const problem = asProblem(error);
        if (isRefusedToken(problem) && !wasRenewed) {
          auth.dropToken();
          wasRenewed = true;
          continue;
        }
        if (!isPassing(error)) {
          this.state.set({ phase: 'closed', problem });
          throw problem;
        }
        this.state.set({ phase: 'reconnecting' });
        await new Promise((resolve) => setTimeout(resolve, problem.retryAfterMs ?? delayMs));
      }
    }
  }

  private connect(): Promise<ChatClient> {
    const state = auth.state.get();
    const usesCookie = state.phase === 'signed_in' && state.by === 'cookie';
    return ChatClient.connect({
      url: window.location.origin,
      ...(usesCookie ? {} : { token: auth.readChatToken }),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      transports: ['websocket', 'polling'],
      reconnectionAttempts: Number.POSITIVE_INFINITY,
    });
  }

  private accept(client: ChatClient): ChatClient {
    this.client = client;
    client.onStateChange((state) => this.changed(client, state));
    for (const listener of this.onClient) listener(client);
    this.changed(client, client.state);
    return client;
  }

  private changed(client: ChatClient, state: ConnectionState): void {
    if (client !== this.client) return;
    if (state === 'connected') {
      const isAgain = this.wasConnected && this.state.get().phase !== 'connected';
      this.wasConnected = true;
      this.state.set({ phase: 'connected' });
      if (isAgain) for (const listener of this.onReconnected) listener();
    } else if (state === 'reconnecting') {
      this.state.set({ phase: 'reconnecting' });
    } else {
      this.client = undefined;
      const problem = asProblem(client.closeReason);
      this.state.set({ phase: 'closed', problem });
      // The sign-in was ended elsewhere, or the token was replaced: a new one may do.
      if (isRefusedToken(problem)) this.reconnect();
    }
  }
}

const isRefusedToken = ({ code }: Problem): boolean => code === 'unauthorized' || code === 'token_expired';

const isPassing = (error: unknown): boolean =>
  error instanceof ChatClientError && error.retryable && !isSignInProblem(error);

/** The token function failed because the sign-in has ended, and not because of the network. */
const isSignInProblem = ({ cause }: ChatClientError): boolean =>
  cause instanceof Problem && cause.code === 'unauthorized';
