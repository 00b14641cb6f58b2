// A process of its own: a model that speaks the wire format of the Anthropic Messages API and says what it is asked to.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { answerParent, tellParent } from '../processes/parent.js';
import { readScript, speak } from './script.js';

interface MessagesRequest {
  messages: unknown[];
  system?: unknown;
  tools?: unknown;
}

const SIDE_REPLY = ['Elbows ', 'and guards'];
/** Answers that are over, whole or broken off. */
let ended = 0;
let number = 0;

const server = createServer((request, response) => {
  reply(request, response).catch((error: unknown) => {
    process.stderr.write(`the scripted model: ${String(error)}\n`);
    response.destroy();
  });
});
// Connections stay open between requests, as the vendor's do.
server.keepAliveTimeout = 120_000;

async function reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = JSON.parse(Buffer.concat(parts).toString()) as MessagesRequest;
  // Titles and notes are asked for with a prompt and without tools.
  const isSide = body.system !== undefined && body.tools === undefined;
  const script = isSide ? null : readScript(JSON.stringify(body.messages.at(-1)));
  if (script !== null) {
    response.once('close', () => {
      ended += 1;
    });
  }
  number += 1;
  response.writeHead(200, { 'content-type': 'text/event-stream', 'request-id': `req_${number}` });
  const usage = { input_tokens: 100, output_tokens: 1 };
  const message = { id: `msg_${number}`, type: 'message', role: 'assistant', model: 'scripted', content: [] };
  send(response, 'message_start', {
    message: { ...message, stop_reason: null, stop_sequence: null, usage },
  });
  send(response, 'content_block_start', { index: 0, content_block: { type: 'text', text: '' } });
  for await (const text of script === null ? SIDE_REPLY : speak(script)) {
    if (response.destroyed) return;
    const isTaken = send(response, 'content_block_delta', { index: 0, delta: { type: 'text_delta', text } });
    if (!isTaken) await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
  send(response, 'content_block_stop', { index: 0 });
  send(response, 'message_delta', {
    delta: { stop_reason: 'end_turn', stop_sequence: null },
    usage: { output_tokens: script?.pieces ?? SIDE_REPLY.length },
  });
  send(response, 'message_stop', {});
  response.end();
}

const send = (response: ServerResponse, type: string, fields: Record<string, unknown>): boolean =>
  response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`);

answerParent('ended', () => ended);
server.listen(0, '127.0.0.1', () => tellParent({ port: (server.address() as { port: number }).port }));
