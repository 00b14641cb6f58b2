// A process of its own, the baseline: Socket.IO without a framework. It hands the model's text on, or says it itself.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import Anthropic from '@anthropic-ai/sdk';
import { Server, type Socket } from 'socket.io';
import { tellParent } from '../processes/parent.js';
import { readScript, speak } from './script.js';

const EVENTS_OF_THE_CONTRACT = ['stop', 'regenerate', 'resume', 'join', 'leave', 'typing', 'ping'];

interface Question {
  content: string;
  /** Whether the server says the text itself. */
  without_model?: boolean;
}

const model = new Anthropic({
  apiKey: 'key-of-the-bench',
  baseURL: process.env['ANTHROPIC_BASE_URL'] ?? null,
  maxRetries: 0,
  logLevel: 'off',
});
const server = createServer();
const io = new Server(server, { serveClient: false, perMessageDeflate: false });

io.of('/chat').on('connection', (socket) => {
  socket.on('message', (question: Question, acknowledge: (answer: object) => void) => {
    answer(socket, question, acknowledge).catch((error: unknown) => {
      process.stderr.write(`the plain server: ${String(error)}\n`);
      socket.emit('error', { error: { code: 'internal_error', message: String(error) } });
    });
  });
  for (const event of EVENTS_OF_THE_CONTRACT) {
    socket.on(event, (_payload: unknown, acknowledge?: (answer: object) => void) =>
      acknowledge?.({ ok: true }),
    );
  }
});

async function answer(
  socket: Socket,
  question: Question,
  acknowledge: (answer: object) => void,
): Promise<void> {
  const ids = { message_id: randomUUID(), session_id: randomUUID() };
  acknowledge({ ok: true, ...ids, message_id: randomUUID(), response_id: ids.message_id, duplicate: false });
  socket.emit('response_start', { ...ids, timestamp: new Date().toISOString() });
  const script = question.without_model === true ? readScript(question.content) : null;
  let text = '';
  for await (const content of script === null ? ask(question.content) : speak(script)) {
    const fromSeq = text.length + 1;
    text += content;
    socket.emit('response_chunk', { ...ids, from_seq: fromSeq, seq: text.length, content });
  }
  const timestamp = new Date().toISOString();
  socket.emit('response_end', { ...ids, status: 'complete', content: text, timestamp });
}

async function* ask(content: string): AsyncGenerator<string> {
  const events = await model.messages.create({
    model: 'scripted',
    max_tokens: 4096,
    stream: true,
    messages: [{ role: 'user', content }],
  });
  for await (const event of events) {
    if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') yield event.delta.text;
  }
}

server.listen(0, '127.0.0.1', () => tellParent({ port: (server.address() as { port: number }).port }));
