import { io, type Socket } from 'socket.io-client';

/** A client that sends one event after the other, each when the one before it is acknowledged. */
export class EventSender {
  private constructor(
    private readonly socket: Socket,
    readonly sessionId: string,
  ) {}

  /** Connects and joins the session. */
  static async connect(url: string, token: string, sessionId: string): Promise<EventSender> {
    const socket = io(`${url}/chat`, {
      auth: { token, session_id: sessionId },
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve).once('connect_error', reject);
    });
    return new EventSender(socket, sessionId);
  }

  async send(event: string, count: number): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      const payload = { session_id: this.sessionId, is_typing: index % 2 === 0 };
      const answer = (await this.socket.emitWithAck(event, payload)) as { ok: boolean };
      if (!answer.ok) throw new Error(`${event} was refused: ${JSON.stringify(answer)}`);
    }
  }

  close(): void {
    this.socket.close();
  }
}

/** Connects one client for each token. @param sessions theirs; without them the service creates one for each */
export async function openSenders(
  url: string,
  tokens: readonly string[],
  sessions?: readonly string[],
): Promise<EventSender[]> {
  const senders: EventSender[] = [];
  for (const [index, token] of tokens.entries()) {
    senders.push(
      await EventSender.connect(url, token, sessions?.[index] ?? (await createSession(url, token))),
    );
  }
  return senders;
}

async function createSession(url: string, token: string): Promise<string> {
  const response = await fetch(`${url}/api/chat/session`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{}',
  });
  if (!response.ok) throw new Error(`a session was refused: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { session_id: string }).session_id;
}
