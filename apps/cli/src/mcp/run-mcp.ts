import type { AppConfig } from '@app/config';
import { createMcpServer, type McpTools } from '@app/mcp';
import { DatasetRepository, noData, ToolRegistry } from '@app/mma';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { LogLevel } from '@nestjs/common';
import { inContext, reasonOf, ToolModule, untilInterrupted } from '../nest-context.js';
import { StderrLogger } from './stderr-logger.js';

const FAILED = 1;
const LOG_LEVELS: LogLevel[] = ['error', 'warn'];
/** As over HTTP; a line above it ends the connection. */
const MAX_MESSAGE_BYTES = 64 * 1024;

/** Serves until the client closes standard input, or until a signal; running calls are answered first. */
export async function runMcp(config: AppConfig): Promise<number> {
  try {
    await untilInterrupted((interrupted) =>
      inContext(
        ToolModule.forRoot(config),
        async (context) => {
          const state = await context.get(DatasetRepository).readState(interrupted);
          if (state === null) process.stderr.write(`${noData()}\n`);
          await serve(context.get(ToolRegistry), interrupted);
        },
        { logger: new StderrLogger(LOG_LEVELS) },
      ),
    );
    return 0;
  } catch (error) {
    process.stderr.write(`The MCP server failed: ${reasonOf(error)}\n`);
    return FAILED;
  }
}

/** @throws if the transport had to close the connection */
async function serve(registry: ToolRegistry, interrupted: AbortSignal): Promise<void> {
  const running = new Set<Promise<unknown>>();
  const tools: McpTools = {
    definitions: () => registry.definitions(),
    call: (name, args, signal) => {
      const call = registry.call(name, args, signal);
      running.add(call);
      return call.finally(() => running.delete(call));
    },
  };
  const server = createMcpServer(tools);
  server.server.onerror = (error) => process.stderr.write(`Unreadable message: ${reasonOf(error)}\n`);
  const closed = new Promise<void>((_, reject) => {
    server.server.onclose = () => reject(new Error('a message was too long'));
  });
  const ended = new Promise<void>((resolve) => {
    process.stdin.once('end', resolve).once('close', resolve);
    interrupted.addEventListener('abort', () => resolve(), { once: true });
  });
  await server.connect(
    new StdioServerTransport(process.stdin, process.stdout, { maxBufferSize: MAX_MESSAGE_BYTES }),
  );
  await Promise.race([ended, closed]);
  if (!interrupted.aborted) {
    // The last messages are handled in the next turn of the event loop.
    await new Promise((resolve) => setImmediate(resolve));
    await Promise.allSettled(running);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await server.close();
}
