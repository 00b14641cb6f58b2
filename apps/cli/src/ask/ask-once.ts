import type { AnswerStatus, ChatClient } from '@app/client';
import type { AnswerView } from './answer-view.js';

/**
 * Asks one question and shows its answer.
 * @returns whether the answer is complete or was stopped by the user
 * @throws ChatClientError
 */
export async function askOnce(
  client: ChatClient,
  question: string,
  view: AnswerView,
  say: (line: string) => void,
): Promise<boolean> {
  const answer = client.ask(question);
  const release = onInterrupt(() => {
    say('Stopping … (press Ctrl-C again to exit)');
    answer.stop().catch((error: unknown) => say(error instanceof Error ? error.message : String(error)));
  });
  try {
    let status: AnswerStatus = 'interrupted';
    for await (const event of answer) {
      view.show(event);
      if (event.event === 'response_end') status = event.data.status;
    }
    return status === 'complete' || status === 'stopped';
  } finally {
    release();
  }
}

/** A shell and npm may both forward one Ctrl-C: signals this close together count as one. */
const SAME_PRESS_MS = 250;
const INTERRUPTED_EXIT_CODE = 130;

/**
 * Handles Ctrl-C during an answer: the first calls `stop`, the second exits the process.
 * @returns a function that removes the handler
 */
function onInterrupt(stop: () => void): () => void {
  let last = -Infinity;
  let stopping = false;
  const handle = () => {
    const now = performance.now();
    if (now - last < SAME_PRESS_MS) return;
    last = now;
    if (stopping) process.exit(INTERRUPTED_EXIT_CODE);
    stopping = true;
    stop();
  };
  process.on('SIGINT', handle);
  return () => process.removeListener('SIGINT', handle);
}
