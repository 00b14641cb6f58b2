import { createInterface } from 'node:readline/promises';
import { type ChatClient, ChatClientError } from '@app/client';
import type { AnswerView } from './answer-view.js';
import { askOnce } from './ask-once.js';

const INTRODUCTION = `Ask about fighters, bouts, events and records, in English or Korean. /help lists the commands.`;

const HELP = `/new     starts a new conversation
/help    shows this list
/quit    exits, like Ctrl-D
Ctrl-C   stops the answer; without one it exits`;

const STATES = {
  reconnecting: 'The connection to the service was lost; reconnecting …',
  connected: 'The connection is back.',
  closed: 'The service is gone. Start it and ask again.',
} as const;

/**
 * An interactive chat: questions continue one session until /new. Input may be piped.
 * @returns false if the service was gone
 */
export async function chat(
  client: ChatClient,
  newView: () => AnswerView,
  say: (line: string) => void,
): Promise<boolean> {
  say(INTRODUCTION);
  let answering = false;
  const reader = createInterface({ input: process.stdin, output: process.stderr, prompt: '\n> ' });
  // In a terminal readline receives Ctrl-C instead of the process.
  reader.on('SIGINT', () => {
    if (answering) process.emit('SIGINT');
    else reader.close();
  });
  // A pipe may end while earlier lines are still being answered.
  let ended = false;
  reader.once('close', () => (ended = true));
  const ignoreStates = client.onStateChange((state) => {
    say(STATES[state]);
    if (state === 'closed') reader.close();
    else if (state === 'connected' && !answering && !ended) reader.prompt();
  });
  try {
    reader.prompt();
    for await (const line of reader) {
      const input = line.trim();
      if (input === '/quit' || input === '/exit') return true;
      if (input === '/help') {
        say(HELP);
      } else if (input === '/new') {
        client.startNewSession();
        say('New conversation.');
      } else if (input.startsWith('/')) {
        say(`Unknown command ${input}. /help lists the commands.`);
      } else if (input !== '') {
        answering = true;
        await askAndReport(client, input, newView(), say);
        answering = false;
      }
      if (!ended) reader.prompt();
    }
    return client.state !== 'closed';
  } finally {
    ignoreStates();
    reader.close();
  }
}

/**
 * A refused question (too long, daily limit) ends the question, not the chat; a closed connection ends the
 * chat.
 */
async function askAndReport(
  client: ChatClient,
  question: string,
  view: AnswerView,
  say: (line: string) => void,
): Promise<void> {
  try {
    await askOnce(client, question, view, say);
  } catch (error) {
    if (!(error instanceof ChatClientError) || client.state === 'closed') throw error;
    say(`${error.message} (${error.code})`);
  }
}
