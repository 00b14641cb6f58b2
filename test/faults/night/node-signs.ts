import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceProcess } from '../../support/service-process.js';

const PAUSE_MS = 500;
const TIMEOUT_MS = 5_000;
const WARN = 40;

/** What an operator sees of the nodes: warnings in the log, and readiness. */
export class NodeSigns {
  private readonly readiness = new Set<string>();
  private readonly logStarts: number[];

  constructor(private readonly nodes: readonly ServiceProcess[]) {
    this.logStarts = nodes.map(({ log }) => log.length);
  }

  async watchUntil(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      for (const { url } of this.nodes) this.readiness.add(await readReadiness(url));
      await sleep(PAUSE_MS);
    }
  }

  /** Different states of `GET /health/ready`. */
  get states(): string[] {
    return [...this.readiness];
  }

  /** Log lines by text and their number; ids count as one. */
  get warnings(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const [index, { log }] of this.nodes.entries()) {
      for (const line of log.slice(this.logStarts[index]).split('\n')) {
        const text = textOf(line);
        if (text !== undefined) counts[text] = (counts[text] ?? 0) + 1;
      }
    }
    return counts;
  }
}

async function readReadiness(url: string): Promise<string> {
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    return `${response.status} ${withoutIds(await response.text())}`;
  } catch (error) {
    return String(error);
  }
}

/** @returns undefined for less than a warning */
function textOf(line: string): string | undefined {
  if (!line.startsWith('{')) return line.trim() === '' ? undefined : line;
  const { level, context, msg, err } = JSON.parse(line) as {
    level: number;
    context?: string;
    msg?: string;
    err?: { message?: string };
  };
  if (level < WARN) return undefined;
  const text = `[${context ?? ''}] ${msg ?? ''} ${err?.message ?? ''}`.trim();
  return withoutIds(text);
}

const withoutIds = (text: string): string => text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID');
