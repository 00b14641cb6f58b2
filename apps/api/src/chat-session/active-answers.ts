/** What chat sessions need of streaming answers, and whom they notify of their changes. */
export abstract class ActiveAnswers {
  /** Stops the streaming answer of a session, if any, on whichever node, and waits until it writes nothing more. */
  abstract stopInSession(sessionId: string): Promise<void>;

  /** The user gave the session another title. */
  abstract sessionRenamed(sessionId: string, userId: number, title: string): void;

  abstract sessionDeleted(sessionId: string, userId: number): void;
}
