import type { AnswerStatus, ChatClient } from '@app/client';
import type { AnswerView } from './answer-view.js';
import { onInterrupt } from './interrupts.js';

/**
 * Asks one question and shows its answer.
 * @returns whether the answer came to a good end (complete or stopped by us)
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
    say('Stopping … (Ctrl-C again quits)');
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
