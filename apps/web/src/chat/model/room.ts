import type { Answer, AnswerEventPayloads, ServerEventPayloads } from '@mma-savant/client';
import { asProblem, type Problem } from '../../api/problem.js';
import type { ChatMessage } from '../../api/types.js';
import { FrameBatch } from '../../lib/frame-batch.js';
import { createStore, type Store } from '../../lib/store.js';
import { applyEvent } from './apply-event.js';
import type { ChatLink } from './connection.js';
import { readAfter, readBefore, readNewest, readVersions } from './history.js';
import { beginAnswer, toMessageView } from './message-view.js';
import { randomKey } from './random-key.js';
import { RoomEntries } from './room-entries.js';
import type { AnswerEntry, QuestionEntry } from './turns.js';

export interface RoomState {
  /** Null until the first question of a new session is stored. */
  sessionId: string | null;
  phase: 'loading' | 'ready' | 'failed' | 'deleted';
  problem: Problem | null;
  hasOlder: boolean;
  isLoadingOlder: boolean;
  /** Id of the answer that is being written. */
  runningId: string | null;
  /** Whether a question was sent whose answer has not begun. */
  isWaiting: boolean;
  /** Whether the user is typing on another connection. */
  isTypingElsewhere: boolean;
}

type ResponseStart = AnswerEventPayloads['response_start'];

/** One session: its messages, and the answers that are being written. */
export class ChatRoom {
  readonly state: Store<RoomState>;
  readonly entries = new RoomEntries();
  private readonly following = new Map<string, Answer>();
  /** Answers that were being read when the connection was lost for good. */
  private readonly lost = new Set<string>();
  private readonly withVersions = new Set<string>();
  private isLoaded = false;

  /** @param onStored called when the first question has created the session */
  constructor(
    private readonly link: ChatLink,
    sessionId: string | null,
    private readonly onStored: (room: ChatRoom, sessionId: string) => void,
  ) {
    this.state = createStore<RoomState>({
      sessionId,
      phase: sessionId === null ? 'ready' : 'loading',
      problem: null,
      hasOlder: false,
      isLoadingOlder: false,
      runningId: null,
      isWaiting: false,
      isTypingElsewhere: false,
    });
  }

  get sessionId(): string | null {
    return this.state.get().sessionId;
  }

  /** Whether the next question creates a session. */
  get expectsNewSession(): boolean {
    return this.sessionId === null || this.state.get().phase === 'deleted';
  }

  /** Joins the session and reads its newest messages; again after a failure. */
  async open(): Promise<void> {
    const { sessionId } = this;
    if (sessionId === null || this.isLoaded) return;
    this.isLoaded = true;
    this.patch({ phase: 'loading', problem: null });
    try {
      const [page] = await Promise.all([readNewest(sessionId), this.join(sessionId)]);
      this.entries.prepend(page.messages.map(toMessageView));
      this.patch({ phase: 'ready', hasOlder: page.hasOlder });
      this.followStreaming(page.messages);
    } catch (error) {
      this.isLoaded = false;
      const problem = asProblem(error);
      this.patch({ phase: 'failed', problem });
    }
  }

  private async openAgain(): Promise<void> {
    this.entries.clear();
    this.isLoaded = false;
    await this.open();
  }

  async loadOlder(): Promise<void> {
    const { hasOlder, isLoadingOlder, sessionId } = this.state.get();
    const before = this.entries.edgeId('oldest');
    if (!hasOlder || isLoadingOlder || sessionId === null || before === undefined) return;
    this.patch({ isLoadingOlder: true, problem: null });
    try {
      const page = await readBefore(sessionId, before);
      this.entries.prepend(page.messages.map(toMessageView));
      this.patch({ hasOlder: page.hasOlder });
    } catch (error) {
      this.patch({ problem: asProblem(error) });
    } finally {
      this.patch({ isLoadingOlder: false });
    }
  }

  /** Reads what happened while the connection was lost. */
  async catchUp(): Promise<void> {
    const { sessionId } = this;
    if (sessionId === null || this.state.get().phase !== 'ready') return this.open();
    const after = this.entries.edgeId('newest');
    try {
      await this.join(sessionId);
      const messages = after === undefined ? [] : await readAfter(sessionId, after);
      for (const message of messages) {
        if (!this.entries.has(message.id)) this.entries.append(toMessageView(message));
      }
      this.followStreaming(messages);
      for (const id of this.lost) void this.follow(id);
      this.lost.clear();
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code === 'session_not_found') this.deleted();
      // What was the newest message was edited meanwhile.
      else if (problem.code === 'message_not_found') await this.openAgain();
      else this.patch({ problem });
    }
  }

  /** Sends a question; a refused one stays visible with its reason. */
  async ask(content: string): Promise<void> {
    const entry = this.entries.append({
      kind: 'question',
      id: null,
      clientMessageId: randomKey(),
      content,
      timestamp: new Date().toISOString(),
      state: 'sending',
      problem: null,
    });
    await this.send(entry);
  }

  /** Sends a refused question again, as the same one. */
  async sendAgain(entry: QuestionEntry): Promise<void> {
    entry.store.update((view) => ({ ...view, state: 'sending', problem: null }));
    await this.send(entry);
  }

  /** Takes a refused question back. @returns its text */
  takeBack(entry: QuestionEntry): string {
    this.entries.remove(entry);
    return entry.store.get().content;
  }

  /** @throws Problem */
  async regenerate(answerId: string): Promise<void> {
    const client = await this.link.ready();
    this.patch({ isWaiting: true });
    try {
      await client.regenerate(answerId).accepted;
    } catch (error) {
      this.patch({ isWaiting: false });
      throw asProblem(error);
    }
  }

  /** Replaces the newest question, which is answered again. @throws Problem */
  async edit(questionId: string, content: string): Promise<void> {
    const client = await this.link.ready();
    this.patch({ isWaiting: true });
    try {
      const turn = await client.edit(questionId, content).accepted;
      if (turn !== null) this.replace(questionId, turn.message_id, content, new Date().toISOString());
    } catch (error) {
      this.patch({ isWaiting: false });
      throw asProblem(error);
    }
  }

  /** Adds the earlier versions of an answer of the history. @throws Problem */
  async loadVersions(answerId: string): Promise<void> {
    if (this.withVersions.has(answerId)) return;
    this.withVersions.add(answerId);
    const { versions } = await readVersions(answerId);
    const current = versions.find(({ is_current }) => is_current)?.question.content;
    const earlier = versions.flatMap(({ answer, question, is_current }) => {
      const view = toMessageView(answer);
      const text = question.content === current ? null : question.content;
      return is_current || view.kind !== 'answer' ? [] : [{ answer: view, question: text }];
    });
    this.entries.insertVersions(answerId, earlier);
  }

  /** @throws Problem */
  async stop(): Promise<void> {
    const { runningId } = this.state.get();
    if (runningId === null) return;
    try {
      await this.following.get(runningId)?.stop();
    } catch (error) {
      throw asProblem(error);
    }
  }

  async setTyping(isTyping: boolean): Promise<void> {
    const { sessionId } = this;
    if (sessionId === null) return;
    const client = await this.link.ready();
    await client.typing(sessionId, isTyping);
  }

  /** Leaves the session's events; running answers go on in the service. */
  leave(): void {
    const { sessionId } = this;
    if (sessionId === null) return;
    this.link
      .ready()
      .then((client) => client.leave(sessionId))
      .catch(() => undefined);
  }

  /** The session was deleted, here or elsewhere: its messages stay visible, the next question starts a new one. */
  deleted(): void {
    this.patch({ phase: 'deleted', runningId: null, isWaiting: false, hasOlder: false });
  }

  /** A question was stored, here or on another connection. */
  received(event: ServerEventPayloads['message_received']): void {
    const own =
      event.client_message_id === null ? undefined : this.entries.findQuestion(event.client_message_id);
    if (event.replaces !== null) {
      this.replace(event.replaces, event.message_id, event.content, event.timestamp);
    }
    if (own !== undefined) this.entries.identify(own, event.message_id);
    else if (!this.entries.has(event.message_id)) {
      this.entries.append({
        kind: 'question',
        id: event.message_id,
        clientMessageId: event.client_message_id,
        content: event.content,
        timestamp: event.timestamp,
        state: 'stored',
        problem: null,
      });
      this.patch({ isTypingElsewhere: false });
    }
  }

  typing(isTyping: boolean): void {
    this.patch({ isTypingElsewhere: isTyping && this.state.get().runningId === null });
  }

  /** Shows an answer as it is written. */
  show(answer: Answer, { message_id: id, reply_to, timestamp }: ResponseStart): void {
    if (this.following.has(id)) return;
    const entry = this.entries.answer(id) ?? this.entries.insertAnswer(beginAnswer(id, timestamp), reply_to);
    void this.read(id, answer, entry);
  }

  private replace(replacedId: string, id: string, content: string, timestamp: string): void {
    const clientMessageId = null;
    const state = 'stored';
    this.entries.replaceQuestion(replacedId, {
      kind: 'question',
      id,
      clientMessageId,
      content,
      timestamp,
      state,
      problem: null,
    });
  }

  private async send(entry: QuestionEntry): Promise<void> {
    const { content, clientMessageId } = entry.store.get();
    const sessionId = this.expectsNewSession ? null : this.sessionId;
    this.patch({ isWaiting: true, problem: null });
    try {
      const client = await this.link.ready();
      const answer = client.ask(content, { sessionId, clientMessageId: clientMessageId ?? randomKey() });
      const turn = await answer.accepted;
      if (turn === null) return;
      this.entries.identify(entry, turn.message_id);
      if (this.sessionId !== turn.session_id) {
        await this.join(turn.session_id);
        this.isLoaded = true;
        this.patch({ sessionId: turn.session_id, phase: 'ready' });
        this.onStored(this, turn.session_id);
      }
    } catch (error) {
      const problem = asProblem(error);
      entry.store.update((view) => ({ ...view, state: 'refused', problem }));
      this.patch({ isWaiting: false });
      if (problem.code === 'session_not_found') this.deleted();
    }
  }

  private async join(sessionId: string): Promise<void> {
    const client = await this.link.ready();
    await client.join(sessionId);
  }

  /** Continues what the history shows as unfinished. */
  private followStreaming(messages: readonly ChatMessage[]): void {
    for (const message of messages) {
      if (message.status === 'streaming') void this.follow(message.id);
    }
  }

  private async follow(id: string): Promise<void> {
    const entry = this.entries.answer(id);
    if (entry === undefined || this.following.has(id)) return;
    const client = await this.link.ready();
    // From its start: the events also hold its tool calls.
    entry.store.update((view) => ({ ...beginAnswer(id, view.timestamp), content: '' }));
    await this.read(id, client.follow(id), entry);
  }

  private async read(id: string, answer: Answer, entry: AnswerEntry): Promise<void> {
    this.following.set(id, answer);
    this.patch({ runningId: id, isWaiting: false, isTypingElsewhere: false });
    let view = entry.store.get();
    const batch = new FrameBatch(() => entry.store.set(view));
    try {
      for await (const event of answer) {
        view = applyEvent(view, event);
        batch.request();
      }
    } catch (error) {
      const problem = asProblem(error);
      this.lost.add(id);
      view = { ...view, problem, status: 'interrupted' };
      batch.request();
    } finally {
      batch.flush();
      this.following.delete(id);
      if (this.state.get().runningId === id) this.patch({ runningId: null });
    }
  }

  private patch(changes: Partial<RoomState>): void {
    this.state.update((state) => ({ ...state, ...changes }));
  }
}
