import { createInterface } from 'node:readline/promises';
import { type ChatClient, ChatClientError } from '@app/client';
import type { AnswerView } from './answer-view.js';
import { askOnce } from './ask-once.js';

const INTRODUCTION = `Ask about fighters, bouts, events and records, in English or Korean.
/new begins a new conversation, /quit ends. Ctrl-C stops an answer.`;

/** A small chat at the terminal: every question continues the session until /new. Lines may also come from a pipe. */
export async function chat(
  client: ChatClient,
  newView: () => AnswerView,
  say: (line: string) => void,
): Promise<void> {
  say(INTRODUCTION);
  let answering = false;
  const reader = createInterface({ input: process.stdin, output: process.stderr, prompt: '\n> ' });
  // A terminal that readline reads from gives Ctrl-C to it and not to the process.
  reader.on('SIGINT', () => {
    if (answering) process.emit('SIGINT');
    else reader.close();
  });
  // The end of a pipe may be read while the lines before it are still being answered.
  let ended = false;
  reader.once('close', () => (ended = true));
  try {
    reader.prompt();
    for await (const line of reader) {
      const input = line.trim();
      if (input === '/quit' || input === '/exit') return;
      if (input === '/new') {
        client.startNewSession();
        say('A new conversation.');
      } else if (input.startsWith('/')) {
        say(`There is no ${input}; /new and /quit are known.`);
      } else if (input !== '') {
        answering = true;
        await askAndReport(client, input, newView(), say);
        answering = false;
      }
      if (!ended) reader.prompt();
    }
  } finally {
    reader.close();
  }
}

/** A refused question (too long, daily limit) ends the question, not the chat; a lost connection ends it. */
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
