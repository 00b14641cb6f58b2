import { createInterface } from 'node:readline/promises';
import { ChatClientError } from '../chat/chat-client.errors.js';
import type { ChatClient } from '../chat/chat-client.js';
import type { AnswerView } from './answer-view.js';
import { askOnce } from './ask-once.js';

const INTRODUCTION = `Ask about fighters, bouts, events and records, in English or Korean.
/new begins a new conversation, /quit ends. Ctrl-C stops an answer.`;

/** A small chat at the terminal: every question continues the session until /new. */
export async function chat(
  client: ChatClient,
  newView: () => AnswerView,
  say: (line: string) => void,
): Promise<void> {
  say(INTRODUCTION);
  for (;;) {
    const line = await readQuestion();
    if (line === undefined || line === '/quit' || line === '/exit') return;
    if (line === '') continue;
    if (line === '/new') {
      client.startNewSession();
      say('A new conversation.');
    } else if (line.startsWith('/')) {
      say(`There is no ${line}; /new and /quit are known.`);
    } else {
      await askAndReport(client, line, newView(), say);
    }
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
    if (!(error instanceof ChatClientError) || error.code === 'connection_lost') throw error;
    say(`${error.message} (${error.code})`);
  }
}

/** The next line; undefined at the end of the input or on Ctrl-C. The terminal is ours only while a line is read. */
async function readQuestion(): Promise<string | undefined> {
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve) => {
    reader.once('close', () => resolve(undefined));
    reader.once('SIGINT', () => reader.close());
    void reader.question('\n> ').then((line) => {
      resolve(line.trim());
      reader.close();
    });
  });
}
