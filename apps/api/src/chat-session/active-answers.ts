/** Port to the streaming answers: chat sessions stop them and notify them of changes. */
export abstract class ActiveAnswers {
  /** Stops the streaming answer of a session, if any, on any node. Resolves after its last write. */
  abstract stopInSession(sessionId: string): Promise<void>;

  abstract sessionRenamed(sessionId: string, userId: number, title: string): void;

  abstract sessionDeleted(sessionId: string, userId: number): void;
}
