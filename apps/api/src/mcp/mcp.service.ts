import { ERROR_TABLE, toErrorPayload } from '@app/chat-protocol';
import { AppConfig } from '@app/config';
import { createMcpServer, type ToolReply } from '@app/mcp';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { Injectable, Logger } from '@nestjs/common';
import type { IncomingHttpHeaders } from 'node:http';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import { toAppError } from '../errors/to-app-error.js';
import { ToolsService } from '../tools/tools.service.js';
import { BatchRefusedError } from './mcp.errors.js';

/** Headers that the transport reads; the token stays outside. */
const TRANSPORT_HEADERS = ['accept', 'content-type', 'mcp-protocol-version'];

/** Streamable HTTP without sessions: each request has a server of its own, so any node can answer it. */
@Injectable()
export class McpService {
  private readonly logger = new Logger(McpService.name);
  private readonly address: string;

  constructor(
    { publicUrl }: AppConfig,
    private readonly tools: ToolsService,
  ) {
    this.address = `${publicUrl}/mcp`;
  }

  /** Answers one JSON-RPC message. @throws BatchRefusedError; the reason of an abort */
  async answer(
    user: AuthenticatedUser,
    headers: IncomingHttpHeaders,
    message: unknown,
    signal: AbortSignal,
  ): Promise<Response> {
    // A batch would count once towards the rate limit; the protocol has had none since 2025-06-18.
    if (Array.isArray(message)) throw new BatchRefusedError();
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
    const server = createMcpServer({
      definitions: () => this.tools.definitions(),
      call: (name, args, aborted) => this.call(user, name, args, aborted),
    });
    await server.connect(transport);
    const request = new Request(this.address, { method: 'POST', headers: pick(headers) });
    try {
      return await untilAborted(transport.handleRequest(request, { parsedBody: message ?? null }), signal);
    } finally {
      // Aborts a running call.
      await server.close();
    }
  }

  private async call(
    user: AuthenticatedUser,
    name: string,
    args: unknown,
    signal: AbortSignal,
  ): Promise<ToolReply> {
    try {
      return await this.tools.call(user, name, args, signal);
    } catch (error) {
      if (signal.aborted) throw error;
      const known = toAppError(error);
      if (known === undefined) this.logger.error(`${name} failed`, error);
      else if (ERROR_TABLE[known.code].status >= 500) this.logger.warn(`${name} failed`, known);
      const { code, message } = toErrorPayload(known);
      return { ok: false, result: { error: { code, message } } };
    }
  }
}

const pick = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    TRANSPORT_HEADERS.flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );

/** The response, or the signal's reason: the transport leaves its promise pending when it is closed. */
function untilAborted(response: Promise<Response>, signal: AbortSignal): Promise<Response> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    response.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
