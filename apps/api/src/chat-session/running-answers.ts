/** What chat sessions need to know of answers that are being made. */
export abstract class RunningAnswers {
  /** Ends the answer that is being made in a session, if any, and waits until it writes nothing more. */
  abstract stopInSession(sessionId: string): Promise<void>;
}
