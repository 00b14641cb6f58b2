const ERROR_LEVEL = 50;
const TIMEOUT_MS = 5_000;
/** Errors of one kind within this time are one notification. */
const GROUP_MS = 5 * 60_000;
const MAX_KINDS = 100;
const MAX_PER_HOUR = 30;
const HOUR_MS = 3_600_000;
/** Names and codes of errors, and contexts of the code; anything else is not sent. */
const SAFE_NAME = /^[A-Za-z][\w.-]{0,60}$/;

interface Group {
  count: number;
  firstAt: Date;
  lastAt: Date;
}

export interface NotifierOptions {
  service: string;
  /** @default the global fetch */
  send?: typeof fetch;
}

/**
 * Sends the errors of the log to a webhook: kind, count and times, never messages, stacks or values. The first error of a
 * kind is sent at once; later ones are counted and sent together every five minutes. A webhook that fails harms nothing:
 * its notification is dropped.
 */
export class ErrorNotifier {
  private readonly groups = new Map<string, Group>();
  private readonly sentAt: number[] = [];

  constructor(
    private readonly url: string,
    private readonly options: NotifierOptions,
  ) {}

  /** @param line first argument of a log method */
  observeLine(line: unknown, level: number): void {
    if (level >= ERROR_LEVEL) this.notify(kindOf(line));
  }

  /** Counts an error of a kind and sends it unless one was sent within the group's time. Never throws. */
  notify(kind: string): void {
    const now = new Date();
    const group = this.groups.get(kind);
    if (group !== undefined) {
      group.count += 1;
      group.lastAt = now;
      return;
    }
    if (this.groups.size >= MAX_KINDS) return;
    this.groups.set(kind, { count: 0, firstAt: now, lastAt: now });
    this.send(kind, { count: 1, firstAt: now, lastAt: now });
    setTimeout(() => this.closeGroup(kind), GROUP_MS).unref();
  }

  private closeGroup(kind: string): void {
    const group = this.groups.get(kind);
    this.groups.delete(kind);
    if (group === undefined || group.count === 0) return;
    this.send(kind, group);
    // The kind is still frequent: its next errors wait again.
    this.groups.set(kind, { count: 0, firstAt: new Date(), lastAt: new Date() });
    setTimeout(() => this.closeGroup(kind), GROUP_MS).unref();
  }

  private send(kind: string, { count, firstAt, lastAt }: Group): void {
    const now = Date.now();
    while ((this.sentAt[0] ?? now) < now - HOUR_MS) this.sentAt.shift();
    if (this.sentAt.length >= MAX_PER_HOUR) return;
    this.sentAt.push(now);
    const { service, send = fetch } = this.options;
    const times = count === 1 ? 'once' : `${count} times`;
    const body = {
      text: `${service}: ${kind} ${times}`,
      service,
      kind,
      count,
      first_at: firstAt.toISOString(),
      last_at: lastAt.toISOString(),
    };
    send(this.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
      .then(
        (response) => response.body?.cancel(),
        () => undefined,
      )
      .catch(() => undefined);
  }
}

/** Where the error was logged, its class and its code, e.g. `AnswerEngine TypeError`. */
export function kindOf(line: unknown): string {
  if (typeof line !== 'object' || line === null) return 'error';
  const error = line instanceof Error ? line : 'err' in line ? line.err : null;
  const context = 'context' in line ? line.context : null;
  const name = error instanceof Error ? error.name : null;
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  const parts = [context, name, code].filter((part) => typeof part === 'string' && SAFE_NAME.test(part));
  return parts.length === 0 ? 'error' : parts.join(' ');
}
