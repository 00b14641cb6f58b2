import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Serves a set of files with ETags, and any fault instead of a file. */
export class SyncServer {
  /** By name. */
  files: Record<string, string | Buffer>;
  /** Replaces the answer for a file. */
  faults: Record<string, Handler> = {};
  /** `STATUS NAME` of every answer. */
  readonly answers: string[] = [];

  private constructor(
    files: Record<string, string | Buffer>,
    private readonly server: ReturnType<typeof createServer>,
  ) {
    this.files = files;
    server.on('request', (request, response) => this.answer(request, response));
  }

  static async start(files: Record<string, string | Buffer>): Promise<SyncServer> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new SyncServer(files, server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/data`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const name = new URL(request.url ?? '/', 'http://localhost').pathname.replace(/^\/data\//, '');
    response.once('close', () => this.answers.push(`${response.statusCode} ${name}`));
    const fault = this.faults[name];
    if (fault !== undefined) return fault(request, response);
    const content = this.files[name];
    if (content === undefined) return void response.writeHead(404).end();
    const etag = `"${createHash('sha256').update(content).digest('hex')}"`;
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
    response.writeHead(200, { etag, 'content-length': Buffer.byteLength(content) }).end(content);
  }
}

const id = (kind: string, number: number): string =>
  `http://ufcstats.com/${kind}-details/${kind[0] ?? ''}${String(number).padStart(15, '0')}`;

/** A whole set: one event a month from 1994 with four bouts each. */
export function createFileSet(events = 50): Record<string, string> {
  const perEvent = 4;
  const numbers = [...Array(events).keys()];
  const name = (event: number): string => `Night ${event + 1}`;
  const day = (event: number): string =>
    `January ${String((event % 28) + 1).padStart(2, '0')}, ${1994 + (event % 30)}`;
  const letters = (number: number): string =>
    String.fromCharCode(65 + Math.floor(number / 26)) + String.fromCharCode(97 + (number % 26));
  const fighter = (number: number): [first: string, last: string] => [
    `Fi${letters(number)}`,
    `La${letters(number)}x`,
  ];
  const fighters = [...Array(perEvent * 2).keys()];
  const bouts = numbers.flatMap((event) =>
    [...Array(perEvent).keys()].map((bout) => ({
      event: name(event),
      bout: `${fighter(bout * 2).join(' ')} vs. ${fighter(bout * 2 + 1).join(' ')}`,
      url: id('fight', event * perEvent + bout + 1),
    })),
  );
  const lines = (header: string, rows: string[]): string => `${[header, ...rows].join('\n')}\n`;
  return {
    'ufc_event_details.csv': lines(
      'EVENT,URL,DATE,LOCATION',
      numbers.map(
        (event) => `${name(event)},${id('event', event + 1)},"${day(event)}","Denver, Colorado, USA"`,
      ),
    ),
    'ufc_fight_details.csv': lines(
      'EVENT,BOUT,URL',
      bouts.map(({ event, bout, url }) => `${event},${bout},${url}`),
    ),
    'ufc_fight_results.csv': lines(
      'EVENT,BOUT,OUTCOME,WEIGHTCLASS,METHOD,ROUND,TIME,TIME FORMAT,REFEREE,DETAILS,URL',
      bouts.map(
        ({ event, bout, url }) =>
          `${event},${bout},W/L,Lightweight Bout,KO/TKO,1,2:30,3 Rnd (5-5-5),Rita Reff,Punch,${url}`,
      ),
    ),
    'ufc_fighter_details.csv': lines(
      'FIRST,LAST,NICKNAME,URL',
      fighters.map((number) => `${fighter(number).join(',')},,${id('fighter', number + 1)}`),
    ),
  };
}
