/** What chat sessions need to know of answers that are being made, and whom they tell about themselves. */
export abstract class ActiveAnswers {
  /** Ends the answer that is being made in a session, if any, on whichever node, and waits until it writes nothing more. */
  abstract stopInSession(sessionId: string): Promise<void>;

  /** The person gave the session another title. */
  abstract sessionRenamed(sessionId: string, userId: number, title: string): void;

  abstract sessionDeleted(sessionId: string, userId: number): void;
}
