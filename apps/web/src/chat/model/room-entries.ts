import { createStore, type Store } from '../../lib/store.js';
import type { AnswerView, MessageView, QuestionView } from './message-view.js';
import type { AnswerEntry, Entry, QuestionEntry } from './turns.js';

/** The messages of a session in their order, each with a store of its own and known once. */
export class RoomEntries {
  readonly list: Store<readonly Entry[]> = createStore<readonly Entry[]>([]);
  private readonly byId = new Map<string, Entry>();
  private lastKey = 0;

  answer(id: string): AnswerEntry | undefined {
    const entry = this.byId.get(id);
    return entry?.kind === 'answer' ? entry : undefined;
  }

  has(id: string): boolean {
    return this.byId.has(id);
  }

  /** Id of the oldest or newest stored message. */
  edgeId(edge: 'oldest' | 'newest'): string | undefined {
    const entries = this.list.get();
    const ordered = edge === 'oldest' ? entries : [...entries].reverse();
    for (const { store } of ordered) {
      const { id } = store.get();
      if (id !== null) return id;
    }
    return undefined;
  }

  prepend(views: readonly MessageView[]): void {
    const entries = views.filter(({ id }) => id === null || !this.has(id)).map((view) => this.create(view));
    this.list.update((known) => [...entries, ...known]);
  }

  append<View extends MessageView>(view: View): View extends QuestionView ? QuestionEntry : AnswerEntry;
  append(view: MessageView): Entry {
    const entry = this.create(view);
    this.list.update((known) => [...known, entry]);
    return entry;
  }

  /** Inserts an answer after its question and the earlier answers to it; at the end if the question is not there. */
  insertAnswer(view: AnswerView, questionId: string | null): AnswerEntry {
    const entry = this.create(view) as AnswerEntry;
    this.list.update((known) => {
      const question = known.findIndex(
        ({ kind, store }) => kind === 'question' && questionId !== null && store.get().id === questionId,
      );
      if (question === -1) return [...known, entry];
      let index = question + 1;
      while (known[index]?.kind === 'answer') index += 1;
      return [...known.slice(0, index), entry, ...known.slice(index)];
    });
    return entry;
  }

  /** Makes an own question known by the id that the service gave it. */
  identify(entry: QuestionEntry, id: string): void {
    const twin = this.byId.get(id);
    // Its event was faster than its acknowledgement.
    if (twin !== undefined && twin !== entry) this.remove(twin);
    this.byId.set(id, entry);
    entry.store.update((view) => ({ ...view, id, state: 'stored', problem: null }));
  }

  /** An edited question takes the place of the earlier one, whose answers become versions. */
  replaceQuestion(replacedId: string, view: QuestionView): void {
    const entry = this.byId.get(replacedId);
    if (entry?.kind !== 'question' || view.id === null || this.has(view.id)) return;
    const earlier = entry.store.get().content;
    this.list.update((known) => {
      const index = known.indexOf(entry);
      const next = known.findIndex(({ kind }, at) => at > index && kind === 'question');
      return known.map((other, at) => {
        const isItsAnswer = other.kind === 'answer' && at > index && (next === -1 || at < next);
        return isItsAnswer ? { ...other, question: other.question ?? earlier } : other;
      });
    });
    for (const other of this.list.get()) this.register(other);
    this.byId.delete(replacedId);
    this.byId.set(view.id, entry);
    entry.store.set(view);
  }

  /** Adds versions of an answer before it, oldest first. */
  insertVersions(
    answerId: string,
    versions: readonly { answer: AnswerView; question: string | null }[],
  ): void {
    const created = versions
      .filter(({ answer }) => !this.has(answer.id))
      .map(({ answer, question }) => ({ ...(this.create(answer) as AnswerEntry), question }));
    if (created.length === 0) return;
    for (const entry of created) this.register(entry);
    this.list.update((known) => {
      const index = known.findIndex(({ store }) => store.get().id === answerId);
      return index === -1 ? known : [...known.slice(0, index), ...created, ...known.slice(index)];
    });
  }

  findQuestion(clientMessageId: string): QuestionEntry | undefined {
    return this.list
      .get()
      .find(
        (entry): entry is QuestionEntry =>
          entry.kind === 'question' && entry.store.get().clientMessageId === clientMessageId,
      );
  }

  remove(removed: Entry): void {
    const { id } = removed.store.get();
    if (id !== null) this.byId.delete(id);
    this.list.update((known) => known.filter((entry) => entry !== removed));
  }

  clear(): void {
    this.byId.clear();
    this.list.set([]);
  }

  private create(view: MessageView): Entry {
    const key = `m${(this.lastKey += 1)}`;
    const entry: Entry =
      view.kind === 'question'
        ? { kind: 'question', key, store: createStore(view) }
        : { kind: 'answer', key, question: null, store: createStore(view) };
    this.register(entry);
    return entry;
  }

  private register(entry: Entry): void {
    const { id } = entry.store.get();
    if (id !== null) this.byId.set(id, entry);
  }
}
