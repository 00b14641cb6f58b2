import { toTimeZone } from '@app/chat-protocol';
import { ChatClient, ChatClientError } from '@app/client';
import { type AnswerView, JsonLinesView, TerminalView } from './answer-view.js';
import { askOnce } from './ask-once.js';
import { chat } from './interactive.js';

interface Asking {
  url: string;
  token: string;
  /** Undefined starts an interactive chat. */
  question: string | undefined;
  json: boolean;
  say: (line: string) => void;
}

/**
 * Asks a question or runs a chat.
 * @returns the exit code: 1 if the question was refused, the answer failed or the service was gone
 */
export async function askService({ url, token, question, json, say }: Asking): Promise<number> {
  const newView = (): AnswerView =>
    json ? new JsonLinesView(process.stdout) : new TerminalView(process.stdout);
  try {
    const client = await ChatClient.connect({ url, token, ...systemTimeZone() });
    try {
      if (question !== undefined) return (await askOnce(client, question, newView(), say)) ? 0 : 1;
      return (await chat(client, newView, say)) ? 0 : 1;
    } finally {
      client.close();
    }
  } catch (error) {
    if (!(error instanceof ChatClientError)) throw error;
    say(`${error.message} (${error.code})`);
    return 1;
  }
}

/** Empty if the system's setting is no time zone. */
function systemTimeZone(): { timeZone?: string } {
  const timeZone = toTimeZone(Intl.DateTimeFormat().resolvedOptions().timeZone);
  return timeZone === undefined ? {} : { timeZone };
}
